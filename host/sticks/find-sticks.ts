/** Finds the USB sticks that are in this machine now. A folder in which nothing is mounted would be the kiosk's own disk. */
import { readdir, stat } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import type { Environment } from '../shells/electron-binary.ts'
import { runProgram } from '../print/run-program.ts'

/** A look at all sticks takes no longer, ms. */
const LOOK_WITHIN = 5000
const MOST_STICKS = 16
/** Windows knows by itself which drives can be taken out; letters alone would find hard disks and network shares. */
const ASK_WINDOWS = `Get-CimInstance Win32_LogicalDisk -Filter 'DriveType=2' | ForEach-Object { $_.DeviceID }`

/** Folders in which they lie. */
export async function findSticks(env: Environment, platform = process.platform): Promise<readonly string[]> {
  if (platform === 'win32') return onWindows(env)
  if (platform === 'darwin') return mountsIn(['/Volumes'])
  const { username } = userInfo()
  return mountsIn([`/run/media/${username}`, `/media/${username}`, '/media', '/run/media'])
}

/** Folders right inside these on which something else is mounted. */
export async function mountsIn(places: readonly string[]): Promise<readonly string[]> {
  const inside = await Promise.all(places.map(async (place) => (await entriesOf(place)).map((name) => join(place, name))))
  const looked = await Promise.all([...new Set(inside.flat())].slice(0, 4 * MOST_STICKS).map(isMounted))
  return looked.filter((folder) => folder !== null).slice(0, MOST_STICKS)
}

async function onWindows(env: Environment): Promise<readonly string[]> {
  const { out } = await runProgram('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', ASK_WINDOWS], {
    env,
    within: LOOK_WITHIN,
  })
  return [...out.matchAll(/^([D-Z]:)\r?$/gm)].map(([, drive]) => `${drive}\\`).slice(0, MOST_STICKS)
}

async function entriesOf(place: string): Promise<readonly string[]> {
  try {
    return await readdir(place)
  } catch {
    // No such place on this machine.
    return []
  }
}

/** The folder, if it lies on another device than the folder around it. */
async function isMounted(folder: string): Promise<string | null> {
  try {
    const [own, around] = await Promise.all([stat(folder), stat(dirname(folder))])
    return own.isDirectory() && own.dev !== around.dev ? folder : null
  } catch {
    // Pulled out while it was looked at.
    return null
  }
}
