/** The people of a practice strip, and the floor that counts them: the number on the wall is the number of people who are simulated. */
import { expect, test } from 'vitest'
import { createFloor, type Floor } from '#core/floor/floor'
import { createLink } from '#firmware/link'
import { createSimulator } from '#firmware/simulator'

test.each([
  [16, 1],
  [16, 2],
  [16, 3],
  [20, 2],
  [20, 3],
])('[FL-66] %i people of a simulated strip are counted when all stand, and stay so, seed %i', (people, seed) => {
  const simulator = createSimulator({ people, seed, still: true })
  let floor: Floor | null = null
  const link = createLink({ record: false, writes: true }, (told) => {
    if (told.type === 'write') simulator.receive(told.bytes)
    if (told.type === 'board' && told.geometry !== null) floor = createFloor(told.geometry)
    if (told.type === 'reading') floor?.accept(told.reading)
  })
  const totals = new Set<number>()
  link.open(0)
  for (let now = 0; now < 60_000; now += 10) {
    link.receive(simulator.advance(now), now)
    link.tick(now)
    if (now > 12_000 && floor !== null) totals.add(totalOf(floor))
  }
  expect([...totals]).toEqual([people])
})

function totalOf(floor: Floor): number {
  return floor.state().total
}
