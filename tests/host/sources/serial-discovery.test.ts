import { expect, test } from 'vitest'
import { serialDiscovery } from '#host/sources/serial-discovery'
import type { Loss, Report } from '#host/sources/source'
import { createFakeClock, settle } from '../../support/fake-clock.ts'
import { createScriptedSource, type ScriptedSource } from '../../support/scripted-source.ts'
import { DEAF_PORT } from '../../support/deaf-port.ts'

const FLOOR = { cells: 110, pitch: 100, origin: -450, length: 10_000, gramsPerCount: 500, rate: 30 }
const line = (text: string): Report => ({ type: 'line', at: 1, line: text })
const hello = (where: string, uid: string): Report => ({
  type: 'board',
  where,
  uid,
  firmware: '1',
  boot: 1,
  geometry: FLOOR,
  readers: [],
  port: DEAF_PORT,
})

/** Ports that are present and listed until the test says otherwise. */
async function setUp(...paths: readonly string[]) {
  const clock = createFakeClock()
  const sources = new Map<string, ScriptedSource>()
  const at = (path: string): ScriptedSource => {
    const source = sources.get(path) ?? createScriptedSource()
    sources.set(path, source)
    return source
  }
  const machine = { present: [...paths], listed: [...paths], lists: 0 }
  const ports = {
    present: async () => machine.present,
    list: async () => {
      machine.lists += 1
      return machine.listed
    },
  }
  const discovery = serialDiscovery({ ports, sourceAt: at, clock })
  const stopping = new AbortController()
  const heard: Report[] = []

  /** Begins a search; `end` is how it ended. */
  async function search() {
    const state: { end: Loss | 'stopped' | null } = { end: null }
    void (async () => {
      state.end = await discovery.run((report) => heard.push(report), stopping.signal)
    })()
    await settle()
    return state
  }
  return { clock, at, machine, heard, stopping, discovery, search }
}

test('[SO-14] no port is listed: the search ends at once', async () => {
  const { search } = await setUp()
  expect(await search()).toEqual({ end: { reason: 'absent', where: null } })
})

test('[SO-14] all ports are opened at the same time; the one that says hello is the floor and the others are let go', async () => {
  const { at, heard, search, clock } = await setUp('a', 'b', 'c')
  const run = await search()
  expect(['a', 'b', 'c'].map((path) => at(path).isRunning)).toEqual([true, true, true])
  at('a').tell({ type: 'connecting', where: 'a' })
  at('b').tell(hello('b', '0B'))
  await settle()
  expect(['a', 'b', 'c'].map((path) => at(path).isRunning)).toEqual([false, true, false])
  at('b').tell({ type: 'stale' })
  expect(heard).toEqual([hello('b', '0B'), { type: 'stale' }])
  expect(clock.waiting).toBe(0)
  at('b').lose({ reason: 'unplugged', where: 'b' })
  await settle()
  expect(run.end).toEqual({ reason: 'unplugged', where: 'b' })
})

test('[SO-14] a port that appears while others are silent is opened within half a second, also when its vendor is known later', async () => {
  const { at, machine, heard, search, clock } = await setUp('modem')
  await search()
  machine.present = ['modem', 'strip']
  await clock.advance(500)
  expect(at('strip').isRunning).toBe(false)
  machine.listed = ['modem', 'strip']
  await clock.advance(500)
  expect(at('strip').isRunning).toBe(true)
  at('strip').tell(hello('strip', '01'))
  expect(heard).toEqual([hello('strip', '01')])
})

test('[SO-14] the machine is asked for its list only when a port is new', async () => {
  const { machine, search, clock } = await setUp('modem')
  await search()
  await clock.advance(5000)
  expect(machine.lists).toBe(1)
})

test('[SO-14] a port that may not be opened yet is tried again while another is still silent', async () => {
  const { at, heard, search, clock } = await setUp('modem', 'strip')
  await search()
  at('strip').lose({ reason: 'denied', where: 'strip' })
  await clock.advance(500)
  at('strip').tell(hello('strip', '01'))
  expect(heard).toEqual([hello('strip', '01')])
})

test('[SO-14] a port that was opened and stayed silent is opened once in a search, until it was pulled out and put back', async () => {
  const { at, machine, search, clock } = await setUp('modem', 'slow')
  await search()
  at('modem').lose({ reason: 'silent', where: 'modem' })
  await clock.advance(2000)
  expect(at('modem').runs).toBe(1)
  machine.present = ['slow']
  await clock.advance(500)
  machine.present = ['modem', 'slow']
  await clock.advance(500)
  expect(at('modem').runs).toBe(2)
})

