/** Whether a session can be kept: the journal is written to, and there is room for a day of it. */
import { statfsSync } from 'node:fs'
import type { DiskState } from '#core/protocol/ready'
import type { Journal } from '../journal/journal.ts'
import type { Log } from '../ports/log.ts'

/** A recording of the strip is some 100 MB a day, all sessions together far less; bytes. */
const ENOUGH = 500 * 1024 * 1024

export function lookAtDisk(folder: string, journal: Pick<Journal, 'isWritable'>, log: Log): DiskState {
  if (!journal.isWritable()) return 'trouble'
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize < ENOUGH ? 'little' : 'ready'
  } catch (error) {
    // Some network disks do not say: what matters is that the journal could be written.
    log.warn({ err: error, folder }, 'the disk does not say how much room it has')
    return 'ready'
  }
}
