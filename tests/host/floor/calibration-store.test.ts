import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openCalibrationStore, type CalibrationStore, type KeptCalibration } from '#host/floor/calibration-store'
import { silentLog } from '#host/ports/log'

const UID = '3A7F00C21B94'

let data: string
let store: CalibrationStore

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'meetlat-floors-'))
  store = openCalibrationStore(data, silentLog)
})

afterEach(() => rmSync(data, { recursive: true }))

function learned(at: number): KeptCalibration {
  return {
    at,
    walked: true,
    calibration: { gains: [1, 0.8], bad: [{ cell: 1, kind: 'dead' }], marks: [null, 4900, null], mirrored: true },
  }
}

test('[CA-20] each board has its own, and after power off it is still there', () => {
  expect(store.read(UID)).toEqual({ current: null, previous: null, setAside: false })
  store.keep(UID, learned(1))
  store.keep('51A0000000000001', learned(2))
  const again = openCalibrationStore(data, silentLog)
  expect(again.read(UID)).toEqual({ current: learned(1), previous: null, setAside: false })
  expect(again.read('51A0000000000001').current).toEqual(learned(2))
  expect(statSync(join(data, 'floors', `${UID}.json`)).mode & 0o777).toBe(0o600)
})

test('[CA-20] the one before is kept, and comes back, and goes again', () => {
  expect(store.restore(UID)).toEqual({ ok: false, reason: 'no-earlier' })
  store.keep(UID, learned(1))
  store.keep(UID, learned(2))
  expect(store.restore(UID)).toEqual({ ok: true, value: { current: learned(1), previous: learned(2) } })
  store.restore(UID)
  expect(store.read(UID)).toMatchObject({ current: learned(2), previous: learned(1) })
})

test('[CA-20] before the first one there was none, and that can be had back too', () => {
  store.keep(UID, learned(1))
  expect(store.restore(UID)).toEqual({ ok: true, value: { current: null, previous: learned(1) } })
})

test.each([
  ['half a file', '{"version":1,"uid":"3A7F00C21B94","curr'],
  ['another shape', '{"version":1,"uid":"3A7F00C21B94","current":{"at":1},"previous":null}'],
  [
    'gains out of bounds',
    JSON.stringify({
      version: 1,
      uid: UID,
      current: { ...learned(1), calibration: { ...learned(1).calibration, gains: [9] } },
      previous: null,
    }),
  ],
  ['the file of another board', JSON.stringify({ version: 1, uid: '51A0000000000001', current: learned(1), previous: null })],
  ['far too much', `"${'x'.repeat(300_000)}"`],
])('[CA-21] %s is set aside and said, and the board starts anew', (_, text) => {
  store.keep(UID, learned(1))
  writeFileSync(join(data, 'floors', `${UID}.json`), text)
  expect(store.read(UID)).toEqual({ current: null, previous: null, setAside: true })
  expect(readdirSync(join(data, 'floors'))).toEqual([`${UID}.json.damaged`])
  expect(readFileSync(join(data, 'floors', `${UID}.json.damaged`), 'utf8')).toBe(text)
  expect(store.read(UID).setAside).toBe(false)
  expect(store.keep(UID, learned(2)).ok).toBe(true)
})

test('[CA-22] what cannot be written leaves what was there', () => {
  store.keep(UID, learned(1))
  const elsewhere = openCalibrationStore(join(data, 'floors', `${UID}.json`), silentLog)
  expect(elsewhere.keep(UID, learned(2))).toEqual({ ok: false, reason: 'not-stored' })
  expect(store.read(UID).current).toEqual(learned(1))
})

test('[CA-22] a name that is no board never becomes a file', () => {
  for (const uid of ['../token', '', 'abcdefgh', '3A7F00C21B94/..', 'A'.repeat(17)]) {
    expect(() => store.keep(uid, learned(1))).toThrow('is no board')
  }
  expect(readdirSync(data)).toEqual([])
})

test('[CA-23] of more than 32 boards the one that was changed longest ago is forgotten', () => {
  for (let n = 0; n < 33; n++) {
    store.keep(name(n), learned(n))
    utimesSync(join(data, 'floors', `${name(n)}.json`), 1000 + n, 1000 + n)
  }
  store.keep(name(40), learned(40))
  expect(readdirSync(join(data, 'floors'))).toHaveLength(32)
  expect(store.read(name(0)).current).toBeNull()
  expect(store.read(name(40)).current).toEqual(learned(40))
})

function name(n: number): string {
  return n.toString(16).toUpperCase().padStart(8, '0')
}
