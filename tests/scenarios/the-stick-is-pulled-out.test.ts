import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { silentLog } from '#host/ports/log'
import { mountsIn } from '#host/sticks/find-sticks'
import { stickFilesIn } from '#host/sticks/stick-files'
import { openSticks } from '#host/sticks/sticks'

const PDF = Buffer.alloc(150 * 1024, 'a page ')
const isRoot = process.getuid?.() === 0

let place: string
let folder: string
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'meetlat-media-'))
  folder = join(place, 'STICK')
  mkdirSync(folder)
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

const sticksIn = (folders: () => readonly string[]) => {
  const sticks = openSticks(
    silentLog,
    stickFilesIn(async () => folders()),
  )
  return { save: (file: Uint8Array, name: string) => sticks.write(null, name, file) }
}
const stick = sticksIn(() => [folder])

test('[PT-20] saved is saved: all of it is there under a name of its own, and nothing half', async () => {
  expect(await stick.save(PDF, 'meetlat-2026-11-23.pdf')).toEqual({ ok: true, value: 'meetlat-2026-11-23.pdf' })
  expect(await stick.save(PDF, 'meetlat-2026-11-23.pdf')).toEqual({ ok: true, value: 'meetlat-2026-11-23 (2).pdf' })
  expect(readdirSync(folder).sort()).toEqual(['meetlat-2026-11-23 (2).pdf', 'meetlat-2026-11-23.pdf'])
  expect(readFileSync(join(folder, 'meetlat-2026-11-23 (2).pdf')).equals(PDF)).toBe(true)
})

test('[PT-20] no stick is said; one that is pulled out too early is said, and works once it is back', async () => {
  expect(await sticksIn(() => []).save(PDF, 'a.pdf')).toEqual({ ok: false, reason: 'no-stick' })
  rmSync(folder, { recursive: true })
  expect(await stick.save(PDF, 'a.pdf')).toEqual({ ok: false, reason: 'stick-gone' })
  mkdirSync(folder)
  expect((await stick.save(PDF, 'a.pdf')).ok).toBe(true)
})

test('[PT-20] what lies on a stick is not followed elsewhere', async () => {
  const elsewhere = join(place, 'elsewhere')
  writeFileSync(elsewhere, 'mine')
  symlinkSync(elsewhere, join(folder, '.a.pdf.part'))
  expect((await stick.save(PDF, 'a.pdf')).ok).toBe(false)
  expect(readFileSync(elsewhere, 'utf8')).toBe('mine')
})

test.runIf(isRoot)(
  '[PT-20] a full stick and a locked one (skipped for others than root) are said, leave nothing half, and are found as what they are',
  async () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder])
    try {
      expect(await mountsIn([place, '/nowhere'])).toEqual([folder])
      expect(await stick.save(PDF, 'a.pdf')).toEqual({ ok: false, reason: 'stick-full' })
      expect(readdirSync(folder)).toEqual([])
      execFileSync('mount', ['-o', 'remount,ro', folder])
      expect(await stick.save(PDF, 'a.pdf')).toEqual({ ok: false, reason: 'stick-locked' })
      execFileSync('mount', ['-o', 'remount,rw,size=1m', folder])
      expect((await stick.save(PDF, 'a.pdf')).ok).toBe(true)
    } finally {
      execFileSync('umount', ['-l', folder])
    }
    expect(await mountsIn([place])).toEqual([])
  },
)
