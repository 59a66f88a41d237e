/**
 * The readers at the marks: where people say with a badge that they stand. Tokens of badges live in this memory alone, with a salt that is
 * drawn anew when a session ends; nothing of them is shown, logged or written.
 */
import { createBadgeBook } from '#core/presence/badge-book'
import type { Place } from '#core/presence/place'
import { createTapLedger } from '#core/presence/tap-ledger'
import { readTyped, type Typed } from '#core/presence/wedge'
import { MARKER_NOTICES, type MarkerNotice, type MarkersView } from '#core/protocol/markers-view'
import type { MarkerRequest, OperatorRefusal } from '#core/protocol/operator-requests'
import type { SourceView } from '#core/protocol/source-view'
import { SCALE_NUMBERS, type ScaleNumber } from '#core/scale/position'
import type { SessionState } from '#core/session/session'
import type { Cancel, Clock } from '../ports/clock.ts'
import type { Report } from '../sources/source.ts'
import { createNoticeBoard } from './notice-board.ts'
import { createReaderList, type ReaderOrigin } from './reader-list.ts'
import type { SaltBox } from './salt-box.ts'
import type { Voices, WedgeStore } from './wedge-store.ts'

export interface MarkerDeskOptions {
  readonly clock: Clock
  readonly salt: SaltBox
  readonly store: WedgeStore
  readonly listener: MarkerDeskListener
}

export interface MarkerDeskListener {
  places(taken: readonly Place[]): void
  view(view: MarkersView): void
}

/** What boards tell that have readers. */
export type MarkerReport = Extract<Report, { type: 'board' | 'card' | 'readers' }>

export interface MarkerDesk {
  hear(from: ReaderOrigin, told: MarkerReport): void
  showSource(from: ReaderOrigin, view: SourceView): void
  /** A reader that is a keyboard typed this, in the kiosk's own window. */
  typed(text: string): void
  ask(request: MarkerRequest): OperatorRefusal | null
  /** A session that ends takes its badges along. The first one is that with which the kiosk began. */
  follow(session: Pick<SessionState, 'phase'>): void
  readonly view: MarkersView
  /** Forgets all. */
  stop(): void
}

/** Cards whose number is drawn anew each time: phones, and some bank cards. */
const NOBODY = '0'.repeat(16)
/** How long it is told, ms. */
const PHONE_TOLD = 8000
const TOLD = 60_000
const LISTENS = 30_000
const OFF: SourceView = { kind: 'none', state: 'off', practice: false, detail: null }

