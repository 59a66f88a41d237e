import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Light } from '#firmware/light-desk'
import { HELLO, OTHER_BOOT, openLinkStand, readyLinkStand, type LinkStand } from '../support/link-stand.ts'

const BREATHE: Light = { type: 'light-effect', effect: 'breathe' }
const SHOW: Light = { type: 'light-effect', effect: 'show-cells' }

/** A picture of its own for each number below 16. */
function picture(number: number): Light {
  return { type: 'light-marks', colours: [number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] }
}

function lights({ written }: LinkStand): readonly (readonly [at: number, light: string])[] {
  return written.filter(([, line]) => line.slice(4, 5) === 'L').map(([at, line]) => [at, line.slice(4)])
}

test('[LI-10] the newest picture wins, one is on its way, and what is shown already is not sent again', () => {
  const stand = readyLinkStand()
  for (const number of [1, 2, 3]) stand.link.light(picture(number), stand.now)
  expect(lights(stand)).toEqual([[300, 'L,M,10000000000']])
  stand.ack()
  stand.link.light(picture(4), stand.now)
  stand.wait(1000)
  stand.ack()
  stand.link.light(picture(4), stand.now)
  stand.wait(500)
  expect(
    lights(stand)
      .map(([, light]) => light)
      .filter((light, index, all) => light !== all[index - 1]),
  ).toEqual(['L,M,10000000000', 'L,M,40000000000'])
})

test('[LI-10] a picture that a board refuses is not asked of it again, and the next one is', () => {
  const stand = readyLinkStand()
  stand.link.light(BREATHE, stand.now)
  stand.ack('E5')
  stand.wait(1500)
  expect(lights(stand)).toEqual([[300, 'L,X,2']])
  stand.link.light(SHOW, stand.now)
  expect(lights(stand)).toHaveLength(2)
})

test('[LI-10] a board that does not answer is shown the picture again, 2 s after the last try', () => {
  const stand = readyLinkStand()
  stand.link.light(BREATHE, stand.now)
  for (let at = 0; at < 3000; at += 100) {
    stand.say('T,alive')
    stand.wait(100)
  }
  expect(lights(stand).map(([at]) => at)).toEqual([300, 600, 900, 3200])
})

test('[LI-11] at most ten pictures a second go out, however often another is wanted', () => {
  const moments = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 15 }), fc.boolean()), {
    minLength: 200,
    maxLength: 400,
  })
  fc.assert(
    fc.property(moments, (all) => {
      const stand = readyLinkStand()
      for (const [wait, number, acks] of all) {
        stand.link.light(picture(number === 8 ? 7 : number), stand.now)
        if (acks) stand.ack()
        stand.wait(wait)
        stand.say('T,alive')
      }
      const times = lights(stand).map(([at]) => at)
      expect(times.length).toBeGreaterThan(3)
      expect(times.filter((at, index) => index >= 1 && at - (times[index - 1] ?? 0) < 100)).toEqual([])
    }),
    { numRuns: 50 },
  )
})

test('[LI-12] a board that began anew is shown the picture of now, not that of before', () => {
  const stand = readyLinkStand()
  stand.link.light(picture(1), stand.now)
  stand.ack()
  stand.restart()
  stand.say(OTHER_BOOT)
  stand.link.light(picture(2), stand.now)
  expect(lights(stand)).toHaveLength(1)
  stand.ack()
  stand.wait(100)
  expect(lights(stand).at(-1)?.[1]).toBe('L,M,20000000000')
})

test('[LI-13] a board that has no lights, or does not say so, is sent no picture', () => {
  for (const hello of [HELLO.replace(',led=11', ''), HELLO.replace('led=11', 'led=0')]) {
    const stand = openLinkStand({ light: BREATHE })
    stand.say(hello)
    stand.wait(300)
    stand.ack()
    stand.link.light(SHOW, stand.now)
    stand.wait(2000)
    expect(stand.link.state).toBe('ready')
    expect(lights(stand)).toEqual([])
  }
})
