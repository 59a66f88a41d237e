import { expect, test } from 'vitest'
import { beat, full, readyLinkStand } from '../support/link-stand.ts'
import { sealed } from '../support/sealed-line.ts'

test('[FP-37] are counted by the gaps in the numbers, round the corner too', () => {
  const stand = readyLinkStand()
  stand.lose(3)
  stand.say(full(20))
  stand.lose(250)
  stand.say(full(9000))
  stand.wait(1000)
  expect(stand.of('quality')).toEqual([{ type: 'quality', lost: 253, refused: 0, lossy: true }])
})

test('[FP-37] a damaged line is refused and, with the next one, lost; one that is not understood came', () => {
  const stand = readyLinkStand()
  stand.receive(sealed('$02,B,0').with(5, 0x58))
  stand.lose()
  stand.say('B,not,understood', full(20))
  stand.wait(1000)
  expect(stand.of('quality')).toMatchObject([{ lost: 1, refused: 2 }])
})

test('[FP-38] are exact by what heartbeats say they sent: more than 255 in a row, and lines that came twice', () => {
  const stand = readyLinkStand()
  stand.say(beat(1000, 2))
  stand.lose(600)
  stand.say(full(2000), beat(2020, 604))
  stand.wait(1000)
  expect(stand.of('quality').at(-1)).toMatchObject({ lost: 600 })
  stand.receive(sealed('$5C,Q'))
  stand.receive(sealed('$5C,Q'))
  stand.say('Q')
  stand.wait(1000)
  stand.say(beat(4000, 606))
  stand.wait(1000)
  expect(stand.of('quality').at(-1)).toMatchObject({ lost: 600 })
})

test('[FP-39] more than 1 % in 10 s is flagged, and taken back when it is over', () => {
  const stand = readyLinkStand()
  for (let frame = 0; frame < 1500; frame++) {
    if (frame === 600) stand.lose(4)
    stand.say(full(20 + frame * 33))
    stand.wait(33)
  }
  const quality = stand.of('quality')
  expect(quality.map(({ lost, lossy }) => [lost, lossy])).toEqual([
    [4, true],
    [4, false],
  ])
})

test('[FP-39] 1 % and less is not', () => {
  const stand = readyLinkStand()
  for (let frame = 0; frame < 900; frame++) {
    if (frame === 600) stand.lose(2)
    stand.say(full(20 + frame * 33))
    stand.wait(33)
  }
  expect(stand.of('quality').map(({ lost, lossy }) => [lost, lossy])).toEqual([[2, false]])
})

test('[FP-39] quality is told when it changed, at most once a second', () => {
  const stand = readyLinkStand()
  for (let tenth = 0; tenth < 30; tenth++) {
    stand.lose()
    stand.say(full(20 + tenth * 100))
    stand.wait(100)
  }
  stand.wait(2000)
  expect(stand.of('quality').length).toBeGreaterThanOrEqual(3)
  expect(stand.of('quality').length).toBeLessThanOrEqual(4)
  expect(stand.of('quality').at(-1)).toMatchObject({ lost: 30 })
})
