import { expect, test } from 'vitest'
import type { PaperView, PrintFailure } from '#core/protocol/paper-requests'
import { accepted, refused, type Result } from '#core/result'
import { createPaperDesk } from '#host/print/paper-desk'
import { createPaperMaster } from '#host/print/paper-master'
import { createPaperShare } from '#host/print/paper-share'
import type { PdfMaker } from '#host/print/pdf-maker'
import type { Printer, PrintJob } from '#host/print/printer'
import { silentLog } from '#host/ports/log'
import { createFakeClock } from '../../support/fake-clock.ts'
import { ORDINARY } from '../../support/take-homes.ts'

const PDF = new Uint8Array([1, 2, 3])

function stand(options: { readonly pdf?: PdfMaker; readonly printer?: Partial<Printer>; readonly lan?: string | null } = {}) {
  const jobs: PrintJob[] = []
  const seen: PaperView[] = []
  let made = 0
  const pdf: PdfMaker = options.pdf ?? {
    async make() {
      made++
      return accepted(PDF)
    },
  }
  const master = createPaperMaster({ pdf, page: () => 'http://here/print/', room: '', locale: 'nl' })
  const share = createPaperShare(createFakeClock(), 'secret')
  const desk = createPaperDesk({
    master,
    share,
    log: silentLog,
    address: () => options.lan ?? null,
    changed: (view) => seen.push(view),
    sticks: { write: async (_, name) => accepted(name) },
    printer: {
      look: async () => ({ name: 'Balie', trouble: null }),
      list: async () => [{ name: 'Balie', state: 'ready' }],
      async print(job) {
        jobs.push(job)
        return accepted(null)
      },
      ...options.printer,
    },
  })
  const states = (): readonly string[] => seen.map(({ state }) => state)
  return { desk, share, jobs, states, made: () => made }
}

const print = { type: 'paper.print', copies: 3, copy: 'group' } as const

test('[PT-22] nothing is printed before a session has closed', () => {
  const { desk } = stand()
  expect(desk.ask(print)).toBe('nothing-to-print')
})

test('[PT-22] a page is made, printed, and asked about; a no makes it ready again, and the PDF is made once', async () => {
  const { desk, jobs, states, made } = stand()
  desk.follow(ORDINARY)
  expect(desk.view).toMatchObject({ state: 'ready', people: 21 })
  expect(desk.ask({ type: 'paper.confirm', ok: true })).toBe('nothing-to-confirm')
  expect(desk.ask(print)).toBeNull()
  expect(desk.ask(print)).toBe('still-printing')
  await expect.poll(() => desk.view.state).toBe('asking')
  expect(states()).toEqual(['ready', 'making', 'printing', 'asking'])
  expect(jobs).toEqual([{ pdf: PDF, copies: 3, printer: null }])
  expect(desk.ask({ type: 'paper.confirm', ok: false })).toBeNull()
  expect(desk.ask({ ...print, printer: 'Hal' })).toBeNull()
  await expect.poll(() => desk.view.state).toBe('asking')
  desk.ask({ type: 'paper.confirm', ok: true })
  expect([desk.view.state, jobs[1]?.printer, made()]).toEqual(['fine', 'Hal', 1])
})

test('[PT-22] a failure comes with the printers that there are, and a PDF that failed is made anew', async () => {
  let tries = 0
  const { desk } = stand({ pdf: { make: async () => (tries++ === 0 ? refused('pdf-failed') : accepted(PDF)) } })
  desk.follow(ORDINARY)
  desk.ask(print)
  await expect.poll(() => desk.view).toMatchObject({ state: 'failed', failure: 'pdf-failed' })
  desk.ask(print)
  await expect.poll(() => desk.view).toMatchObject({ state: 'asking', failure: null })
})

test('[PT-22] what comes of a session that is over is told nobody, and the code of it is shut', async () => {
  const printing = Promise.withResolvers<Result<null, PrintFailure>>()
  const { desk, share } = stand({
    lan: 'http://10.0.0.1',
    printer: { print: () => printing.promise },
  })
  desk.follow(ORDINARY)
  desk.ask({ type: 'paper.share', on: true })
  expect(share.code).not.toBeNull()
  desk.ask(print)
  await expect.poll(() => desk.view.state).toBe('printing')
  desk.follow({ phase: 'idle' })
  printing.resolve(refused('printer-gone'))
  await printing.promise
  expect([desk.view.state, desk.view.share, share.code]).toEqual(['none', null, null])
})

test('[PT-24] the code is of this session, and only shown where phones could come', () => {
  const without = stand()
  without.desk.follow(ORDINARY)
  expect(without.desk.ask({ type: 'paper.share', on: true })).toBe('no-network')
  const { desk, share } = stand({ lan: 'http://10.0.0.1' })
  desk.follow(ORDINARY)
  desk.ask({ type: 'paper.share', on: true })
  expect(desk.view.share?.url).toBe(`http://10.0.0.1/t/${share.code}`)
  expect([share.admits(share.code ?? ''), share.admits('23456789')]).toEqual([true, false])
  desk.ask({ type: 'paper.share', on: false })
  expect([desk.view.share, share.admits('23456789')]).toEqual([null, false])
})

test('[PT-20] the stick gets the page under a name that says when and nothing else', async () => {
  const { desk } = stand()
  desk.follow(ORDINARY)
  desk.ask({ type: 'paper.save', copy: 'group' })
  await expect.poll(() => desk.view.stick).toEqual({ state: 'saved', file: 'meetlat-2026-11-23.pdf', failure: null })
})
