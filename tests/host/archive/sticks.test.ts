import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { linuxFiles, openSticks, type StickFiles } from '#host/archive/sticks'
import { silentLog } from '#host/ports/log'

const DATA = new TextEncoder().encode('a whole archive')
let media = ''

beforeEach(() => {
  media = mkdtempSync(join(tmpdir(), 'meetlat-stick-'))
})
afterEach(() => rmSync(media, { recursive: true, force: true }))

const stick = (changes: Partial<StickFiles> = {}) => openSticks(silentLog, { ...linuxFiles, mounts: () => [media], ...changes })
const nameOf = (folder: string): string => folder.split('/').at(-1) ?? ''
const write = (changes: Partial<StickFiles> = {}) => stick(changes).write(nameOf(media), 'meetlat.zip', DATA)

test('[AR-28] a stick is written whole, under its name at the very end, with nothing beside it', () => {
  const order: string[] = []
  const outcome = write({
    write(file, data) {
      order.push(`write ${nameOf(file)}`)
      linuxFiles.write(file, data)
    },
    rename(from, to) {
      order.push(`rename ${nameOf(to)}`)
      linuxFiles.rename(from, to)
    },
  })
  expect(outcome).toEqual({ ok: true, value: 'meetlat.zip' })
  expect(order).toEqual(['write meetlat.zip.part', 'rename meetlat.zip'])
  expect(readFileSync(join(media, 'meetlat.zip'), 'utf8')).toBe('a whole archive')
  expect(readdirSync(media)).toEqual(['meetlat.zip'])
})

test.each([
  ['ENOSPC', 'stick-full'],
  ['EROFS', 'stick-read-only'],
  ['EIO', 'stick-gone'],
  ['ENODEV', 'stick-gone'],
  ['EWHATEVER', 'not-written'],
] as const)('[AR-29] a stick that says %s is told in words, and no half file is called whole', (code, reason) => {
  const halfway = {
    write(file: string, data: Uint8Array) {
      linuxFiles.write(file, data.subarray(0, 3))
      throw Object.assign(new Error('from the disk'), { code })
    },
  }
  expect(write(halfway)).toEqual({ ok: false, reason })
  expect(readdirSync(media)).toEqual([])
})

test('[AR-29] a stick that is full before, is pulled out or was never there is told apart, and is never called written', () => {
  expect(write({ free: () => 3 })).toEqual({ ok: false, reason: 'stick-full' })
  expect(stick().write('another', 'x.zip', DATA)).toEqual({ ok: false, reason: 'no-stick' })
  let looks = 0
  expect(write({ device: () => looks++ })).toEqual({ ok: false, reason: 'stick-gone' })
  rmSync(media, { recursive: true })
  expect(stick().find()).toEqual([])
})

test('[AR-29] the folder of a kiosk without a stick is none: only what is mounted counts', () => {
  for (const { folder } of openSticks(silentLog).find()) expect(statSync(folder).dev).not.toBe(statSync('/').dev)
})
