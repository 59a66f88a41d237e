/** USB sticks: found where Linux mounts them, and written so that "you may take it out" is true when it is said. */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, statfsSync, statSync, writeSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { StickRefusal } from '#core/archive/archive-answers'
import { accepted, refused, type Result } from '#core/result'
import type { Log } from '../ports/log.ts'

export interface Stick {
  readonly name: string
  /** Where it is mounted. */
  readonly folder: string
  /** Bytes that fit. */
  readonly free: number
}

export interface Sticks {
  find(): readonly Stick[]
  /** The name of the file once it is whole on the stick, all of it and its folder; else why not. */
  write(stick: string, name: string, data: Uint8Array): Result<string, StickRefusal>
}

/** What is needed of the file system, so that a test can pull the stick out halfway. */
export interface StickFiles {
  /** Folders in which a stick is mounted now. */
  mounts(): readonly string[]
  free(folder: string): number
  /** Which device a folder is on. */
  device(folder: string): number
  /** Writes a new file and waits until the device has it. */
  write(file: string, data: Uint8Array): void
  /** Gives it its name, and waits until the device has that too. */
  rename(from: string, to: string): void
  remove(file: string): void
}

/** Errors of Linux that tell what is the matter with a stick (errno(3)). */
const REASONS: Readonly<Record<string, StickRefusal>> = {
  ENOSPC: 'stick-full',
  EDQUOT: 'stick-full',
  EROFS: 'stick-read-only',
  EACCES: 'stick-read-only',
  EPERM: 'stick-read-only',
  ENOENT: 'stick-gone',
  ENODEV: 'stick-gone',
  ENXIO: 'stick-gone',
  EIO: 'stick-gone',
}

export function openSticks(log: Log, files: StickFiles = linuxFiles): Sticks {
  function find(): readonly Stick[] {
    return files.mounts().flatMap((folder) => {
      try {
        return [{ name: basename(folder), folder, free: files.free(folder) }]
      } catch (error) {
        log.warn({ err: error, folder }, 'a stick cannot be looked at')
        return []
      }
    })
  }

  return {
    find,
    write(wanted, name, data) {
      const stick = find().find((candidate) => candidate.name === wanted)
      if (stick === undefined) return refused('no-stick')
      if (stick.free < data.byteLength) return refused('stick-full')
      const file = join(stick.folder, name)
      try {
        const device = files.device(stick.folder)
        files.write(`${file}.part`, data)
        files.rename(`${file}.part`, file)
        // Pulled out and unmounted, the folder is one of the kiosk's own disk.
        if (files.device(stick.folder) !== device) return refused('stick-gone')
        return accepted(name)
      } catch (error) {
        log.warn({ err: error, file }, 'a stick could not be written')
        tidyUp(`${file}.part`)
        return refused(REASONS[codeOf(error)] ?? 'not-written')
      }
    },
  }

  function tidyUp(part: string): void {
    try {
      files.remove(part)
    } catch (error) {
      log.warn({ err: error, part }, 'half a file stays on the stick')
    }
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

const MOUNTS = '/proc/mounts'
const PLACES = /^\/(?:media|run\/media)\/./

/** The real ones. */
export const linuxFiles: StickFiles = {
  mounts() {
    // A folder in which nothing is mounted would be the kiosk's own disk. Blanks in names are written as octal (fstab(5)).
    const folders = readFileSync(MOUNTS, 'utf8')
      .split('\n')
      .map((line) => line.split(' ')[1] ?? '')
      .map((path) => path.replaceAll(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8))))
    return [...new Set(folders.filter((folder) => PLACES.test(folder)))]
  },
  free(folder) {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  },
  device: (folder) => statSync(folder).dev,
  write: writeThrough,
  rename(from, to) {
    renameSync(from, to)
    syncFolder(join(to, '..'))
  },
  remove: (file) => rmSync(file, { force: true }),
}

/** Writes a file and returns when the device has all of it. */
function writeThrough(file: string, data: Uint8Array): void {
  const handle = openSync(file, 'w', 0o644)
  try {
    for (let written = 0; written < data.byteLength;) written += writeSync(handle, data, written)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** A file that has its name only in memory is not on the stick. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
