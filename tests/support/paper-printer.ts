/** A printer of a test: keeps what it prints. */
import { accepted, refused } from '#core/result'
import type { Printer, PrintJob } from '#host/print/printer'

export interface PaperPrinter extends Printer {
  readonly jobs: readonly PrintJob[]
}

export function createPaperPrinter(name: string): PaperPrinter {
  const jobs: PrintJob[] = []
  return {
    jobs,
    look: async () => ({ name, trouble: null }),
    list: async () => [{ name, state: 'ready' }],
    async print(job) {
      if (job.printer !== null && job.printer !== name) return refused('printer-gone')
      jobs.push(job)
      return accepted(null)
    },
  }
}
