import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import type { CaptureRecord } from '#firmware/capture'
import { openCapture } from '#host/captures/capture-reader'
import { allOf } from '../../support/all-of.ts'

function fileWith(content: string | Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'meetlat-capture-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'a.capture')
  writeFileSync(path, content, 'latin1')
  return path
}

async function read(path: string): Promise<readonly CaptureRecord[]> {
  const opened = await openCapture(path)
  if (!opened.ok) throw new Error(opened.reason)
  return allOf(opened.value)
}

const TEXT = '0\t$00,T,\u00E9\u00FF*0000\n33\t\n60000\t\tnoise\r\n61000\tlast'
const RECORDS = [
  { at: 0, line: '$00,T,\u00E9\u00FF*0000' },
  { at: 33, line: '' },
  { at: 60_000, line: '\tnoise\r' },
  { at: 61_000, line: 'last' },
]

test('[FL-25] a capture gives back its records as they came, packed or not, the last one without a line end too', async () => {
  expect(await read(fileWith(TEXT))).toEqual(RECORDS)
  expect(await read(fileWith(gzipSync(Buffer.from(TEXT, 'latin1'))))).toEqual(RECORDS)
  expect(await read(fileWith(''))).toEqual([])
})

test('[FL-25] a capture longer than what is read at once loses nothing', async () => {
  const many = Array.from({ length: 20_000 }, (_, i) => ({ at: i * 33, line: `$${i},${'x'.repeat(i % 90)}` }))
  expect(await read(fileWith(many.map(({ at, line }) => `${at}\t${line}\n`).join('')))).toEqual(many)
})

test('[FL-25] a capture that lost its power in a record keeps all the others', async () => {
  expect(await read(fileWith('0\tone\n33\ttwo\n66'))).toEqual([
    { at: 0, line: 'one' },
    { at: 33, line: 'two' },
  ])
})

test('[FL-26] what is no file, no capture or has no end is refused with a sentence', async () => {
  expect(await openCapture('/nowhere/a.capture')).toEqual({ ok: false, reason: 'There is no file /nowhere/a.capture.' })
  expect(await openCapture(tmpdir())).toEqual({ ok: false, reason: `${tmpdir()} is not a file.` })
  await expect(read(fileWith('0\tfine\nnot a record\n'))).rejects.toThrow('is no capture: line 2 is not "time TAB line".')
  await expect(read(fileWith(`0\t${'x'.repeat(200_000)}`))).rejects.toThrow('is no capture: it has a line without end.')
})
