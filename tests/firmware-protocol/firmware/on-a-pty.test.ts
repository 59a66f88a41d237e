/** The firmware in C++ and the host meet over the real serial binding: as a strip that is plugged in, damaged, reset and pulled out. */
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { createFloor, type Floor } from '#core/floor/floor'
import type { CommandOutcome } from '#firmware/commands'
import { createLink, type Link } from '#firmware/link'
import type { Command } from '#firmware/messages'
import { systemClock } from '#host/ports/clock'
import { silentLog } from '#host/ports/log'
import { openFloorFeed } from '#host/sources/floor-feed'
import { serialWire } from '#host/sources/serial-wire'
import { startFirmware, type FirmwareBoard } from '../../support/firmware-board.ts'
import { buildFirmware } from '../../support/firmware-build.ts'

const deps = { clock: systemClock, log: silentLog, packaged: true }
const PEOPLE = 3
/** The last of them has come after 4.9 s, and a machine that is busy may be late. */
const COUNTED_WITHIN = 20_000

let program: string
beforeAll(async () => {
  program = await buildFirmware('plain')
}, 120_000)

interface Counted {
  /** States of the source, each once. */
  readonly states: readonly string[]
  readonly boards: number
  /** Resolves when the link has noticed that the board started anew, so many times in all. */
  startsAnew(times: number, within: number): Promise<void>
  /** Resolves when a new reading shows so many people. */
  counts(people: number, within: number): Promise<void>
  comesTo(state: string, within: number): Promise<void>
}

/** What the product makes of a board: its own source and its own floor. */
function countOver(board: FirmwareBoard): Counted {
  const states: string[] = []
  let boards = 0
  let floor: Floor | null = null
  let readings = 0
  const noted: string[] = []
  const log = { ...silentLog, info: (facts: object) => void noted.push(JSON.stringify(facts)) }
  const feed = openFloorFeed({ kind: 'serial', path: board.path }, { ...deps, log })
  feed.start({
    view: ({ state }) => void (state === states.at(-1) || states.push(state)),
    board(geometry) {
      boards += 1
      floor = geometry === null ? null : createFloor(geometry)
    },
    reading(reading) {
      readings += 1
      floor?.accept(reading)
    },
  })
  onTestFinished(() => feed.stop())
  return {
    states,
    get boards() {
      return boards
    },
    async startsAnew(times, within) {
      const isNoted = (): void => expect(noted.filter((facts) => facts.includes('"reset"'))).toHaveLength(times)
      await vi.waitFor(isNoted, { timeout: within, interval: 20 })
    },
    async counts(people, within) {
      const before = readings
      const isCounted = (): void => {
        expect(readings).toBeGreaterThan(before)
        expect(floor?.state().people).toHaveLength(people)
        expect(floor?.state().total).toBe(people)
      }
      await vi.waitFor(isCounted, { timeout: within, interval: 20 })
    },
    async comesTo(state, within) {
      await vi.waitFor(() => expect(states.at(-1)).toBe(state), { timeout: within, interval: 20 })
    },
  }
}

test(
  '[FW-15] noise at every start and damaged lines: the people are counted, and after a reset again',
  { timeout: 60_000 },
  async () => {
    const faults = ['--boot-noise', '--loss', '2e-5', '--flip', '2e-5', '--merge', '2e-3']
    const board = await startFirmware(program, '--people', `${PEOPLE}`, '--seed', '4', ...faults)
    const counted = countOver(board)
    await counted.counts(PEOPLE, COUNTED_WITHIN)
    await counted.startsAnew(0, 1)
    board.reset()
    await counted.startsAnew(1, 5000)
    await counted.counts(PEOPLE, COUNTED_WITHIN)
    expect(counted.boards).toBe(1)
    expect(counted.states).not.toContain('lost')
  },
)

test('[FW-15] unplugged and plugged in again: lost, and the same people are there again', { timeout: 60_000 }, async () => {
  const board = await startFirmware(program, '--people', `${PEOPLE}`, '--hz', '50', '--key', '10')
  const counted = countOver(board)
  await counted.counts(PEOPLE, COUNTED_WITHIN)
  board.unplug()
  await counted.comesTo('lost', 5000)
  await board.plug()
  await counted.comesTo('ready', 10_000)
  await counted.counts(PEOPLE, COUNTED_WITHIN)
  expect(counted.boards).toBe(1)
})

test(
  '[FW-16] what a host asks is done and acked over the port, refused by name, and its light given up when it goes',
  { timeout: 60_000 },
  async () => {
    const board = await startFirmware(program, '--people', '0', '--lights', '3')
    const { link, hangUp } = await connect(board.path)
    const ask = (command: Command): Promise<CommandOutcome> =>
      new Promise((resolve) => {
        link.send(command, performance.now(), resolve)
      })
    await vi.waitFor(() => expect(link.state).toBe('ready'), 5000)
    const colours = [9, 9, 9, 9, 9, 0, 0, 12, 12, 12, 12]
    expect(await ask({ type: 'light-marks', colours })).toEqual({ type: 'done', fields: [] })
    await vi.waitFor(() => expect(board.picture).toBe('C8000000000000C8C8'), 10_000)
    expect(await ask({ type: 'config', hz: 20, key: 5 })).toEqual({ type: 'done', fields: ['hz=20', 'key=5'] })
    expect(await ask({ type: 'zero', range: null })).toEqual({ type: 'done', fields: [] })
    expect(await ask({ type: 'zero', range: { first: 100, count: 11 } })).toEqual({ type: 'refused', code: 'E3', fields: [] })
    expect(await ask({ type: 'received', event: 1 })).toEqual({ type: 'refused', code: 'E5', fields: [] })
    await hangUp()
    await vi.waitFor(() => expect(board.picture).toMatch(/^(..)\1{8}$/), 10_000)
  },
)

/** A link over the real binding. */
async function connect(path: string): Promise<{ readonly link: Link; hangUp(): Promise<void> }> {
  const opened = await serialWire(path, deps).open(new AbortController().signal)
  if (!opened.ok) throw new Error(`the port did not open: ${opened.reason}`)
  const wire = opened.value
  const link = createLink({}, (told) => told.type === 'write' && wire.write(told.bytes))
  link.open(performance.now())
  wire.listen({ bytes: (chunk) => link.receive(chunk, performance.now()), gone: () => link.close() })
  const ticking = setInterval(() => link.tick(performance.now()), 20)
  async function hangUp(): Promise<void> {
    clearInterval(ticking)
    link.close()
    await wire.close()
  }
  onTestFinished(hangUp)
  return { link, hangUp }
}
