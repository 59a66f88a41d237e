import { afterAll, beforeAll, describe } from 'vitest'
import { createCupsPrinter } from '#host/print/cups-printer'
import { systemClock } from '#host/ports/clock'
import { startCups, type Cups } from '../support/cups.ts'
import { createPaperPrinter } from '../support/paper-printer.ts'
import { keepsPrinterContract } from './printer-contract.ts'

describe('a printer of a test', () => {
  const printer = createPaperPrinter('Balie')
  keepsPrinterContract('a printer of a test', () => ({
    printer,
    good: 'Balie',
    out: async () => printer.jobs.map(({ pdf, copies }) => ({ pdf, copies })),
  }))
})

describe('CUPS', () => {
  let cups: Cups
  beforeAll(async () => {
    cups = await startCups()
    await cups.add('Balie', 'file')
  })
  afterAll(() => cups.stop())

  keepsPrinterContract('CUPS', () => ({
    printer: createCupsPrinter({ clock: systemClock, env: cups.env, usual: null }),
    good: 'Balie',
    async out() {
      const files = await cups.out()
      return Promise.all(
        files.map(async (file) => ({ pdf: new Uint8Array(await cups.read(file)), copies: Number(/copies-(\d+)/.exec(file)?.[1]) })),
      )
    },
  }))
})
