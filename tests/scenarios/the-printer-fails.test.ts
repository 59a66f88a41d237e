import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createCupsPrinter } from '#host/print/cups-printer'
import type { Printer } from '#host/print/printer'
import { systemClock } from '#host/ports/clock'
import { startCups, type Cups } from '../support/cups.ts'

const PDF = new TextEncoder().encode(`%PDF-1.4\n${'% filler\n'.repeat(20_000)}%%EOF\n`)
const isRoot = process.getuid?.() === 0

let cups: Cups
let printer: Printer
beforeEach(async () => {
  cups = await startCups()
  printer = cupsPrinter()
})
afterEach(() => cups.stop())

function cupsPrinter(): Printer {
  return createCupsPrinter({ clock: systemClock, env: cups.env, usual: null, within: 2500 })
}

function print(name: string | null = null) {
  return printer.print({ pdf: PDF, copies: 1, printer: name })
}

test('[PT-15] there is no printer; one is connected, and the second try works', async () => {
  expect(await print()).toEqual({ ok: false, reason: 'no-printer' })
  await cups.add('Balie', 'file')
  expect((await print()).ok).toBe(true)
  expect((await cups.out()).length).toBe(1)
})

test('[PT-15] a machine on which nothing can print says that there is no printer', async () => {
  const bare = createCupsPrinter({ clock: systemClock, env: { PATH: '/nowhere' }, usual: 'Balie' })
  expect([await bare.list(), await bare.print({ pdf: PDF, copies: 1, printer: null })]).toEqual([
    [],
    { ok: false, reason: 'no-printer' },
  ])
})

test('[PT-16] the queue is stopped: it says so, keeps nothing, and whoever looked and tries again sets it going', async () => {
  await cups.add('Balie', 'file')
  await cups.command('cupsdisable', 'Balie')
  expect(await print()).toEqual({ ok: false, reason: 'printer-stopped' })
  expect(await cups.command('lpstat', '-o')).toBe('')
  expect((await print()).ok).toBe(true)
  expect((await cups.out()).length).toBe(1)
})

test('[PT-16] the paper is used up: the job is taken back, and another printer takes it', async () => {
  await cups.add('Leeg', 'no-paper')
  await cups.add('Balie', 'file')
  expect(await print('Leeg')).toEqual({ ok: false, reason: 'out-of-paper' })
  expect(await cups.command('lpstat', '-o')).toBe('')
  expect((await print('Balie')).ok).toBe(true)
})

test('[PT-17] the printer vanishes half-way; another one takes the page', async () => {
  await cups.add('Weg', 'gone')
  await cups.add('Balie', 'file')
  const printing = print('Weg')
  await expect.poll(() => cups.command('lpstat', '-p', 'Weg')).toContain('now printing')
  await cups.command('lpadmin', '-x', 'Weg')
  expect(await printing).toEqual({ ok: false, reason: 'printer-gone' })
  expect((await print('Balie')).ok).toBe(true)
})

test('[PT-18] the printer does not answer in time: the job is taken back, so that nothing comes out by itself later', async () => {
  await cups.add('Stil', 'silent')
  expect(await print('Stil')).toEqual({ ok: false, reason: 'printer-silent' })
  expect(await cups.command('lpstat', '-o')).toBe('')
})

test.runIf(isRoot)(
  '[PT-19] the disk is full (skipped for others than root): it says so; with room again the second try works',
  async () => {
    await cups.stop()
    const disk = mkdtempSync(join(tmpdir(), 'meetlat-full-'))
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk])
    try {
      mkdirSync(join(disk, 'spool'))
      cups = await startCups(join(disk, 'spool'))
      printer = cupsPrinter()
      await cups.add('Balie', 'file')
      writeFileSync(join(disk, 'ballast'), Buffer.alloc(180 * 1024))
      expect(await print()).toEqual({ ok: false, reason: 'disk-full' })
      rmSync(join(disk, 'ballast'))
      expect((await print()).ok).toBe(true)
    } finally {
      await cups.stop()
      execFileSync('umount', ['-l', disk])
      cups = await startCups()
    }
  },
)

test('[PT-34] before a session a look at the usual printer says what would keep a page from coming out, and changes nothing', async () => {
  expect(await printer.look()).toEqual({ name: null, trouble: 'no-printer' })
  await cups.add('Balie', 'file')
  expect(await printer.look()).toEqual({ name: 'Balie', trouble: null })
  await cups.command('cupsdisable', 'Balie')
  expect(await printer.look()).toEqual({ name: 'Balie', trouble: 'printer-stopped' })
  await cups.add('Leeg', 'no-paper')
  const usual = createCupsPrinter({ clock: systemClock, env: cups.env, usual: 'Leeg', within: 2500 })
  expect(await usual.look()).toEqual({ name: 'Leeg', trouble: null })
  await usual.print({ pdf: PDF, copies: 1, printer: null })
  expect(await usual.look()).toEqual({ name: 'Leeg', trouble: 'out-of-paper' })
  await cups.command('lpadmin', '-x', 'Leeg')
  expect(await usual.look()).toEqual({ name: 'Leeg', trouble: 'printer-gone' })
  expect(await cups.out()).toEqual([])
})
