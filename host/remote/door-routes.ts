/** The ways in as addresses: a code for a key, and the short address of the participants' page. */
import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { INVITED } from '#core/protocol/remote-requests'
import type { Doors } from './doors.ts'
import { GUEST_CODE } from './guest-door.ts'
import type { PairRefusal } from './pairing.ts'

/** Six digits, as a person types them. */
const bodySchema = v.strictObject({
  code: v.pipe(
    v.string(),
    v.maxLength(20),
    v.transform((code) => code.replaceAll(/[\s-]/g, '')),
    v.regex(/^\d{6}$/),
  ),
  /** What wants to come in. */
  as: v.optional(v.picklist(INVITED), 'phone'),
  /** The key that this phone has already, good or not. */
  token: v.optional(v.pipe(v.string(), v.maxLength(128))),
})
const guestSchema = v.object({ code: v.pipe(v.string(), v.toLowerCase(), v.regex(GUEST_CODE)) })

const STATUS_OF: Readonly<Record<PairRefusal, number>> = { 'wrong-code': 403, 'not-open': 409, 'too-many': 409, 'slow-down': 429 }

export function addDoorRoutes(server: FastifyInstance, doors: Doors): void {
  server.post('/pair', (request, reply) => {
    reply.header('cache-control', 'no-store')
    const body = v.safeParse(bodySchema, request.body)
    if (!body.success) return reply.code(400).send({ error: 'Send the six digits: {"code":"123456"}.' })
    const paired = doors.pair(body.output.code, request.ip, body.output.token, body.output.as)
    if (paired.ok) return reply.send({ token: paired.value })
    const seconds = Math.ceil(doors.waitOf(request.ip) / 1000)
    if (seconds > 0) reply.header('retry-after', seconds)
    return reply.code(STATUS_OF[paired.reason]).send({ refusal: paired.reason, seconds })
  })

  server.get('/g/:code', (request, reply) => {
    const params = v.safeParse(guestSchema, request.params)
    if (!params.success) return reply.code(404).send({ error: 'There is nothing here.' })
    // Behind the #, where it goes into no log and to no other server.
    return reply.redirect(`/guest/#${params.output.code}`, 302)
  })
}
