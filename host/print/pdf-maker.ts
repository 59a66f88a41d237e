/** Makes the PDF of a paper, as a port: it is the master of everything that is printed, saved or handed out. */
import type { Result } from '#core/result'
import type { Paper } from '#core/takehome/paper'
import { packPaper } from '#core/takehome/paper-address'

/** `no-pdf`: nothing on this machine can make one; `pdf-failed`: what can, did not, or not in time. */
export const PDF_FAILURES = ['no-pdf', 'pdf-failed'] as const
export type PdfFailure = (typeof PDF_FAILURES)[number]

export interface PdfMaker {
  /** `page` is the address of the page for paper on this host, without what stands behind its `#`. */
  make(paper: Paper, page: string): Promise<Result<Uint8Array, PdfFailure>>
}

/** A page that is not there by then, ms, does not come any more. */
export const PDF_WITHIN = 20_000

/** How every maker prints: what the page itself says of its size, with tags for who cannot see it, and without an outline. */
export const PDF_FORM = {
  printBackground: true,
  preferCSSPageSize: true,
  generateTaggedPDF: true,
  generateDocumentOutline: false,
} as const

/** The name under which a maker goes: it is written into the PDF. */
export const PDF_AGENT = 'Meetlat'

/** The address that shows this paper on the page for paper. */
export function addressOf(paper: Paper, page: string): string {
  return `${page}#paper=${packPaper(paper)}`
}

/** Resolves when the page is as it will be printed. */
export const PAPER_IS_READY = 'window.paper'
