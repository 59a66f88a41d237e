/** The people of a practice strip, and the floor that counts them: the number on the wall is the number of people who are simulated. */
import { expect, test } from 'vitest'
import { createFloor, type Floor } from '#core/floor/floor'
import { createLink } from '#firmware/link'
import { createSimulator } from '#firmware/simulator'
import { createRandom } from '../support/random.ts'

test.each([
  [16, 1],
  [16, 2],
  [16, 3],
  [20, 2],
  [20, 3],
])('[FL-66] %i people of a simulated strip are counted when all stand, and stay so, seed %i', (people, seed) => {
  expect(totalsOf({ people, seed, until: 60_000, waits: () => 0 })).toEqual([people])
})

test.each([1, 2, 3, 4])(
  '[FL-68] people who step on while a busy machine stands still for up to 1.2 s again and again are counted, machine %i',
  (machine) => {
    const random = createRandom(machine)
    for (const people of [2, 4])
      expect(totalsOf({ people, seed: 1, until: 18_000, waits: () => random() * 1200 })).toEqual([people])
  },
)

interface Practice {
  readonly people: number
  readonly seed: number
  /** ms */
  readonly until: number
  /** How long the machine does nothing before it takes all that came meanwhile, ms. */
  waits(): number
}

/** All totals that are told once everybody stands. */
function totalsOf({ people, seed, until, waits }: Practice): readonly number[] {
  const simulator = createSimulator({ people, seed, still: true })
  let floor: Floor | null = null
  const link = createLink({ record: false, writes: true }, (told) => {
    if (told.type === 'write') simulator.receive(told.bytes)
    if (told.type === 'board' && told.geometry !== null) floor = createFloor(told.geometry)
    if (told.type === 'reading') floor?.accept(told.reading)
  })
  const totals = new Set<number>()
  let came: Uint8Array[] = []
  let takesAt = 0
  link.open(0)
  for (let now = 0; now < until; now += 10) {
    came.push(simulator.advance(now))
    if (now < takesAt) continue
    takesAt = now + waits()
    for (const bytes of came) link.receive(bytes, now)
    came = []
    link.tick(now)
    if (now > 12_000 && floor !== null) totals.add(totalOf(floor))
  }
  return [...totals]
}

function totalOf(floor: Floor): number {
  return floor.state().total
}
