/** What every way to a printer keeps. */
import { expect, test } from 'vitest'
import type { Printer } from '#host/print/printer'

export interface PrinterStand {
  readonly printer: Printer
  /** A printer that works, by its name. */
  readonly good: string
  /** What came out, with how many copies. */
  out(): Promise<readonly { readonly pdf: Uint8Array; readonly copies: number }[]>
}

const PDF = new TextEncoder().encode('%PDF-1.4\n%%EOF\n')

export function keepsPrinterContract(name: string, open: () => PrinterStand): void {
  test(`[PT-14] ${name}: what is printed comes out byte for byte, with its copies, on the printer that was named`, async () => {
    const { printer, good, out } = open()
    const before = (await out()).length
    expect(await printer.print({ pdf: PDF, copies: 3, printer: good })).toEqual({ ok: true, value: null })
    const after = await out()
    expect(after.length).toBe(before + 1)
    expect(after.at(-1)).toEqual({ pdf: PDF, copies: 3 })
  })

  test(`[PT-14] ${name}: it tells which printers there are, and the usual one is used when none is named`, async () => {
    const { printer, good, out } = open()
    expect(await printer.list()).toContainEqual({ name: good, state: 'ready' })
    const before = (await out()).length
    expect((await printer.print({ pdf: PDF, copies: 1, printer: null })).ok).toBe(true)
    expect((await out()).length).toBe(before + 1)
  })

  test(`[PT-14] ${name}: a printer that is not there is a reason, and nothing comes out`, async () => {
    const { printer, out } = open()
    const before = (await out()).length
    expect(await printer.print({ pdf: PDF, copies: 1, printer: 'Nergens' })).toEqual({ ok: false, reason: 'printer-gone' })
    expect((await out()).length).toBe(before)
  })
}
