/** The HTTP interface for room-control systems and scripts: the line, the session, and intents. */
import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import type { AnswerRefusal } from '#core/protocol/messages'
import { mayOperate, operatorRequestSchema } from '#core/protocol/operator-requests'
import { mayRequest, remoteRequestSchema } from '#core/protocol/remote-requests'
import { may } from '#core/protocol/roles'
import { intentSchema } from '#core/session/intents'
import type { FloorDesk } from '../floor/floor-desk.ts'
import type { Room } from '../room.ts'
import type { Doors } from './doors.ts'
import { isSameSecret } from './guard.ts'

export interface ApiOptions {
  readonly room: Room
  readonly doors: Doors
  readonly floorDesk: FloorDesk
  readonly token: string
}

/** Adds `/api` to the server. Every route wants `Authorization: Bearer TOKEN`. */
export function addApi(server: FastifyInstance, { room, doors, floorDesk, token }: ApiOptions): void {
  server.register(async (api) => {
    api.addHook('onRequest', async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const [scheme, given] = (request.headers.authorization ?? '').split(' ', 2)
      if (scheme?.toLowerCase() === 'bearer' && given !== undefined && isSameSecret(given, token)) return
      return reply.code(401).header('www-authenticate', 'Bearer').send({ error: 'Send the token: Authorization: Bearer TOKEN.' })
    })

    // Many room controllers and curl -d send JSON under another name. The token is what protects, not the content type.
    api.removeAllContentTypeParsers()
    api.addContentTypeParser('*', { parseAs: 'string' }, api.getDefaultJsonParser('error', 'error'))

    api.get('/api/line', () => {
      const { at, people, counts, total, certainty, doubts, sources } = room.line
      const { kind, state, practice } = room.view.source
      const { hand, sources: chosen } = room.views.desk
      return {
        at,
        source: { kind, state, practice },
        people,
        counts,
        total,
        certainty,
        doubts,
        sources,
        counted: chosen.counted,
        hand,
      }
    })

    api.get('/api/session', () => {
      const { phase, step, id, topic, wording, quiet, practice, positions, guests, locale } = room.view
      const { today, forward } = room.views.desk
      const now = phase === 'running' ? step : null
      return { phase, step: now, id, topic, wording, quiet, practice, positions, today, forward, guests, locale }
    })

    api.get('/api/remotes', () => ({ ...doors.remotes, doors: doors.view }))

    api.post('/api/remotes', (request, reply) => {
      const wanted = v.safeParse(remoteRequestSchema, request.body)
      if (!wanted.success) return reply.code(400).send({ error: describe(wanted.issues) })
      if (!mayRequest('script', wanted.output.type)) return reply.code(403).send({ refusal: 'not-allowed' })
      const refusal = doors.request(wanted.output, { device: null })
      return reply.code(statusOf(refusal)).send({ refusal })
    })

    api.get('/api/floor', () => floorDesk.view)

    api.post('/api/operator', async (request, reply) => {
      const wanted = v.safeParse(operatorRequestSchema, request.body)
      if (!wanted.success) return reply.code(400).send({ error: describe(wanted.issues) })
      if (!mayOperate('script', wanted.output.type)) return reply.code(403).send({ refusal: 'not-allowed' })
      const refusal = await floorDesk.ask(wanted.output)
      return reply.code(statusOf(refusal)).send({ refusal })
    })

    api.post('/api/intents', (request, reply) => {
      const intent = v.safeParse(intentSchema, request.body)
      if (!intent.success) return reply.code(400).send({ error: describe(intent.issues) })
      if (!may('script', intent.output.type)) return reply.code(403).send({ refusal: 'not-allowed' })
      const refusal = room.ask(intent.output)
      return reply.code(statusOf(refusal)).send({ refusal })
    })
  })
}

function statusOf(refusal: AnswerRefusal | null): number {
  if (refusal === null) return 200
  return refusal === 'not-stored' ? 503 : 409
}

/** Where the first thing is wrong, and what was expected there. */
function describe(issues: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string {
  const [issue] = issues
  const path = v.getDotPath(issue)
  return path === null ? issue.message : `${path}: ${issue.message}`
}
