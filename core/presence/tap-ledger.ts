/** Which card events of boards have been counted: each once, by board, boot and number, and how many were never heard. */

export interface TapLedger {
  /** A board said hello. A boot that is another one than before begins its numbers at 1. */
  meet(board: string, boot: number): void
  /** `again` it was counted before. `missed` events before it never came. */
  take(board: string, boot: number, event: number): { readonly again: boolean; readonly missed: number }
  /** The salt is another one: what boards dropped because of it is not missed. */
  forgive(): void
}

interface Account {
  readonly boot: number
  /** The last event that came; null when the board was at work before it was met, and nobody knows. */
  readonly last: number | null
  /** What comes next may be any later number. */
  readonly isForgiven: boolean
}

const UNKNOWN = { last: null, isForgiven: false }
/** Boards that are remembered: far more than hang on one kiosk. */
const MOST_BOARDS = 8

export function createTapLedger(): TapLedger {
  const accounts = new Map<string, Account>()

  function write(board: string, account: Account): void {
    accounts.delete(board)
    accounts.set(board, account)
    const [oldest] = accounts.keys()
    if (accounts.size > MOST_BOARDS && oldest !== undefined) accounts.delete(oldest)
  }

  return {
    meet(board, boot) {
      const known = accounts.get(board)
      if (known?.boot === boot) return
      write(board, { boot, last: known === undefined ? null : 0, isForgiven: false })
    },
    take(board, boot, event) {
      const known = accounts.get(board)
      const { last, isForgiven } = known?.boot === boot ? known : UNKNOWN
      if (last !== null && event <= last) return { again: true, missed: 0 }
      write(board, { boot, last: event, isForgiven: false })
      return { again: false, missed: last === null || isForgiven ? 0 : event - last - 1 }
    },
    forgive() {
      for (const [board, account] of accounts) accounts.set(board, { ...account, isForgiven: true })
    },
  }
}
