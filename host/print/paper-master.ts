/** The master of the session that has just closed: what people take home, and its PDF, made when it is first needed and kept in memory alone. */
import type { Locale } from '#core/locale'
import type { Result } from '#core/result'
import type { ClosedState, SessionState } from '#core/session/session'
import { takeHomeOf, type Copy, type TakeHome } from '#core/takehome/take-home'
import type { PdfFailure, PdfMaker } from './pdf-maker.ts'

export interface PaperMasterOptions {
  readonly pdf: PdfMaker
  /** The address of the page for paper on this host. */
  readonly page: () => string
  readonly room: string
  readonly locale: Locale
}

export interface PaperMaster {
  follow(session: SessionState): void
  /** The session that has just closed; null while there is none. */
  readonly session: ClosedState | null
  /** Null while no session has just closed. */
  takeHome(copy: Copy): TakeHome | null
  /** The PDF of this copy. Asked for while it is made it is made once; one that failed is made anew. */
  make(copy: Copy): Promise<Result<Uint8Array, PdfFailure>> | null
}

export function createPaperMaster({ pdf, page, room, locale }: PaperMasterOptions): PaperMaster {
  let session: ClosedState | null = null
  /** Of this very session: what is changed after it was opened again makes another page. */
  const made = new Map<Copy, Promise<Result<Uint8Array, PdfFailure>>>()

  function takeHome(copy: Copy): TakeHome | null {
    return session === null ? null : takeHomeOf(session, { room, locale, copy, now: session.closedAt })
  }

  return {
    follow(next) {
      const closed = next.phase === 'closed' ? next : null
      if (closed === session) return
      session = closed
      made.clear()
    },
    get session() {
      return session
    },
    takeHome,
    make(copy) {
      const known = made.get(copy)
      if (known !== undefined) return known
      const content = takeHome(copy)
      if (content === null) return null
      const making = pdf.make({ paper: 'take-home', takeHome: content }, page())
      made.set(copy, making)
      void making.then(({ ok }) => !ok && made.get(copy) === making && made.delete(copy))
      return making
    },
  }
}
