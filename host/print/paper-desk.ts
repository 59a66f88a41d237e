/** The desk for paper: prints, saves and hands out the page of the session that has just closed, one thing at a time. */
import type { AnswerRefusal } from '#core/protocol/messages'
import { NO_PAPER, type PaperRequest, type PaperView, type PrintFailure, type SaveFailure } from '#core/protocol/paper-requests'
import { refused, type Result } from '#core/result'
import type { SessionState } from '#core/session/session'
import type { Copy } from '#core/takehome/take-home'
import type { Log } from '../ports/log.ts'
import type { Sticks } from '../sticks/sticks.ts'
import type { PaperMaster } from './paper-master.ts'
import type { PaperShare } from './paper-share.ts'
import type { PdfFailure } from './pdf-maker.ts'
import type { Printer } from './printer.ts'

export interface PaperDeskOptions {
  readonly master: PaperMaster
  readonly share: PaperShare
  readonly printer: Printer
  readonly sticks: Pick<Sticks, 'write'>
  readonly log: Log
  /** Where phones find this kiosk, without a slash at the end; null while they cannot. */
  readonly address: () => string | null
  readonly changed: (view: PaperView) => void
}

export interface PaperDesk {
  follow(session: SessionState): void
  /** Null as soon as it is at work on it; what comes of it is in the view. */
  ask(request: PaperRequest): AnswerRefusal | null
  readonly view: PaperView
}

type PrintRequest = Extract<PaperRequest, { type: 'paper.print' }>

export function createPaperDesk({ master, share, printer, sticks, log, address, changed }: PaperDeskOptions): PaperDesk {
  let view: PaperView = NO_PAPER
  let session: string | null = null

  function show(change: Partial<PaperView>): void {
    view = { ...view, ...change }
    changed(view)
  }

  /** What comes of something that was begun for a session is told only while that session is the one. */
  function tellerFor(asked: string): (change: Partial<PaperView>) => void {
    return (change) => {
      if (session === asked) show(change)
    }
  }

  async function makePdf(copy: Copy): Promise<Result<Uint8Array, PdfFailure>> {
    return (await master.make(copy)) ?? refused('pdf-failed')
  }

  async function print(asked: string, { copies, copy, printer: wanted }: PrintRequest): Promise<void> {
    const tell = tellerFor(asked)
    const fail = (failure: PrintFailure): void => {
      log.warn({ failure }, 'the page was not printed')
      tell({ state: 'failed', failure })
    }
    tell({ state: 'making', failure: null })
    const pdf = await makePdf(copy)
    if (!pdf.ok) return fail(pdf.reason)
    tell({ state: 'printing' })
    const printed = await printer.print({ pdf: pdf.value, copies, printer: wanted ?? null })
    if (!printed.ok) {
      fail(printed.reason)
      // Another one is the next thing to try.
      return lookForPrinters(asked)
    }
    tell({ state: 'asking' })
  }

  async function lookForPrinters(asked: string): Promise<void> {
    const printers = await printer.list()
    const none = printers.length === 0 && view.state !== 'failed'
    tellerFor(asked)({ printers: [...printers], ...(none ? { state: 'failed', failure: 'no-printer' } : {}) })
  }

  async function save(asked: string, copy: Copy): Promise<void> {
    const tell = tellerFor(asked)
    const fail = (failure: SaveFailure): void => {
      log.warn({ failure }, 'the page was not saved on a stick')
      tell({ stick: { state: 'failed', file: null, failure } })
    }
    tell({ stick: { state: 'saving', file: null, failure: null } })
    const pdf = await makePdf(copy)
    if (!pdf.ok) return fail(pdf.reason)
    const saved = await sticks.write(null, fileName(master.session?.startedAt ?? 0), pdf.value)
    if (!saved.ok) return fail(saved.reason)
    tell({ stick: { state: 'saved', file: saved.value, failure: null } })
  }

  function turnShare(asked: string, on: boolean): AnswerRefusal | null {
    const base = address()
    if (on && base === null) return 'no-network'
    if (on) share.open(asked)
    else share.close()
    show({ share: share.code === null || base === null ? null : { url: `${base}/t/${share.code}` } })
    // Made now, so that the first phone does not wait for it.
    if (on) void makePdf('group')
    return null
  }

  /** A bug in what runs by itself is told as a failure, and is in the log. */
  function run(work: Promise<void>, failed: () => void): null {
    work.catch((error: unknown) => {
      log.error({ err: error }, 'the desk for paper stumbled')
      failed()
    })
    return null
  }

  return {
    follow(next) {
      master.follow(next)
      const asked = next.phase === 'closed' ? next.id : null
      if (asked === session) return
      session = asked
      share.close()
      const people = master.takeHome('group')?.people ?? 0
      show(asked === null ? NO_PAPER : { ...NO_PAPER, state: 'ready', people })
    },
    ask(request) {
      if (session === null) return 'nothing-to-print'
      const asked = session
      switch (request.type) {
        case 'paper.print':
          if (view.state === 'making' || view.state === 'printing') return 'still-printing'
          return run(print(asked, request), () => tellerFor(asked)({ state: 'failed', failure: 'pdf-failed' }))
        case 'paper.confirm':
          if (view.state !== 'asking') return 'nothing-to-confirm'
          show({ state: request.ok ? 'fine' : 'ready' })
          return null
        case 'paper.printers':
          return run(lookForPrinters(asked), () => undefined)
        case 'paper.save':
          if (view.stick.state === 'saving') return 'still-printing'
          return run(save(asked, request.copy), () =>
            tellerFor(asked)({ stick: { state: 'failed', file: null, failure: 'stick-gone' } }),
          )
        case 'paper.share':
          return turnShare(asked, request.on)
      }
    },
    get view() {
      return view
    },
  }
}

/** Says when, and neither what about nor where. */
function fileName(at: number): string {
  const date = new Date(at)
  const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'))
  return `meetlat-${year}-${month}-${day}.pdf`
}
