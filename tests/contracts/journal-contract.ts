/** What every SQLite binding must do for the journal, so that the one in the kiosk and the one in the tests are the same to us. */
import { expect, test } from 'vitest'
import type { Journal } from '#host/journal/journal'

/** Opens the journal of a folder that lives as long as one test; `open` again after a close finds what was kept. */
export type OpenJournal = () => Promise<Journal>

export function journalContract(kind: string, folder: () => OpenJournal): void {
  test(`[JO-1] ${kind}: a new journal holds nothing`, async () => {
    const journal = await folder()()
    expect(journal.readNewest()).toEqual([])
    journal.close()
  })

  test(`[JO-2] ${kind}: what was appended is there after opening again, in order, the newest session only`, async () => {
    const open = folder()
    await keepTwoSessions(open)
    const second = await open()
    expect(second.readNewest()).toEqual([
      { type: 'session-started', at: 4, id: 'b', practice: true, topic: 'absence' },
      { type: 'step-changed', at: 5, from: 1, to: 5 },
      { type: 'quiet-changed', at: 6, on: true },
    ])
    second.close()
  })

  test(`[JO-3] ${kind}: events are kept all or none`, async () => {
    const journal = await folder()()
    journal.append([{ type: 'session-started', at: 1, id: 'a', practice: false, topic: null }])
    const twice = { type: 'session-started', at: 3, id: 'a', practice: false, topic: null } as const
    expect(() => journal.append([{ type: 'step-changed', at: 2, from: 1, to: 2 }, twice])).toThrow(/UNIQUE/)
    expect(journal.readNewest()).toHaveLength(1)
    journal.append([{ type: 'step-changed', at: 4, from: 1, to: 2 }])
    expect(journal.readNewest()).toHaveLength(2)
    journal.close()
    journal.close()
  })
}

/** In a function of its own: nothing of the closed journal is held when it is opened again. */
async function keepTwoSessions(open: OpenJournal): Promise<void> {
  const journal = await open()
  journal.append([{ type: 'session-started', at: 1, id: 'a', practice: false, topic: null }])
  journal.append([{ type: 'step-changed', at: 2, from: 1, to: 2 }])
  journal.append([{ type: 'session-closed', at: 3 }])
  journal.append([{ type: 'session-started', at: 4, id: 'b', practice: true, topic: 'absence' }])
  journal.append([
    { type: 'step-changed', at: 5, from: 1, to: 5 },
    { type: 'quiet-changed', at: 6, on: true },
  ])
  journal.close()
}
