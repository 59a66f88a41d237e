import { expect, test } from 'vitest'
import type { LightPicture } from '#core/floor/lights'
import { STEP_NUMBERS } from '#core/method/steps'
import { SCALE_NUMBERS } from '#core/scale/position'
import { createFloorLights } from '#host/floor-lights'
import { lightCommand } from '#host/sources/light-command'
import { IDLE_VIEW } from '../support/room-views.ts'

const RUNNING = { ...IDLE_VIEW, phase: 'running', step: 4 } as const

function lineOf(...at: readonly number[]) {
  const counts = SCALE_NUMBERS.map((number) => at.filter((one) => one === number).length)
  return { people: [], counts, total: at.length }
}

function follow() {
  const pictures: LightPicture[] = []
  return { pictures, lights: createFloorLights((picture) => pictures.push(picture)) }
}

test('[LI-8] it changes with the session and with the line, and says nothing while the picture stays', () => {
  const { pictures, lights } = follow()
  lights.followLine(lineOf(3))
  expect(pictures).toEqual([])
  lights.follow(IDLE_VIEW)
  lights.follow({ ...IDLE_VIEW, locale: 'en' })
  lights.followLine(lineOf(3, 4))
  expect(pictures).toEqual([{ type: 'breathe' }])
  lights.follow(RUNNING)
  lights.followLine(lineOf(3, 4))
  expect(pictures.slice(1).map((picture) => picture.type)).toEqual(['marks'])
  lights.followLine(lineOf(3, 5))
  expect(pictures).toHaveLength(3)
  lights.follow({ ...RUNNING, step: 5, gathering: { there: 2, of: 2, open: true } })
  lights.follow({ ...RUNNING, quiet: true })
  expect(pictures.slice(3).map((picture) => picture.type)).toEqual(['marks', 'off'])
})

test('[LI-9] no light is red or green, in any step', () => {
  const { pictures, lights } = follow()
  for (const step of STEP_NUMBERS)
    for (const open of [false, true]) {
      lights.follow({ ...RUNNING, step, gathering: { there: 1, of: 1, open } })
      lights.followLine(lineOf(0, 1, 2, 9))
      lights.followLine(lineOf(10, 10))
    }
  const commands = pictures.map(lightCommand)
  const colours = new Set(commands.flatMap((command) => (command.type === 'light-marks' ? command.colours : [])))
  // Yellow dim and bright, and white.
  expect([...colours].toSorted((one, other) => one - other)).toEqual([0, 2, 10, 15])
})
