/** The HTTP interface for room-control systems and scripts: the line, the session, and intents. */
import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import type { AnswerRefusal } from '#core/protocol/messages'
import { mayOperate, operatorRequestSchema, type OperatorRefusal, type OperatorRequest } from '#core/protocol/operator-requests'
import { mayPrint, paperRequestSchema } from '#core/protocol/paper-requests'
import { mayRequest, remoteRequestSchema } from '#core/protocol/remote-requests'
import { may } from '#core/protocol/roles'
import { intentSchema } from '#core/session/intents'
import { COPIES } from '#core/takehome/take-home'
import type { ArchiveDesk } from '../archive/archive-desk.ts'
import type { FloorDesk } from '../floor/floor-desk.ts'
import type { MarkerDesk } from '../markers/marker-desk.ts'
import type { PaperOffice } from '../print/paper-office.ts'
import type { Room } from '../room.ts'
import { addArchiveApi } from './archive-api.ts'
import { describe } from './describe-issue.ts'
import type { Doors } from './doors.ts'
import { isSameSecret } from './guard.ts'
import { sendPdf } from './paper-routes.ts'

export interface ApiOptions {
  readonly room: Room
  readonly doors: Doors
  readonly floorDesk: FloorDesk
  readonly markers: MarkerDesk
  readonly operate: (request: OperatorRequest) => Promise<OperatorRefusal | null>
  readonly archive: ArchiveDesk
  readonly office: PaperOffice
  readonly token: string
}

/** Adds `/api` to the server. Every route wants `Authorization: Bearer TOKEN`. */
export function addApi(
  server: FastifyInstance,
  { room, doors, floorDesk, markers, operate, archive, office, token }: ApiOptions,
): void {
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

    api.get('/api/markers', () => markers.view)

    api.post('/api/operator', async (request, reply) => {
      const wanted = v.safeParse(operatorRequestSchema, request.body)
      if (!wanted.success) return reply.code(400).send({ error: describe(wanted.issues) })
      if (!mayOperate('script', wanted.output.type)) return reply.code(403).send({ refusal: 'not-allowed' })
      const refusal = await operate(wanted.output)
      return reply.code(statusOf(refusal)).send({ refusal })
    })

    addPaperApi(api, office)

    api.post('/api/intents', (request, reply) => {
      const intent = v.safeParse(intentSchema, request.body)
      if (!intent.success) return reply.code(400).send({ error: describe(intent.issues) })
      if (!may('script', intent.output.type)) return reply.code(403).send({ refusal: 'not-allowed' })
      const refusal = room.ask(intent.output)
      return reply.code(statusOf(refusal)).send({ refusal })
    })

    addArchiveApi(api, archive)
  })
}

const copySchema = v.object({ copy: v.optional(v.picklist(COPIES), 'group') })

/** What people take home of the session that has just closed, and printing it. */
function addPaperApi(api: FastifyInstance, { desk, master }: PaperOffice): void {
  api.get('/api/paper', () => desk.view)

  api.post('/api/paper', (request, reply) => {
    const wanted = v.safeParse(paperRequestSchema, request.body)
    if (!wanted.success) return reply.code(400).send({ error: describe(wanted.issues) })
    if (!mayPrint('script', wanted.output.type)) return reply.code(403).send({ refusal: 'not-allowed' })
    const refusal = desk.ask(wanted.output)
    return reply.code(statusOf(refusal)).send({ refusal })
  })

  api.get('/api/take-home', (request, reply) => {
    const { copy } = v.parse(v.fallback(copySchema, { copy: 'group' }), request.query)
    const takeHome = master.takeHome(copy)
    if (takeHome === null) return reply.code(409).send({ refusal: 'nothing-to-print' })
    return { paper: 'take-home', takeHome }
  })

  api.get('/api/take-home.pdf', async (request, reply) => {
    const { copy } = v.parse(v.fallback(copySchema, { copy: 'group' }), request.query)
    const pdf = await master.make(copy)
    if (pdf === null) return reply.code(409).send({ refusal: 'nothing-to-print' })
    return pdf.ok ? sendPdf(reply, pdf.value) : reply.code(503).send({ refusal: pdf.reason })
  })
}

function statusOf(refusal: AnswerRefusal | null): number {
  if (refusal === null) return 200
  return refusal === 'not-stored' ? 503 : 409
}
