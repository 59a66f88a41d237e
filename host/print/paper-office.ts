/** All that has to do with paper, put together: the master, the desk that works with it, and the way to it for phones. */
import type { ArchivedSession } from '#core/archive/archived-session'
import type { Locale } from '#core/locale'
import type { PaperView, PrintFailure } from '#core/protocol/paper-requests'
import type { Result } from '#core/result'
import { takeHomeOf } from '#core/takehome/take-home'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Environment } from '../shells/electron-binary.ts'
import type { Sticks } from '../sticks/sticks.ts'
import { createChromiumPdf } from './chromium-pdf.ts'
import { createCupsPrinter } from './cups-printer.ts'
import { createPaperDesk, type PaperDesk } from './paper-desk.ts'
import { createPaperMaster, type PaperMaster } from './paper-master.ts'
import { createPaperShare, type PaperShare } from './paper-share.ts'
import type { PdfFailure, PdfMaker } from './pdf-maker.ts'
import { noPrinter, type Printer } from './printer.ts'

/** What whoever installs the kiosk says of its paper. */
export interface PaperSettings {
  /** The name of the room, on the page; empty for none. */
  readonly room: string
  /** The usual printer; null leaves it to the machine. */
  readonly printer: string | null
  /** A folder that is taken for a USB stick; null looks for real ones. */
  readonly stick: string | null
}

/** What a shell has of its own. */
export interface PaperTools {
  readonly pdf?: PdfMaker
  readonly printer?: Printer
}

export interface PaperOfficeOptions extends PaperTools {
  readonly settings: PaperSettings
  readonly sticks: Pick<Sticks, 'write'>
  readonly clock: Clock
  readonly log: Log
  readonly env: Environment
  readonly locale: Locale
  readonly secret: string
  /** The address of this host for this machine itself. */
  readonly url: () => string
  readonly address: () => string | null
  readonly changed: (view: PaperView) => void
}

export interface PaperOffice {
  readonly desk: PaperDesk
  readonly master: PaperMaster
  readonly share: PaperShare
  readonly printer: Printer
  /** Prints a page with one line on the usual printer; why not, null when it is on its way. */
  tryPrinter(): Promise<PrintFailure | null>
  /** The page of a session that lies in the archive. */
  pageOf(session: ArchivedSession): Promise<Result<Uint8Array, PdfFailure>>
  /** A drawing as a PNG, with the letters of the page. */
  pictureOf(svg: string): Promise<Result<Uint8Array, PdfFailure>>
}

export function openPaperOffice(options: PaperOfficeOptions): PaperOffice {
  const { settings, sticks, clock, log, env, locale, secret, url, address, changed } = options
  const chromium = createChromiumPdf({ clock, log, env })
  const { pdf = chromium, printer = machinePrinter(options) } = options
  const { room } = settings
  const master = createPaperMaster({ pdf, page: () => `${url()}/print/`, room, locale })
  const share = createPaperShare(clock, secret)
  return {
    desk: createPaperDesk({ master, share, printer, sticks, log, address, changed }),
    master,
    share,
    printer,
    async tryPrinter() {
      const made = await pdf.make({ paper: 'trial', locale }, `${url()}/print/`)
      if (!made.ok) return made.reason
      const printed = await printer.print({ pdf: made.value, copies: 1, printer: null })
      return printed.ok ? null : printed.reason
    },
    pictureOf: (svg) => chromium.draw(svg, `${url()}/print/`),
    pageOf(session) {
      const told = { ...session, practice: false, clock: { used: session.used, since: null } }
      const takeHome = takeHomeOf(told, { room, locale, copy: 'group', now: session.closedAt })
      return pdf.make({ paper: 'take-home', takeHome }, `${url()}/print/`)
    },
  }
}

/** Windows has no way to a printer without a window: the kiosk window brings its own. */
function machinePrinter({ clock, env, settings }: PaperOfficeOptions): Printer {
  return process.platform === 'win32' ? noPrinter : createCupsPrinter({ clock, env, usual: settings.printer })
}
