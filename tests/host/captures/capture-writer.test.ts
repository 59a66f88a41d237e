import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openCaptureWriter, type CaptureWriter } from '#host/captures/capture-writer'

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'meetlat-capture-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, 'a.capture')
}

async function openWriter(path: string): Promise<CaptureWriter> {
  const opened = await openCaptureWriter(path)
  if (!opened.ok) throw new Error(opened.reason)
  return opened.value
}

test('[SO-24] a capture holds each line as it came, latin1, with the ms since the first one', async () => {
  const path = newFile()
  const writer = await openWriter(path)
  writer.write(5000.4, '$00,T,\u00E9\u00FF*0000')
  writer.write(5033.2, '')
  writer.write(65_000.6, '\tnoise\r')
  await writer.close()
  expect(writer.lines).toBe(3)
  expect(readFileSync(path, 'latin1')).toBe('0\t$00,T,\u00E9\u00FF*0000\n33\t\n60000\t\tnoise\r\n')
})

test('[SO-24] a file that is there already is never touched', async () => {
  const path = newFile()
  writeFileSync(path, 'precious')
  expect(await openCaptureWriter(path)).toEqual({ ok: false, reason: `${path} is there already: name another file.` })
  expect(readFileSync(path, 'latin1')).toBe('precious')
})

test('[SO-24] a file that cannot be made is refused with what the system says', async () => {
  const path = join(newFile(), 'no-such-folder')
  expect(await openCaptureWriter(path)).toEqual({ ok: false, reason: expect.stringMatching(/ENOENT.*no-such-folder/) })
})

test('[SO-24] nothing recorded leaves no file', async () => {
  const path = newFile()
  const writer = await openWriter(path)
  await writer.close()
  expect(existsSync(path)).toBe(false)
})
