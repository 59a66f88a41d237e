/** The HTTP interface of the archive, for its page and for scripts. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import * as v from 'valibot'
import { archiveQuerySchema, stickRequestSchema } from '#core/archive/archive-answers'
import { settingsSchema } from '#core/archive/settings'
import { sessionIdSchema } from '#core/session/session-id'
import type { ArchiveDesk, HandedFile } from '../archive/archive-desk.ts'
import { LARGEST_ZIP } from '../archive/read-zip.ts'
import { describe } from './describe-issue.ts'

const paramsSchema = v.object({ id: sessionIdSchema })
const NOT_HERE = { error: 'There is no such session.' }

/** Adds its routes to `/api`, whose door has let the request in. */
export function addArchiveApi(api: FastifyInstance, archive: ArchiveDesk): void {
  api.get('/api/archive', (request, reply) => {
    const query = v.safeParse(archiveQuerySchema, request.query)
    return query.success ? archive.find(query.output) : reply.code(400).send({ error: describe(query.issues) })
  })
  api.get('/api/archive/zip', async (_, reply) => hand(reply, await archive.zip(null), 'application/zip'))
  api.get('/api/archive/:id', (request, reply) => {
    const params = v.safeParse(paramsSchema, request.params)
    const found = params.success ? archive.open(params.output.id) : null
    return found ?? reply.code(404).send(NOT_HERE)
  })
  api.get('/api/archive/:id/zip', async (request, reply) => {
    const params = v.safeParse(paramsSchema, request.params)
    return hand(reply, params.success ? await archive.zip(params.output.id) : null, 'application/zip')
  })
  api.get('/api/archive/:id/page', async (request, reply) => {
    const params = v.safeParse(paramsSchema, request.params)
    const page = params.success ? await archive.page(params.output.id) : null
    if (page === null || page.ok) return hand(reply, page?.value ?? null, 'application/pdf')
    return reply.code(409).send({ refusal: page.reason })
  })
  api.put('/api/archive/settings', (request, reply) => {
    const wanted = v.safeParse(settingsSchema, request.body)
    if (!wanted.success) return reply.code(400).send({ error: describe(wanted.issues) })
    const kept = archive.set(wanted.output)
    return reply.code(kept.ok ? 200 : 503).send({ refusal: kept.ok ? null : kept.reason })
  })
  api.get('/api/sticks', async () => ({ sticks: await archive.sticks() }))
  api.post('/api/sticks', async (request, reply) => {
    const wanted = v.safeParse(stickRequestSchema, request.body)
    if (!wanted.success) return reply.code(400).send({ error: describe(wanted.issues) })
    const written = await archive.writeStick(wanted.output.stick, wanted.output.session)
    if (written.ok) return { refusal: null, file: written.value }
    return reply.code(409).send({ refusal: written.reason, file: null })
  })
  api.register(async (files) => {
    files.removeAllContentTypeParsers()
    files.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: LARGEST_ZIP }, (_, body, done) => done(null, body))
    files.post('/api/archive/import', { bodyLimit: LARGEST_ZIP }, async (request, reply) => {
      const answer = await archive.takeIn(request.body instanceof Uint8Array ? request.body : new Uint8Array())
      return reply.code(answer.refusal === null ? 200 : 409).send(answer)
    })
  })
}

function hand(reply: FastifyReply, file: HandedFile | null, type: string): FastifyReply {
  if (file === null) return reply.code(404).send(NOT_HERE)
  return reply.type(type).header('content-disposition', `attachment; filename="${file.name}"`).send(file.data)
}