test.for([
  [['silent', 'absent'], 'silent'],
  [['silent', 'busy'], 'busy'],
  [['denied', 'busy'], 'denied'],
] as const)('[SO-14] no strip anywhere: of %j the operator is told what helps most', async ([reasons, told]) => {
  const { at, search } = await setUp(...reasons)
  const run = await search()
  for (const reason of reasons) at(reason).lose({ reason, where: reason })
  await settle()
  expect(run.end).toEqual({ reason: told, where: told })
})

test('[SO-15] the strip of the last time goes before another that is quicker to say hello', async () => {
  const { at, heard, search } = await setUp('a', 'b')
  await search()
  at('a').tell(hello('a', '0A'))
  at('a').lose({ reason: 'unplugged', where: 'a' })
  await settle()
  heard.length = 0
  await search()
  at('b').tell(hello('b', '0B'))
  expect(heard).toEqual([])
  at('a').tell(hello('a', '0A'))
  expect(heard).toEqual([hello('a', '0A')])
})

test('[SO-15] another strip is taken when the one of the last time does not come in 1.2 s, or cannot come any more', async () => {
  const { at, heard, search, clock } = await setUp('a', 'b')
  await search()
  at('a').tell(hello('a', '0A'))
  at('a').lose({ reason: 'unplugged', where: 'a' })
  await settle()
  heard.length = 0
  await search()
  at('b').tell(hello('b', '0B'))
  await clock.advance(1199)
  expect(heard).toEqual([])
  await clock.advance(1)
  expect(heard).toEqual([hello('b', '0B')])

  at('b').lose({ reason: 'unplugged', where: 'b' })
  await settle()
  heard.length = 0
  await search()
  at('a').tell(hello('a', '0A'))
  at('b').lose({ reason: 'silent', where: 'b' })
  await settle()
  expect(heard).toEqual([hello('a', '0A')])
})

test('[SO-16] a board without cells is not the floor: it is let go, and the search goes on', async () => {
  const { at, heard, search } = await setUp('cards', 'strip')
  await search()
  at('cards').tell({
    type: 'board',
    where: 'cards',
    uid: '0C',
    firmware: '1',
    boot: 1,
    geometry: null,
    readers: [],
    port: DEAF_PORT,
  })
  await settle()
  expect(at('cards').isRunning).toBe(false)
  at('strip').tell(hello('strip', '01'))
  expect(heard).toEqual([hello('strip', '01')])
})

test('[SO-22] a board of another major version is told and kept open, until one that can be understood says hello', async () => {
  const { at, heard, search } = await setUp('foreign', 'strip')
  const run = await search()
  at('foreign').tell({ type: 'wrong-firmware', where: 'foreign', speaks: '2.0' })
  at('strip').lose({ reason: 'silent', where: 'strip' })
  await settle()
  expect(heard).toEqual([{ type: 'wrong-firmware', where: 'foreign', speaks: '2.0' }])
  expect([at('foreign').isRunning, run.end]).toEqual([true, null])
  at('foreign').lose({ reason: 'unplugged', where: 'foreign' })
  await settle()
  expect(run.end).toEqual({ reason: 'unplugged', where: 'foreign' })
})

test('[SO-24] the lines before the choice are not lost for a recorder: a capture begins with the hello', async () => {
  const { at, heard, search } = await setUp('modem', 'strip')
  await search()
  at('modem').tell(line('AT'))
  at('strip').tell(line('the hello'))
  at('strip').tell(hello('strip', '01'))
  at('strip').tell(line('a frame'))
  expect(heard).toEqual([line('the hello'), hello('strip', '01'), line('a frame')])
})

test('[SO-12] stopped in the middle of a search, every port is let go', async () => {
  const { at, search, stopping, clock } = await setUp('a', 'b')
  const run = await search()
  at('a').tell(hello('a', '0A'))
  stopping.abort()
  await settle()
  expect([at('a').isRunning, at('b').isRunning, run.end, clock.waiting]).toEqual([false, false, 'stopped', 0])
})

test('[SO-11] what is present is one text, whatever the order of the ports', async () => {
  const { machine, discovery } = await setUp('b', 'a')
  const before = await discovery.presence?.()
  machine.present = ['a', 'b']
  expect(await discovery.presence?.()).toBe(before)
  machine.present = []
  expect(await discovery.presence?.()).toBe('')
})
