import { expect, test } from 'vitest'
import { paperOfferOf, printerWords, copiesBy, stickWordsOf } from '../../renderer/remote/paper/paper-card.ts'
import type { ClosedState } from '#core/session/session'
import { NO_PAPER, PAPER_STATES } from '#core/protocol/paper-requests'
import { bracketsOf, lineFigureOf, UNIT } from '../../renderer/print/line-figure.ts'
import { distanceInWords, whyBands } from '../../renderer/print/line-words.ts'
import { RIBBON_HEIGHT, RIBBON_WIDTH, ribbonFigureOf } from '../../renderer/print/ribbon-figure.ts'
import { densityOf } from '../../renderer/print/density.ts'
import { frameRules } from '../../renderer/print/page-frame.ts'
import { findPaper, wishOf } from '../../renderer/print/paper-source.ts'
import type { Stand } from '#core/takehome/stand'
import { packPaper } from '#core/takehome/paper-address'
import { closedSession, CONTINUED, EXTREME, ORDINARY, SMALL, takeHome } from '../support/take-homes.ts'

test('[PT-10] today is rings, the step is discs in them where both are, and everybody is drawn', () => {
  const { today, forward } = takeHome(ORDINARY)
  const { rings, discs, feet } = lineFigureOf(today, forward, null)
  expect([rings.length, discs.length, feet.length]).toEqual([21, 21, 0])
  const inRings = discs.filter((disc) => rings.some((ring) => Math.hypot(ring.x - disc.x, ring.y - disc.y) < 0.5))
  expect(inRings.length).toBeGreaterThan(12)
  expect(inRings.every((disc) => rings.every((ring) => disc.radius < ring.radius))).toBe(true)
})

test('[PT-10] forty people fit above the line, and few are spread over their bands with a bracket for each', () => {
  const many = takeHome(EXTREME)
  expect(lineFigureOf(many.today, many.forward, many.earlier?.stand ?? null).height).toBeLessThan(6 * UNIT)
  const few = takeHome(SMALL)
  const { rings } = lineFigureOf(few.today, few.forward, null)
  expect(rings.length).toBe(5)
  const brackets = few.forward === null ? [] : bracketsOf(few.forward)
  expect(brackets.map(({ from, to, people }) => [from, to, people])).toEqual([
    [4, 6, 3],
    [7, 10, 2],
  ])
})

test('[PT-30] the time before hangs below the line at the very places, small enough for the page', () => {
  const { earlier } = takeHome(CONTINUED)
  const { feet, depth } = lineFigureOf(null, null, earlier?.stand ?? null)
  expect(feet.map(({ x }) => Math.round(x / UNIT)).filter((number) => number === 4)).toHaveLength(5)
  expect(feet.length).toBe(19)
  expect(feet.every(({ y, radius }) => y - radius >= 0)).toBe(true)
  const many = takeHome(EXTREME).earlier
  expect(lineFigureOf(null, null, many?.stand ?? null).depth).toBeLessThan(3 * UNIT)
  expect(depth).toBeGreaterThan(0)
})

/** How far a group came, as the key of its sentence. */
function told(before: readonly number[], now: readonly number[]): string | null {
  const page = takeHome(closedSession({ written: [], today: now, earlier: before }))
  if (page.earlier === null) return null
  return distanceInWords(page.earlier.stand, page.today, (key, named = {}) =>
    [key.slice('paper.takeHome.distance.'.length), ...Object.values(named)].join(' '),
  )
}

test('[PT-31] how far a group has come is said in words, by halves at first, and not of a few people', () => {
  const nine = [1, 2, 3, 4, 4, 5, 6, 7, 8]
  const words = (by: number): string | null => {
    const now = nine.map((place) => place + by)
    return told(nine, now)
  }
  expect([0, 0.2, 0.6, 1.9, -0.9].map(words)).toEqual(['same', 'same', 'nearer half', 'nearer amounts.2', 'farther amounts.1'])
  expect(told([2, 8], nine)).toBeNull()
  expect(told([], nine)).toBeNull()
})

function named(session: ClosedState): readonly string[] | undefined {
  return ribbonFigureOf(takeHome(session))?.moments.map(({ name }) => name)
}

