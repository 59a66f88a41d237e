/** A paper inside an address, behind the `#`: for the page that becomes a PDF, which needs no network and no key for it. */
import * as v from 'valibot'
import { paperSchema, type Paper } from './paper.ts'

export function packPaper(paper: Paper): string {
  return encodeURIComponent(JSON.stringify(paper))
}

/** Null when it is none. */
export function unpackPaper(packed: string): Paper | null {
  try {
    return paperOf(JSON.parse(decodeURIComponent(packed)))
  } catch {
    // No text of ours.
    return null
  }
}

/** What came over the network, if it is a paper. */
export function paperOf(json: unknown): Paper | null {
  const paper = v.safeParse(paperSchema, json)
  return paper.success ? paper.output : null
}
