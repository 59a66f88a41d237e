/** The USB sticks of the kiosk: which are there, and a file on one of them, written so that "you may take it out" is true when it is said. */
import { basename, join } from 'node:path'
import type { StickFailure } from '#core/protocol/stick-failures'
import { accepted, refused, type Result } from '#core/result'
import type { Log } from '../ports/log.ts'
import type { StickFiles } from './stick-files.ts'
import { codeOf } from '../system-error.ts'

export interface Stick {
  readonly name: string
  /** Bytes that fit. */
  readonly free: number
}

export interface Sticks {
  find(): Promise<readonly Stick[]>
  /**
   * Writes a file on the stick of this name, or on the first one for null. Resolves with the name that the file got once it is whole on the stick,
   * all of it and its folder; else with why not. Never writes over a file that is there.
   */
  write(stick: string | null, name: string, data: Uint8Array): Promise<Result<string, StickFailure>>
}

/** How many files of one name a stick gets. */
const MOST_OF_ONE_NAME = 99
/** What a system says of a stick that takes nothing (errno(3)). */
const REASONS: Readonly<Record<string, StickFailure>> = {
  ENOSPC: 'stick-full',
  EDQUOT: 'stick-full',
  EFBIG: 'stick-full',
  EROFS: 'stick-locked',
  EACCES: 'stick-locked',
  EPERM: 'stick-locked',
  ENOENT: 'stick-gone',
  ENODEV: 'stick-gone',
  ENXIO: 'stick-gone',
  EIO: 'stick-gone',
}

export function openSticks(log: Log, files: StickFiles): Sticks {
  async function lookAt(folder: string): Promise<readonly Stick[]> {
    try {
      return [{ name: nameOf(folder), free: await files.free(folder) }]
    } catch (error) {
      log.warn({ err: error, folder }, 'a stick cannot be looked at')
      return []
    }
  }

  return {
    find: async () => (await Promise.all((await files.folders()).map(lookAt))).flat(),
    async write(wanted, name, data) {
      const folder = (await files.folders()).find((one) => wanted === null || nameOf(one) === wanted)
      if (folder === undefined) return refused('no-stick')
      try {
        return await put(files, folder, name, data)
      } catch (error) {
        log.warn({ err: error, folder }, 'a stick could not be written')
        return refused(REASONS[codeOf(error) ?? ''] ?? 'not-written')
      }
    },
  }
}

/** A drive of Windows has no name but itself. */
function nameOf(folder: string): string {
  return basename(folder) || folder
}

/** First under a name of its own, so that a half file never looks like a whole one. */
async function put(files: StickFiles, folder: string, name: string, data: Uint8Array): Promise<Result<string, StickFailure>> {
  await files.look(folder)
  if ((await files.free(folder)) < data.byteLength) return refused('stick-full')
  const device = await files.device(folder)
  const free = freeName(name, await files.names(folder))
  if (free === null) return refused('stick-full')
  const half = join(folder, `.${free}.part`)
  try {
    await files.write(half, data)
    await files.rename(half, join(folder, free))
  } catch (error) {
    // Not more than a try: the stick may be gone.
    await files.remove(half).catch(() => undefined)
    throw error
  }
  // Pulled out and unmounted, the folder is one of the kiosk's own disk.
  return (await files.device(folder)) === device ? accepted(free) : refused('stick-gone')
}

/** `meetlat.pdf`, then `meetlat (2).pdf`; null after too many of them. Sticks know no capitals. */
function freeName(name: string, taken: readonly string[]): string | null {
  const known = new Set(taken.map((one) => one.toLowerCase()))
  const numbered = Array.from({ length: MOST_OF_ONE_NAME - 1 }, (_, index) => name.replace(/(\.[^.]*)$/, ` (${index + 2})$1`))
  return [name, ...numbered].find((one) => !known.has(one.toLowerCase())) ?? null
}
