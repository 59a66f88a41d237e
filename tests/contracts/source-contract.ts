/** What every source of a strip does, whatever carries it. Each is handed over with a board of 3 people that speaks. */
import { expect, test, vi } from 'vitest'
import type { Loss, Report, Source } from '#host/sources/source'

export interface SourceSetup {
  readonly source: Source
  /** Pulls the cable. Null for a source that cannot be pulled out. */
  readonly pull: (() => Promise<void>) | null
}

export function sourceContract(carrier: string, canBePulled: boolean, setUp: (record: boolean) => Promise<SourceSetup>): void {
  test(`[SO-23] ${carrier}: first where, then which board, then its readings, in the order of time`, async () => {
    const { source } = await setUp(false)
    const run = start(source)
    await vi.waitFor(() => expect(run.of('reading').length).toBeGreaterThan(10), 8000)
    const first = run.reports.map(({ type }) => type)
    expect(first.slice(0, 1)).toEqual(['connecting'])
    expect(first.indexOf('board')).toBeLessThan(first.indexOf('reading'))
    const [board] = run.of('board')
    expect(board).toMatchObject({ uid: expect.stringMatching(/^[0-9A-F]{8,16}$/), geometry: { cells: 110, pitch: 100 } })
    const readings = run.of('reading').map(({ reading }) => reading)
    expect(readings.every(({ cells, kind }) => cells.length === 110 && kind === 'load')).toBe(true)
    const moments = readings.map(({ at }) => at)
    expect(moments).toEqual([...moments].sort((a, b) => a - b))
    expect(moments.at(-1)).toBeLessThanOrEqual(performance.now())
    expect(run.of('line')).toEqual([])
    await run.stop()
  })

  test(`[SO-12] ${carrier}: told to stop it ends within 1.5 s and says nothing more; it can be run again`, async () => {
    const { source } = await setUp(false)
    for (let time = 0; time < 2; time += 1) {
      const run = start(source)
      await vi.waitFor(() => expect(run.of('reading').length).toBeGreaterThan(0), 8000)
      const from = performance.now()
      expect(await run.stop()).toBe('stopped')
      expect(performance.now() - from).toBeLessThan(1500)
      const before = run.reports.length
      await new Promise((resolve) => {
        setImmediate(resolve)
      })
      expect(run.reports.length).toBe(before)
    }
  })

  test(`[SO-12] ${carrier}: told to stop before it began it says nothing`, async () => {
    const { source } = await setUp(false)
    const reports: Report[] = []
    expect(await source.run((report) => reports.push(report), AbortSignal.abort())).toBe('stopped')
    expect(reports.filter(({ type }) => type !== 'connecting')).toEqual([])
  })

  test(`[SO-24] ${carrier}: a recorder gets every line as it came, the hello before the frames`, async () => {
    const { source } = await setUp(true)
    const run = start(source)
    await vi.waitFor(() => expect(run.of('reading').length).toBeGreaterThan(2), 8000)
    const lines = run.of('line').map(({ line }) => line)
    const hello = lines.findIndex((line) => /^\$[0-9A-F]{2},H,1\.0,floor,/.test(line))
    expect(hello).toBeGreaterThanOrEqual(0)
    expect(lines.slice(hello).some((line) => /^\$[0-9A-F]{2},F,/.test(line))).toBe(true)
    await run.stop()
  })

  if (!canBePulled) return

  test(`[SO-23] ${carrier}: pulled out it ends as unplugged, and then there is nothing to connect to`, async () => {
    const { source, pull } = await setUp(false)
    const run = start(source)
    await vi.waitFor(() => expect(run.of('reading').length).toBeGreaterThan(0), 8000)
    await pull?.()
    expect(await run.ended).toMatchObject({ reason: 'unplugged' })
    expect(await start(source).ended).toMatchObject({ reason: 'absent' })
  })
}

function start(source: Source) {
  const stopping = new AbortController()
  const reports: Report[] = []
  const ended: Promise<Loss | 'stopped'> = source.run((report) => reports.push(report), stopping.signal)
  return {
    reports,
    ended,
    of: <Type extends Report['type']>(type: Type) => reports.filter((report) => isOf(report, type)),
    stop() {
      stopping.abort()
      return ended
    },
  }
}

function isOf<Type extends Report['type']>(report: Report, type: Type): report is Extract<Report, { type: Type }> {
  return report.type === type
}
