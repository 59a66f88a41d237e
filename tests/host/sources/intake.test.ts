import { expect, test } from 'vitest'
import { createIntake } from '#host/sources/intake'
import { createFakeClock, settle } from '../../support/fake-clock.ts'

/** Each byte says how many it is, modulo 256; working through a piece takes 1 ms. */
function setUp(cost = 1) {
  const clock = createFakeClock()
  const worked: number[] = []
  const behind: boolean[] = []
  const flows: boolean[] = []
  const intake = createIntake({
    clock,
    work(bytes, isBehind) {
      worked.push(...bytes)
      behind.push(isBehind)
      clock.stall(cost)
    },
    flow: (on) => flows.push(on),
  })
  return { intake, worked, behind, flows }
}

const bytes = (length: number) => Uint8Array.from({ length }, (_, index) => index)

test('[SO-39] what a strip says is worked through at once', () => {
  const { intake, worked, behind, flows } = setUp()
  intake.take(bytes(155))
  intake.take(bytes(400))
  expect([worked.length, intake.waiting, behind, flows]).toEqual([555, 0, [false, false], []])
})

test('[SO-39] more takes turns of 8 ms; the wire is held meanwhile, and all of it is worked through in order', async () => {
  const { intake, worked, flows } = setUp()
  const all = bytes(65_536)
  const done: number[] = []
  intake.take(all)
  while (intake.waiting > 0) {
    done.push(worked.length)
    await settle()
  }
  expect(done[0]).toBe(8 * 512)
  expect(done.every((count, turn) => count - (done[turn - 1] ?? 0) <= 8 * 512)).toBe(true)
  expect(Uint8Array.from(worked)).toEqual(all)
  await settle()
  expect(flows).toEqual([false, true])
})

test('[SO-39] many chunks in one turn of the event loop are one turn', () => {
  const { intake, worked, flows } = setUp()
  for (let chunk = 0; chunk < 20; chunk += 1) intake.take(bytes(512))
  expect([worked.length, intake.waiting, flows]).toEqual([8 * 512, 12 * 512, [false]])
})

test('[SO-39] only the newest 8 KB of what waits are of this moment', async () => {
  const { intake, behind } = setUp(0)
  intake.take(bytes(65_536))
  expect(behind.filter(Boolean)).toHaveLength((65_536 - 8192) / 512 - 1)
  expect(behind.slice(-17).every((isBehind) => !isBehind)).toBe(true)
})

test('[SO-39] stopped in the middle it works through nothing more', async () => {
  const { intake, worked, flows } = setUp()
  intake.take(bytes(65_536))
  intake.stop()
  const before = worked.length
  for (let turn = 0; turn < 5; turn += 1) await settle()
  intake.take(bytes(10))
  expect([worked.length, intake.waiting, flows]).toEqual([before, 0, [false]])
})
