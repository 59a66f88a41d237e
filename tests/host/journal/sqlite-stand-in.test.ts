import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, vi } from 'vitest'
import type { Journal } from '#host/journal/journal'
import { JournalInUse, openSqliteJournal } from '#host/journal/sqlite-journal'
import { systemClock } from '#host/ports/clock'
import { silentLog } from '#host/ports/log'
import { journalContract } from '../../contracts/journal-contract.ts'

// The Electron that the tests can always have is older than node:sqlite: its build takes this package instead. It must be the same to us.
vi.mock('node:sqlite', () => import('@photostructure/sqlite'))

const root = mkdtempSync(join(tmpdir(), 'meetlat-journal-'))
let folders = 0

afterAll(() => rmSync(root, { recursive: true }))

journalContract('the stand-in for node:sqlite', () => {
  const folder = join(root, String(++folders))
  return () => openWhenReleased(folder)
})

/** The one difference that was found: this package lets go of a closed file when its statements are collected, node:sqlite at once. */
async function openWhenReleased(folder: string): Promise<Journal> {
  setFlagsFromString('--expose-gc')
  for (let attempt = 0; attempt < 100; attempt++) {
    runInNewContext('gc()')
    await new Promise((resolve) => setImmediate(resolve))
    try {
      return openSqliteJournal(folder, systemClock, silentLog).journal
    } catch (error) {
      if (!(error instanceof JournalInUse)) throw error
    }
  }
  throw new Error('the closed journal was never released')
}
