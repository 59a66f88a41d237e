/** Whether the page will come out after the session: how the usual printer is doing, and a page with one line on trial. */
import type { PrintFailure } from '#core/protocol/paper-requests'
import type { PrinterState, ReadyView } from '#core/protocol/ready'
import type { Printer } from '../print/printer.ts'

export type PrinterView = ReadyView['printer']

export interface PrinterCheck {
  look(): Promise<PrinterView>
  /** Resolves when the printer has taken it, or with what is the matter. */
  print(): Promise<PrinterView>
}

const STATES: Readonly<Partial<Record<PrintFailure, PrinterState>>> = {
  'no-printer': 'absent',
  'printer-stopped': 'stopped',
  'out-of-paper': 'empty',
  'printer-gone': 'away',
  'printer-silent': 'away',
}

/** `trial` makes the page and prints it; why not, null when it is on its way. */
export function createPrinterCheck(printer: Pick<Printer, 'look'>, trial: () => Promise<PrintFailure | null>): PrinterCheck {
  async function look(): Promise<PrinterView> {
    const { name, trouble } = await printer.look()
    return { name, state: trouble === null ? 'ready' : stateOf(trouble) }
  }

  return {
    look,
    async print() {
      const trouble = await trial()
      const { name } = await printer.look()
      return { name, state: trouble === null ? 'printed' : stateOf(trouble) }
    },
  }
}

function stateOf(failure: PrintFailure): PrinterState {
  return STATES[failure] ?? 'failed'
}
