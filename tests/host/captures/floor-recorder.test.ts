import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openCaptureWriter } from '#host/captures/capture-writer'
import { createFloorRecorder, type RecorderState } from '#host/captures/floor-recorder'
import { silentLog } from '#host/ports/log'
import { openFloorFeed } from '#host/sources/floor-feed'
import { surveyCapture } from '#host/captures/survey-capture'
import { createFakeClock } from '../../support/fake-clock.ts'
import { createMemoryWire } from '../../support/memory-wire.ts'
import { powerBoard } from '../../support/simulated-board.ts'

const MIDDAY = Date.UTC(2026, 10, 24, 12, 0, 0)

const paths = async () => ['memory']

function setUp(openWriter = openCaptureWriter) {
  const folder = join(mkdtempSync(join(tmpdir(), 'meetlat-recorder-')), 'captures')
  onTestFinished(() => rmSync(join(folder, '..'), { recursive: true }))
  const clock = createFakeClock(MIDDAY)
  const states: RecorderState[] = []
  const warnings: string[] = []
  let hellos = 0
  const recorder = createFloorRecorder({
    folder,
    clock,
    log: { ...silentLog, warn: (_: object, message: string) => void warnings.push(message) },
    openWriter,
    askHello: () => (hellos += 1),
    changed: () => states.push(recorder.state),
  })
  const ended = () => vi.waitFor(() => expect(recorder.state.recording).toBeNull(), 5000)
  return { folder, clock, recorder, states, warnings, ended, hellos: () => hellos }
}

const NAME = '2026-11-24T12-00-00.capture'

test('[SO-35] it writes lines from start to stop, asks the board for its hello, and tells what it does', async () => {
  const { folder, clock, recorder, states, hellos } = setUp()
  recorder.hear(0, 'before')
  expect(await recorder.start()).toEqual({ ok: true, value: NAME })
  expect([hellos(), recorder.listens]).toEqual([1, true])
  recorder.hear(5000, '$00,T,a*0000')
  recorder.hear(5033, '$01,T,b*0000')
  await clock.advance(60_000)
  expect(await recorder.stop()).toEqual({ ok: true, value: NAME })
  recorder.hear(9000, 'after')
  expect(readFileSync(join(folder, NAME), 'latin1')).toBe('0\t$00,T,a*0000\n33\t$01,T,b*0000\n')
  expect(states).toEqual([
    { recording: { name: NAME, since: MIDDAY }, last: null },
    { recording: null, last: { name: NAME, end: 'asked', lines: 2 } },
  ])
  expect(recorder.listens).toBe(false)
  expect(clock.waiting).toBe(0)
})

test('[SO-35] one at a time; without one there is nothing to stop; one without a line leaves no file', async () => {
  const { folder, recorder } = setUp()
  expect(await recorder.stop()).toEqual({ ok: false, reason: 'not-recording' })
  const [one, other] = await Promise.all([recorder.start(), recorder.start()])
  expect(one.ok).toBe(true)
  expect(other).toEqual({ ok: false, reason: 'already-recording' })
  expect(await recorder.start()).toEqual({ ok: false, reason: 'already-recording' })
  expect(await recorder.stop()).toEqual({ ok: false, reason: 'nothing-recorded' })
  expect(existsSync(join(folder, NAME))).toBe(false)
})

test('[SO-36] after an hour it ends by itself and says why', async () => {
  const { clock, recorder, ended } = setUp()
  await recorder.start()
  recorder.hear(0, 'line')
  await clock.advance(60 * 60_000 - 1)
  expect(recorder.state.recording).not.toBeNull()
  await clock.advance(1)
  await ended()
  expect(recorder.state.last).toMatchObject({ end: 'too-long', lines: 1 })
})

test('[SO-36] after 200 MB it ends by itself and says why', async () => {
  const { folder, recorder, ended } = setUp()
  await recorder.start()
  const line = 'x'.repeat(1024 * 1024)
  for (let written = 0; written < 250 && recorder.listens; written += 1) recorder.hear(0, line)
  await ended()
  expect(recorder.state.last).toMatchObject({ end: 'too-large', lines: 200 })
  const [capture] = await recorder.list().then((listed) => (listed.ok ? listed.value : []))
  expect(capture?.size).toBe(200 * (line.length + '0\t\n'.length))
  expect(existsSync(join(folder, NAME))).toBe(true)
})

