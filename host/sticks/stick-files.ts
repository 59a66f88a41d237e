/** What is needed of the file system to write a stick, as a port: a test pulls the stick out halfway. Never holds the kiosk up. */
import { constants } from 'node:fs'
import { access, open, readdir, rename, rm, stat, statfs, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'

export interface StickFiles {
  /** Folders in which sticks lie now. */
  folders(): Promise<readonly string[]>
  /** Rejects when nothing may be written there. */
  look(folder: string): Promise<void>
  /** Bytes that fit. */
  free(folder: string): Promise<number>
  /** Which device a folder is on. */
  device(folder: string): Promise<number>
  names(folder: string): Promise<readonly string[]>
  /** Writes a new file, and resolves when the device has it. */
  write(file: string, data: Uint8Array): Promise<void>
  /** Gives it its name, and resolves when the device has that too. */
  rename(from: string, to: string): Promise<void>
  remove(file: string): Promise<void>
}

/** A stick may hold anything: what lies there under our name is not followed elsewhere. Windows has no such links on a stick. */
const NO_FOLLOW = process.platform === 'win32' ? 0 : constants.O_NOFOLLOW

/** The real ones. */
export function stickFilesIn(folders: () => Promise<readonly string[]>): StickFiles {
  return {
    folders,
    look: (folder) => access(folder, constants.W_OK),
    async free(folder) {
      const { bavail, bsize } = await statfs(folder)
      return bavail * bsize
    },
    device: async (folder) => (await stat(folder)).dev,
    names: (folder) => readdir(folder),
    async write(file, data) {
      const handle = await open(file, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | NO_FOLLOW, 0o644)
      await finish(handle, () => handle.writeFile(data))
    },
    async rename(from, to) {
      await rename(from, to)
      await syncFolder(dirname(to))
    },
    remove: (file) => rm(file, { force: true }),
  }
}

/** A file that has its name only in memory is not on the stick. Windows writes it with the file, and opens no folders. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, constants.O_RDONLY)
  await finish(handle, async () => undefined)
}

async function finish(handle: FileHandle, work: () => Promise<void>): Promise<void> {
  try {
    await work()
    await handle.sync()
  } finally {
    await handle.close()
  }
}
