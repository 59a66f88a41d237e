/** Prints a scene as it goes: who is there and who is told, whenever either changes. */
import type { Family } from './families.ts'
import { makeScene, runScene } from './run-scene.ts'
import type { Place } from './scene.ts'

export function printScene(family: Family, seed: number, index: number): void {
  const { plate, people, things, blind } = makeScene(family, seed, index)
  const { pitch, length, cells } = plate.geometry
  console.log(
    `${family.name}, scene ${index}: ${cells} cells of ${pitch} mm, a line of ${length / 1000} m, ${things.length} things`,
  )
  for (const stretch of blind ?? []) console.log(`  blind ${stretch.map((at) => at.toFixed(1)).join(' to ')} s`)
  for (const one of people) {
    const moves = one.moves.map(({ from, to }) => `${from.toFixed(2)}-${to.toFixed(2)}`)
    console.log(`  ${one.id}: moves ${moves.join(' ')}`)
  }
  let before = ''
  const outcome = runScene(family, seed, index, ({ time, truth, told }) => {
    const wrong = truth.length === told.length ? ' ' : '!'
    const now = `${wrong} there ${truth.length} ${line(truth)}\n          told  ${told.length} ${line(told)}`
    if (now === before) return
    before = now
    console.log(`${time.toFixed(1).padStart(7)} ${now}`)
  })
  const { people: there, ghosts, end, course } = outcome
  console.log(JSON.stringify({ there, ghosts, end, course, settling: outcome.settling.map((time) => Number(time.toFixed(2))) }))
}

function line(places: readonly Place[]): string {
  return places.map(({ id, position }) => `${id}@${position.toFixed(1)}`).join(' ')
}