test('[PT-32] the ribbon goes over all moments that were kept and stays in its room; one moment alone is no way', () => {
  expect(named(ORDINARY)).toEqual(['gather', 'today', 'ideal', 'back', 'forward'])
  expect(named(closedSession({ written: [], today: [4, 5], forward: [5, 6] }))).toEqual(['gather', 'today', 'forward'])
  expect(named(closedSession({ written: [], today: [4, 5], ideal: [9, 10] }))).toEqual(['gather', 'today', 'ideal', 'back'])
  expect(named(closedSession({ written: [], today: [4, 5] }))).toBeUndefined()
  for (const session of [ORDINARY, EXTREME, SMALL]) {
    const { all = '', heart = '' } = ribbonFigureOf(takeHome(session)) ?? {}
    const points = [...`${all}${heart}`.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }))
    expect(points.filter(({ x, y }) => x < 0 || x > RIBBON_WIDTH || y < -6 || y > RIBBON_HEIGHT + 6)).toEqual([])
    expect(points.length).toBeGreaterThan(20)
  }
})

test('[PT-2] a large group is not told that it was few because few came the time before', () => {
  const exact: Stand = { kind: 'places', positions: [3], counts: [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0] }
  const bands: Stand = { kind: 'bands', bands: [{ from: 0, to: 3, people: 5 }] }
  expect(whyBands([exact, null], null)).toBeNull()
  expect(whyBands([exact, exact], bands)).toBe('fewBefore')
  expect(whyBands([null, bands], exact)).toBe('few')
  expect(whyBands([bands, bands], bands)).toBe('few')
})

test('[PT-2] the ribbon of few people is that of their bands', () => {
  const exact = closedSession({ written: [], today: [0.31, 5, 5, 6], forward: [1.2, 5, 6, 6] })
  const other = closedSession({ written: [], today: [2.9, 4, 4, 5], forward: [2.1, 4, 4, 5] })
  expect(ribbonFigureOf(takeHome(exact))).toEqual(ribbonFigureOf(takeHome(other)))
})

test('[PT-11] little is set large, much is set small', () => {
  expect(densityOf(takeHome(SMALL))).toBe('large')
  expect(densityOf(takeHome(ORDINARY))).toBe('normal')
  expect(densityOf(takeHome(EXTREME))).toBe('dense')
  expect(densityOf(takeHome(closedSession({ written: [], today: [] })))).toBe('large')
})

test('[PT-12] whatever a person typed stays inside its string in the margin of the page, and is short', () => {
  const rules = frameRules({ head: `a" } * { display: none } \\ \n${'x '.repeat(400)}`, page: 'Blad', of: 'van' })
  const [, head = ''] = /@top-left \{ content: ("(?:[^"\\]|\\.)*");/.exec(rules) ?? []
  expect(head).toContain(`a\\22  } * { display: none } \\5c  \\a `)
  expect(head.length).toBeLessThan(140)
  expect(rules).toContain('counter(pages)')
})

test('[PT-12] an address says which paper, and what is not given is gone', async () => {
  const fetched: string[] = []
  const fetchJson = async (address: string): Promise<unknown> => {
    fetched.push(address)
    return null
  }
  const find = (hash: string, search = '', token: string | null = null) => findPaper(wishOf({ hash, search }), token, fetchJson)
  const marks = { paper: 'marks', locale: 'en' } as const
  expect(await find(`#paper=${packPaper(marks)}`)).toEqual(marks)
  expect(await find('', '?paper=privacy&locale=en')).toEqual({ paper: 'privacy', locale: 'en' })
  expect(await find('')).toBe('choose')
  expect(await find('#code=abcd2345')).toBe('gone')
  expect(await find('', '?paper=take-home&copy=facilitator', 'key')).toBe('gone')
  expect(await find('', '?paper=take-home')).toBe('gone')
  expect(fetched).toEqual(['/t/abcd2345/paper', '/api/take-home?copy=facilitator'])
  expect(await findPaper({ of: 'code', code: 'x' }, null, () => Promise.reject(new Error('away')))).toBe('gone')
})

test('[PT-26] the card offers what fits: nothing while the printer works, a question when it has it all, printers after a failure', () => {
  const offers = PAPER_STATES.map((state) =>
    paperOfferOf({ ...NO_PAPER, state, failure: state === 'failed' ? 'out-of-paper' : null }),
  )
  expect(offers.map(({ prints }) => prints)).toEqual([false, true, false, false, false, true, true])
  expect(offers.map(({ asks }) => asks)).toEqual([false, false, false, false, true, false, false])
  expect(offers.at(-1)?.says).toEqual({ key: 'paper.failures.out-of-paper', urgent: true })
  expect(stickWordsOf({ state: 'saved', file: 'a.pdf', failure: null })).toEqual({ key: 'paper.phone.saved', name: 'a.pdf' })
  expect([copiesBy(1, -1), copiesBy(99, 1), copiesBy(3, 1)]).toEqual([1, 99, 4])
})

test('[PT-26] a printer is called as a person would say it', () => {
  expect(printerWords('HP_LaserJet_tweede_verdieping')).toBe('HP LaserJet tweede verdieping')
})
