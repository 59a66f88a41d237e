/** The page for everybody, by the code that the big screen shows: a PDF, or where none can be made the page itself. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import * as v from 'valibot'
import { PAPER_CODE } from '../print/paper-share.ts'
import type { PaperOffice } from '../print/paper-office.ts'

const codeSchema = v.object({ code: v.pipe(v.string(), v.toLowerCase(), v.regex(PAPER_CODE)) })

export function addPaperRoutes(server: FastifyInstance, { master, share }: PaperOffice): void {
  /** Whether this may go on; if not it was answered. The pace comes first, so that codes cannot be tried. */
  function isWelcome(params: unknown, address: string, reply: FastifyReply): boolean {
    reply.header('cache-control', 'no-store')
    if (!share.mayFetch(address)) {
      void reply.code(429).header('retry-after', 2).send({ error: 'Too many at once. Try again in a moment.' })
      return false
    }
    const code = v.safeParse(codeSchema, params)
    if (code.success && share.admits(code.output.code)) return true
    void reply.code(404).send({ error: 'There is nothing here.' })
    return false
  }

  server.get('/t/:code', async (request, reply) => {
    if (!isWelcome(request.params, request.ip, reply)) return reply
    const pdf = await master.make('group')
    if (pdf?.ok === true) return sendPdf(reply, pdf.value)
    const { code } = v.parse(codeSchema, request.params)
    // Behind the #, where it goes into no log.
    return reply.redirect(`/print/#code=${code}`, 302)
  })

  server.get('/t/:code/paper', (request, reply) => {
    if (!isWelcome(request.params, request.ip, reply)) return reply
    return { paper: 'take-home', takeHome: master.takeHome('group') }
  })
}

/** Shown by the phone itself, which can keep it. */
export function sendPdf(reply: FastifyReply, pdf: Uint8Array): FastifyReply {
  return reply
    .header('content-type', 'application/pdf')
    .header('content-disposition', 'inline; filename="meetlat.pdf"')
    .header('x-robots-tag', 'noindex')
    .send(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength))
}
