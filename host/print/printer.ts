/** Printers, as a port. The PDF is made before; here it only has to come out. */
import type { PaperView, PrintFailure } from '#core/protocol/paper-requests'
import { refused, type Result } from '#core/result'

export type PrinterFact = PaperView['printers'][number]

export interface PrintJob {
  readonly pdf: Uint8Array
  readonly copies: number
  /** Null: the usual one. */
  readonly printer: string | null
}

/** How the usual printer is doing; `name` null when there is none. */
export interface PrinterLook {
  readonly name: string | null
  /** What would keep a page from coming out now. */
  readonly trouble: PrintFailure | null
}

export interface Printer {
  /** Looks at the usual one, and changes nothing. */
  look(): Promise<PrinterLook>
  /** The printers that there are; none is no failure. */
  list(): Promise<readonly PrinterFact[]>
  /** Resolves when a printer has all of it and is at work. What fails is taken back: nothing comes out later by itself. */
  print(job: PrintJob): Promise<Result<null, PrintFailure>>
}

/** A printer that says nothing for so long, ms, is not waited for. */
export const ANSWERS_WITHIN = 20_000

/** For a machine on which there is no way to a printer. */
export const noPrinter: Printer = {
  look: async () => ({ name: null, trouble: 'no-printer' }),
  list: async () => [],
  print: async () => refused('no-printer'),
}
