/** Two boards on cables: one line of both, and one that is lost. Real time. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { silentLog } from '#host/ports/log'
import { openCalibrationStore } from '#host/floor/calibration-store'
import { parseOptions } from '#host/cli/options'
import { startHost } from '#host/start-host'
import { plugPtyBoard } from '../support/pty-board.ts'
import { onlyStrips } from '../support/strip-room.ts'

function heard(state: string) {
  return { strips: [{ uid: '00000000000A' }, { uid: '00000000000B', state }] }
}

const PLACE = { lane: 0, from: 5, to: 10 }

test('[MX-25] [MX-30] [MX-31] two strips are one line; one that is pulled out keeps its people in grey while those of the other walk on', async () => {
  const one = await plugPtyBoard({ people: 3, still: true, uid: '00000000000A' })
  const other = await plugPtyBoard({ people: 4, still: true, uid: '00000000000B' })
  const data = mkdtempSync(join(tmpdir(), 'meetlat-strips-'))
  const host = await startHost({
    source: { kind: 'serial', path: one.hostPath },
    moreSources: [{ kind: 'serial', path: other.hostPath }],
    ...onlyStrips(data),
  })
  onTestFinished(async () => {
    await host.stop()
    rmSync(data, { recursive: true })
  })
  const headers = { authorization: `Bearer ${host.token}`, 'content-type': 'application/json' }
  const get = async (path: string): Promise<unknown> => (await fetch(host.url + path, { headers })).json()

  await vi.waitFor(async () => expect(await get('/api/line')).toMatchObject({ total: 7, sources: { strip: 7 } }), {
    timeout: 15_000,
    interval: 100,
  })
  expect(await get('/api/floor')).toMatchObject(heard('ready'))
  await other.unplug()
  await vi.waitFor(async () => expect(await get('/api/floor')).toMatchObject(heard('lost')), { timeout: 10_000, interval: 100 })
  const stale = expect.objectContaining({ stale: true })
  // Both in one: nobody of either comes, goes or is told twice meanwhile.
  expect(await get('/api/line')).toMatchObject({ total: 7, people: expect.arrayContaining([stale]) })

  const lay = { type: 'strip.lay', uid: '00000000000B', place: PLACE }
  const laid = await fetch(`${host.url}/api/operator`, { method: 'POST', headers, body: JSON.stringify(lay) })
  expect(laid.status).toBe(200)
  expect(await get('/api/floor')).toMatchObject({ strips: [{ place: { from: 0, to: 10 } }, { place: PLACE }] })
  expect(openCalibrationStore(data, silentLog).read('00000000000B').place).toEqual(PLACE)
}, 60_000)

test('[MX-28] where a strip lies is kept with its calibration, and stays when that changes', () => {
  const data = mkdtempSync(join(tmpdir(), 'meetlat-strips-'))
  onTestFinished(() => rmSync(data, { recursive: true }))
  const store = openCalibrationStore(data, silentLog)
  const calibration = { gains: [1, 1], bad: [], marks: [null, null, null], mirrored: true } as const
  store.lay('00000000000B', PLACE)
  const kept = store.keep('00000000000B', {
    at: 1,
    walked: false,
    calibration: { ...calibration, gains: [...calibration.gains], bad: [], marks: [null, null, null] },
  })
  expect(kept.ok).toBe(true)
  expect(store.read('00000000000B')).toMatchObject({ place: PLACE, current: { at: 1 } })
  store.restore('00000000000B')
  expect(store.read('00000000000B')).toMatchObject({ place: PLACE, current: null })
})

test('[MX-29] more than one strip is named, each by where it is; what is looked for or played does not go together', () => {
  const two = parseOptions(['--source', 'tcp:a:1', '--source', 'serial:/dev/ttyUSB1'], '/home')
  expect(two).toMatchObject({
    ok: true,
    value: { source: { kind: 'tcp' }, moreSources: [{ kind: 'serial', path: '/dev/ttyUSB1' }] },
  })
  expect(parseOptions(['--source', 'auto', '--source', 'tcp:a:1'], '/home').ok).toBe(false)
  expect(parseOptions(Array.from({ length: 9 }, () => ['--source', 'tcp:a:1']).flat(), '/home').ok).toBe(false)
})
