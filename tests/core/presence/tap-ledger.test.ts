import { expect, test } from 'vitest'
import { createTapLedger } from '#core/presence/tap-ledger'

const NEW = { again: false, missed: 0 }
const AGAIN = { again: true, missed: 0 }

test('[NF-4] an event counts once by board, boot and number, whatever connection it comes over', () => {
  const ledger = createTapLedger()
  ledger.meet('A', 1)
  expect([ledger.take('A', 1, 1), ledger.take('A', 1, 1), ledger.take('A', 1, 2)]).toEqual([NEW, AGAIN, NEW])
  ledger.meet('A', 1)
  expect(ledger.take('A', 1, 2)).toEqual(AGAIN)
  expect(ledger.take('B', 1, 2)).toEqual(NEW)
  ledger.meet('A', 2)
  expect(ledger.take('A', 2, 1)).toEqual(NEW)
})

test('[NF-5] what is missing in the numbers is counted, from the first one of a boot that was seen to begin', () => {
  const ledger = createTapLedger()
  ledger.meet('A', 1)
  // The board was at work before: nobody knows what went before this.
  expect(ledger.take('A', 1, 40)).toEqual(NEW)
  expect(ledger.take('A', 1, 43)).toEqual({ again: false, missed: 2 })
  ledger.meet('A', 2)
  expect(ledger.take('A', 2, 3)).toEqual({ again: false, missed: 2 })
})

test('[NF-5] what a board drops because of another salt is not missed, and what was counted does not count again', () => {
  const ledger = createTapLedger()
  ledger.meet('A', 1)
  ledger.take('A', 1, 5)
  ledger.forgive()
  expect(ledger.take('A', 1, 5)).toEqual(AGAIN)
  expect(ledger.take('A', 1, 9)).toEqual(NEW)
  expect(ledger.take('A', 1, 11)).toEqual({ again: false, missed: 1 })
})

test('[NF-4] boards are forgotten beyond eight', () => {
  const ledger = createTapLedger()
  for (let board = 0; board < 1000; board++) ledger.meet(`${board}`, 1)
  ledger.take('999', 1, 1)
  expect(ledger.take('999', 1, 1)).toEqual(AGAIN)
})