export function createMarkerDesk({ clock, salt, store, listener }: MarkerDeskOptions): MarkerDesk {
  const book = createBadgeBook()
  const ledger = createTapLedger()
  const list = createReaderList()
  const notices = createNoticeBoard<MarkerNotice>(clock, tell)
  let voices: Voices = store.read()
  let source = OFF
  let followed: SessionState['phase'] | null = null
  let hadBadges = false
  let learning: MarkersView['learning'] = null
  let cancelLearning: Cancel | null = null
  let view = viewNow()

  function viewNow(): MarkersView {
    const readers = list.readers(voices)
    const isUp = (notice: MarkerNotice): boolean => {
      if (notice === 'reader-unnamed') return list.unnamed
      // Where there are no readers nobody has a badge.
      return notices.has(notice) && (notice !== 'tap-again' || readers.length > 0)
    }
    const { state, practice } = source
    const atMarks = book.atMarks
    const badges = SCALE_NUMBERS.map((number) => atMarks.get(number) ?? 0)
    return { state, practice, readers, badges, notices: MARKER_NOTICES.filter(isUp), learning }
  }

  function tell(): void {
    view = viewNow()
    listener.view(view)
  }

  function moved(): void {
    listener.places(book.places)
    tell()
  }

  function tap(token: string, mark: ScaleNumber, late = 0, board = ''): void {
    const outcome = book.tap({ token, mark, at: clock.now(), late, board })
    if (outcome === 'too-fast') return
    notices.drop('tap-again')
    if (outcome === 'full') notices.raise('full', TOLD)
    moved()
  }

  function hearCard({ uid, boot, event, late }: Extract<MarkerReport, { type: 'card' }>): void {
    const { again, missed } = ledger.take(uid, boot, event.event)
    if (again) return
    if (missed > 0) notices.raise('taps-missed', TOLD)
    const mark = SCALE_NUMBERS.find((number) => number === event.mark)
    if (event.move === 'arrive' && mark !== undefined) {
      if (event.token !== NOBODY) return tap(event.token, mark, late, uid)
      notices.raise('phone', PHONE_TOLD)
    }
    tell()
  }

  function forgetBadges(): void {
    hadBadges = book.places.length > 0
    book.clearAll()
    ledger.forgive()
    notices.drop('tap-again')
    salt.renew()
    moved()
  }

  function endLearning(next: MarkersView['learning']): null {
    cancelLearning?.()
    cancelLearning = null
    learning = next
    tell()
    return null
  }

  function learn(mark: ScaleNumber): null {
    endLearning({ mark, state: 'listening' })
    cancelLearning = clock.after(LISTENS, () => void endLearning({ mark, state: 'nobody-typed' }))
    return null
  }

  /** One reader at a mark, and one mark for a voice. */
  function stand({ voice, number }: Typed, mark: ScaleNumber): void {
    const others = [...voices].filter(([known, at]) => known !== voice && at.mark !== mark)
    const before = voices.get(voice)
    const next: Voices = new Map([...others, [voice, { mark, digits: number.length }]])
    if (!store.keep(next).ok) return void endLearning({ mark, state: 'not-stored' })
    voices = next
    notices.drop('unknown-reader')
    endLearning({ mark, state: before === undefined || before.mark === mark ? 'learned' : 'same-voice' })
  }

  function hearTyped({ voice, number }: Typed): void {
    const reader = voices.get(voice)
    if (reader === undefined) notices.raise('unknown-reader', TOLD)
    // Two readers that type in the same moment make numbers of another length, and those are nobody's.
    else if (reader.digits !== number.length) notices.raise('taps-missed', TOLD)
    // A badge has another number on a board than on a keyboard; the two must never meet by chance.
    else return tap(`typed ${salt.tokenOf(number)}`, reader.mark)
    tell()
  }

  function forgetReader(mark: ScaleNumber): OperatorRefusal | null {
    const next = new Map([...voices].filter(([, at]) => at.mark !== mark))
    if (!store.keep(next).ok) return 'not-stored'
    voices = next
    return endLearning(null)
  }

  return {
    hear(from, told) {
      if (told.type === 'card') return hearCard(told)
      if (told.type === 'readers') list.hear(from, told.faults)
      else {
        list.meet(from, told.readers)
        ledger.meet(told.uid, told.boot)
      }
      tell()
    },
    showSource(from, next) {
      list.showSource(from, next)
      if (from === 'markers') source = next
      tell()
    },
    typed(text) {
      const typed = readTyped(text)
      const at = learning?.state === 'listening' ? learning.mark : undefined
      if (at === undefined) hearTyped(typed)
      else stand(typed, at)
    },
    ask(request) {
      switch (request.type) {
        case 'badge.clear':
          if (!book.clearOne(request.mark)) return 'no-badge'
          moved()
          return null
        case 'badge.clear-all':
          book.clearAll()
          moved()
          return null
        case 'reader.learn':
          return learn(request.mark)
        case 'reader.forget':
          return forgetReader(request.mark)
        case 'reader.cancel':
          return endLearning(null)
      }
    },
    follow({ phase }) {
      const before = followed
      followed = phase
      if (before === 'running' && phase !== 'running') forgetBadges()
      // The kiosk began in the midst of a session, or one that was over goes on: nobody knows the badges any more.
      const goesOn = before === null || (before === 'closed' && hadBadges)
      if (phase === 'running' && before !== 'running' && goesOn) {
        notices.raise('tap-again')
        tell()
      }
    },
    get view() {
      return view
    },
    stop() {
      cancelLearning?.()
      notices.stop()
      book.clearAll()
      salt.forget()
    },
  }
}
