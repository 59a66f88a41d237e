import { createMemoryJournal } from '../support/memory-journal.ts'
import { journalContract } from './journal-contract.ts'

journalContract('in memory', () => {
  const journal = createMemoryJournal()
  return async () => journal
})
