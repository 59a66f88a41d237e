import { expect, test } from 'vitest'
import { paperOfferOf, copiesBy, stickWordsOf } from '../../renderer/remote/paper/paper-card.ts'
import { NO_PAPER, PAPER_STATES } from '#core/protocol/paper-requests'
import { lineFigureOf, UNIT } from '../../renderer/print/line-figure.ts'
import { densityOf } from '../../renderer/print/density.ts'
import { frameRules } from '../../renderer/print/page-frame.ts'
import { findPaper, wishOf } from '../../renderer/print/paper-source.ts'
import { packPaper } from '#core/takehome/paper-address'
import { closedSession, EXTREME, ORDINARY, SMALL, takeHome } from '../support/take-homes.ts'

test('[PT-10] today is rings, the step is discs in them where both are, and everybody is drawn', () => {
  const { today, forward } = takeHome(ORDINARY)
  const { rings, discs, bands } = lineFigureOf(today, forward)
  expect([rings.length, discs.length, bands]).toEqual([21, 21, null])
  const inRings = discs.filter((disc) => rings.some((ring) => Math.hypot(ring.x - disc.x, ring.y - disc.y) < 0.5))
  expect(inRings.length).toBeGreaterThan(12)
  expect(inRings.every((disc) => rings.every((ring) => disc.radius < ring.radius))).toBe(true)
})

test('[PT-10] forty people fit above the line, and few are spread over their bands with a bracket for each', () => {
  const many = takeHome(EXTREME)
  expect(lineFigureOf(many.today, many.forward).height).toBeLessThan(6 * UNIT)
  const few = takeHome(SMALL)
  const { rings, bands } = lineFigureOf(few.today, few.forward)
  expect(rings.length).toBe(5)
  expect(bands?.forward.map(({ from, to, people }) => [from, to, people])).toEqual([
    [4, 6, 3],
    [7, 10, 2],
  ])
})

test('[PT-11] little is set large, much is set small', () => {
  expect(densityOf(takeHome(SMALL))).toBe('roomy')
  expect(densityOf(takeHome(EXTREME))).toBe('dense')
  expect(densityOf(takeHome(closedSession({ written: [], today: [] })))).toBe('roomy')
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
