import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { surveyCapture } from '#host/captures/survey-capture'

const COLD = join(import.meta.dirname, '../../fixtures/floor/cold-A-p10-01.capture.gz')

function fileWith(content: string | Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'meetlat-survey-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'a.capture')
  writeFileSync(path, content)
  return path
}

test('[SO-33] a capture of a strip has its length and its lines', async () => {
  const survey = await surveyCapture(COLD)
  expect(survey).toMatchObject({ ok: true, value: { duration: expect.closeTo(2450, -2), lines: expect.any(Number) } })
})

const bad: readonly (readonly [what: string, file: () => string, reason: RegExp])[] = [
  ['is not there', () => '/nowhere/a.capture', /^There is no file \/nowhere\/a\.capture\.$/],
  ['is a folder', () => tmpdir(), /is not a file\.$/],
  ['is no capture', () => fileWith('hello\n'), /a\.capture is no capture: line 1/],
  ['is cut short', () => fileWith(readFileSync(COLD).subarray(0, 2000)), /a\.capture cannot be read to its end: unexpected end/],
  ['has no strip in it', () => fileWith('0\t$00,T,hi\n'), /^In .*a\.capture no strip says who it is/],
  ['is empty', () => fileWith(gzipSync('')), /no strip says who it is/],
]

test.for(bad)('[SO-33] a file that %s is refused with a sentence that names it', async ([, file, reason]) => {
  expect(await surveyCapture(file())).toEqual({ ok: false, reason: expect.stringMatching(reason) })
})
