/** What every SQLite binding must do for the journal, so that the one in the kiosk and the one in the tests are the same to us. */
import { expect, test } from 'vitest'
import { defaultPlan } from '#core/session/plan'
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

  test(`[JO-11] ${kind}: a session that was prepared is the one that starts; plans of real sessions are read, newest first`, async () => {
    const journal = await folder()()
    journal.append([{ type: 'session-started', at: 1, id: 'a', practice: false, topic: 'participation' }])
    journal.append([{ type: 'session-started', at: 2, id: 'b', practice: true, topic: null }])
    journal.append([{ type: 'session-prepared', at: 3, id: 'c', practice: true, plan: PLAN }])
    expect(journal.earlierPlans(9).map(({ id }) => id)).toEqual(['a'])
    journal.append([{ type: 'session-started', at: 4, id: 'c', practice: false, topic: 'absence' }])
    expect(journal.readNewest().map(({ type }) => type)).toEqual(['session-prepared', 'session-started'])
    expect(journal.earlierPlans(9)).toEqual([
      { id: 'c', at: 4, plan: PLAN },
      { id: 'a', at: 1, plan: defaultPlan('participation') },
    ])
    expect(journal.earlierPlans(1)).toHaveLength(1)
    journal.close()
  })

  test(`[JO-12] ${kind}: a session that is erased is gone, the others stay, and erasing nothing says so`, async () => {
    const open = folder()
    await keepTwoSessions(open)
    const journal = await open()
    expect([journal.erase('b'), journal.erase('b')]).toEqual([true, false])
    expect(journal.readNewest().at(0)).toMatchObject({ id: 'a' })
    journal.close()
  })

  test(`[JO-33] ${kind}: whether it can be written is tried, and changes nothing`, async () => {
    const open = folder()
    await keepTwoSessions(open)
    const journal = await open()
    const before = journal.readNewest()
    expect([journal.isWritable(), journal.isWritable()]).toEqual([true, true])
    expect(journal.readNewest()).toEqual(before)
    journal.close()
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

/** The plan of a session that was prepared. */
const PLAN = { ...defaultPlan('absence'), ambition: 'Iedereen komt.' }

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
