import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { silentLog } from '#host/ports/log'
import { findSticks } from '#host/sticks/find-sticks'
import { stickFilesIn, type StickFiles } from '#host/sticks/stick-files'
import { openSticks } from '#host/sticks/sticks'

const DATA = new TextEncoder().encode('a whole archive')
let media = ''
let real: StickFiles

beforeEach(() => {
  media = mkdtempSync(join(tmpdir(), 'meetlat-stick-'))
  real = stickFilesIn(async () => [media])
})
afterEach(() => rmSync(media, { recursive: true, force: true }))

const stick = (changes: Partial<StickFiles> = {}) => openSticks(silentLog, { ...real, ...changes })
const write = (changes: Partial<StickFiles> = {}) => stick(changes).write(basename(media), 'meetlat.zip', DATA)

test('[AR-28] a stick is written whole, under its name at the very end, with nothing beside it, and nothing is written over', async () => {
  const order: string[] = []
  const told: Partial<StickFiles> = {
    async write(file, data) {
      order.push(`write ${basename(file)}`)
      await real.write(file, data)
    },
    async rename(from, to) {
      order.push(`rename ${basename(to)}`)
      await real.rename(from, to)
    },
  }
  expect(await write(told)).toEqual({ ok: true, value: 'meetlat.zip' })
  expect(order).toEqual(['write .meetlat.zip.part', 'rename meetlat.zip'])
  expect(readFileSync(join(media, 'meetlat.zip'), 'utf8')).toBe('a whole archive')
  expect(await write()).toEqual({ ok: true, value: 'meetlat (2).zip' })
  expect(readdirSync(media).toSorted()).toEqual(['meetlat (2).zip', 'meetlat.zip'])
})

test.each([
  ['ENOSPC', 'stick-full'],
  ['EROFS', 'stick-locked'],
  ['EIO', 'stick-gone'],
  ['ENODEV', 'stick-gone'],
  ['EWHATEVER', 'not-written'],
] as const)('[AR-29] a stick that says %s is told in words, and no half file is called whole', async (code, reason) => {
  const halfway = {
    async write(file: string, data: Uint8Array) {
      await real.write(file, data.subarray(0, 3))
      throw Object.assign(new Error('from the disk'), { code })
    },
  }
  expect(await write(halfway)).toEqual({ ok: false, reason })
  expect(readdirSync(media)).toEqual([])
})

test('[AR-29] a stick that is full before, is pulled out or was never there is told apart, and is never called written', async () => {
  expect(await write({ free: async () => 3 })).toEqual({ ok: false, reason: 'stick-full' })
  expect(await stick().write('another', 'x.zip', DATA)).toEqual({ ok: false, reason: 'no-stick' })
  let looks = 0
  expect(await write({ device: async () => looks++ })).toEqual({ ok: false, reason: 'stick-gone' })
  rmSync(media, { recursive: true })
  expect(await stick().find()).toEqual([])
})

test('[AR-29] the folder of a kiosk without a stick is none: only what is mounted counts', async () => {
  for (const folder of await findSticks(process.env)) expect(statSync(folder).dev).not.toBe(statSync('/').dev)
})

test('[AR-44] the kiosk goes on while a large file is written', async () => {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  expect((await stick().write(null, 'large.zip', Buffer.alloc(64 * 1024 * 1024, 'x'))).ok).toBe(true)
  delay.disable()
  // Half of the time there is nothing at all to wait for; a machine that is busy with other things may hold it up once.
  expect(delay.percentile(50) / 1e6).toBeLessThan(20)
})
