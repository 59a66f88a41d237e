/** The USB stick in the kiosk, as a port. */
import { constants } from 'node:fs'
import { open, readdir, rename, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { StickFailure } from '#core/protocol/paper-requests'
import { accepted, refused, type Result } from '#core/result'

export interface Stick {
  /**
   * Saves a file on the stick. Once it resolves well, every byte is on it and it may be removed; gives the name that the file got. Never
   * writes over a file that is there.
   */
  save(file: Uint8Array, name: string): Promise<Result<string, StickFailure>>
}

/** How many files of one name a stick gets. */
const MOST_OF_ONE_NAME = 99
/** What a system says of a stick that takes nothing. */
const REASONS: Readonly<Record<string, StickFailure>> = {
  ENOSPC: 'stick-full',
  EDQUOT: 'stick-full',
  EFBIG: 'stick-full',
  EROFS: 'stick-locked',
  EACCES: 'stick-locked',
  EPERM: 'stick-locked',
}

/** `folders` gives the sticks that are there now; the first one is taken. */
export function createStick(folders: () => Promise<readonly string[]>): Stick {
  return {
    async save(file, name) {
      const [folder] = await folders()
      if (folder === undefined) return refused('no-stick')
      try {
        return accepted(await write(folder, file, name))
      } catch (error) {
        return refused(reasonOf(error))
      }
    },
  }
}

/** Whatever else goes wrong while it is written, the stick is not there any more. */
function reasonOf(error: unknown): StickFailure {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  return REASONS[code] ?? 'stick-gone'
}

/** First under a name of its own, so that a half file never looks like a whole one. */
async function write(folder: string, file: Uint8Array, name: string): Promise<string> {
  const free = freeName(name, await readdir(folder))
  const half = join(folder, `.${free}.part`)
  try {
    const handle = await open(half, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | NO_FOLLOW, 0o644)
    await finish(handle, () => handle.writeFile(file))
    await rename(half, join(folder, free))
    await syncFolder(folder)
    return free
  } catch (error) {
    // Not more than a try: the stick may be gone.
    await rm(half, { force: true }).catch(() => undefined)
    throw error
  }
}

/** A stick may hold anything: what lies there under our name is not followed elsewhere. Windows has no such links on a stick. */
const NO_FOLLOW = process.platform === 'win32' ? 0 : constants.O_NOFOLLOW

async function finish(handle: FileHandle, work: () => Promise<void>): Promise<void> {
  try {
    await work()
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The name in its folder has to be on the stick as well. Windows writes it with the file, and opens no folders. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, constants.O_RDONLY)
  await finish(handle, async () => undefined)
}

/** `meetlat.pdf`, then `meetlat (2).pdf`. Sticks know no capitals. */
function freeName(name: string, taken: readonly string[]): string {
  const known = new Set(taken.map((one) => one.toLowerCase()))
  const numbered = Array.from({ length: MOST_OF_ONE_NAME - 1 }, (_, index) => name.replace(/(\.[^.]*)$/, ` (${index + 2})$1`))
  const free = [name, ...numbered].find((one) => !known.has(one.toLowerCase()))
  if (free === undefined) throw Object.assign(new Error('too many files of this name'), { code: 'ENOSPC' })
  return free
}