test('[SO-36] a disk that takes no more ends it with the reason, and it can be begun again', async () => {
  const failing = Promise.withResolvers<string>()
  const openWriter: typeof openCaptureWriter = async (path) => {
    const opened = await openCaptureWriter(path)
    return opened.ok ? { ok: true, value: { ...opened.value, lines: 1, failed: failing.promise } } : opened
  }
  const { clock, recorder, warnings, ended } = setUp(openWriter)
  await recorder.start()
  recorder.hear(0, 'line')
  failing.resolve('ENOSPC: no space left on device, write')
  await ended()
  expect(recorder.state.last).toEqual({ name: NAME, end: 'not-writable', lines: 1 })
  expect(warnings).toEqual(['The recording of the floor ended: ENOSPC: no space left on device, write'])
  await clock.advance(1000)
  expect((await recorder.start()).ok).toBe(true)
  await recorder.stop()
})

test('[SO-36] a folder that cannot be made is a refusal, and no crash', async () => {
  const { recorder, folder } = setUp()
  writeFileSync(folder, 'a file')
  expect(await recorder.start()).toEqual({ ok: false, reason: 'not-writable' })
  expect(recorder.state).toEqual({ recording: null, last: null })
  expect(await recorder.list()).toEqual({ ok: false, reason: 'not-readable' })
})

test('[SO-37] lines of cards are left out, also damaged ones', async () => {
  const { folder, recorder } = setUp()
  await recorder.start()
  const token = 'D5F904DFF3911B32'
  const kept = ['$00,H,1.0,combo,3A7F00C21B94AAAA,0.3.1N,5C1E,PO,rd=2*0000', '$05,F,2710,0,8,NNAA*1111']
  const dropped = [
    `$02,N,1,1,5,A,${token}*ABCD`,
    `N,1,1,5,A,${token}*ABCD`,
    `$0$03,X,1,1,5,L,${token},400*ABCD`,
    `$04,F,2710,0,8,AA$02,N,1,1,5`,
  ]
  for (const line of [...dropped, ...kept, ...dropped]) recorder.hear(0, line)
  await recorder.stop()
  expect(readFileSync(join(folder, NAME), 'latin1')).toBe(kept.map((line) => `0\t${line}\n`).join(''))
})

test('[SO-38] captures are listed newest first, with size and duration; other files are not', async () => {
  const { folder, recorder } = setUp()
  expect(await recorder.list()).toEqual({ ok: true, value: [] })
  mkdirSync(folder)
  writeFileSync(join(folder, '2026-01-01.capture'), `0\t${'x'.repeat(9000)}\n61000\tlast\n62000\tcut`)
  writeFileSync(join(folder, '2026-01-02.capture'), '')
  writeFileSync(join(folder, 'notes.txt'), 'no')
  expect(await recorder.list()).toEqual({
    ok: true,
    value: [
      { name: '2026-01-02.capture', size: 0, duration: null },
      { name: '2026-01-01.capture', size: 9023, duration: 61_000 },
    ],
  })
})

test('[SO-35] it hears a floor that runs already, without a new opening, and its capture can be played', async () => {
  const { folder, clock, recorder } = setUp()
  const wire = createMemoryWire()
  powerBoard(wire, clock, { people: 3 })
  const serial = { list: paths, present: paths, wireAt: () => wire }
  const feed = openFloorFeed({ kind: 'serial', path: 'memory' }, { clock, log: silentLog, packaged: true, serial })
  let lines = 0
  feed.start({
    view: () => undefined,
    board: () => undefined,
    reading: () => undefined,
    line(at, line) {
      lines += 1
      recorder.hear(at, line)
    },
    wantsLines: () => recorder.listens,
  })
  await clock.advance(10_000)
  expect(lines).toBe(0)
  await recorder.start()
  void feed.send({ type: 'identify' })
  await clock.advance(5000)
  await recorder.stop()
  const recorded = lines
  await clock.advance(1000)
  expect(lines).toBe(recorded)
  expect(wire.openings).toBe(1)
  await feed.stop()
  const survey = await surveyCapture(join(folder, recorder.state.last?.name ?? ''))
  expect(survey).toEqual({ ok: true, value: { duration: expect.closeTo(4990, -2), lines: recorded } })
})
