import { expect, test } from 'vitest'
import fc from 'fast-check'
import * as v from 'valibot'
import { packPaper, paperOf, unpackPaper } from '#core/takehome/paper-address'
import { placesIn, standsOf, type Stand } from '#core/takehome/stand'
import { takeHomeSchema } from '#core/takehome/take-home'
import { lineAt } from '../../support/session-play.ts'
import { closedSession, EXTREME, ORDINARY, SMALL, takeHome } from '../../support/take-homes.ts'

const positions = (min: number, max: number) =>
  fc.array(
    fc.integer({ min: 0, max: 100 }).map((tenth) => tenth / 10),
    { minLength: min, maxLength: max },
  )

function bandsOf(stand: Stand | null): readonly { readonly from: number; readonly to: number; readonly people: number }[] {
  if (stand?.kind !== 'bands') throw new Error('told by places')
  return stand.bands
}

test('[PT-1] the page carries what the session is about, its lines and all its notes by kind, what has a star first', () => {
  const page = takeHome(ORDINARY)
  expect(page).toMatchObject({ topic: 'young-people', room: 'Zaal De Brug', people: 21, practice: false, locale: 'nl' })
  expect(page.today).toMatchObject({ kind: 'places', counts: [0, 0, 1, 2, 2, 5, 6, 4, 1, 0, 0] })
  expect(page.notes.top.map(({ text }) => text)[0]).toBe('Elke week samen kijken naar wie dreigt uit te vallen')
  expect(page.notes.action[0]).toEqual({
    text: 'Maandelijks overleg met de drie scholen over overstappers',
    who: 'Team jongeren',
    when: 'vanaf 8 dec',
    starred: false,
  })
})

test('[PT-1] no id, no key, and not which note came from whose phone', () => {
  const text = JSON.stringify(takeHome(EXTREME, 'facilitator'))
  for (const secret of [EXTREME.id, 'key-of-card', '"guest"', '"id"']) expect(text).not.toContain(secret)
  expect(v.is(takeHomeSchema, takeHome(EXTREME))).toBe(true)
})

test('[PT-2] five people: bands, and none of them is one person', () => {
  const { today, forward, people } = takeHome(SMALL)
  expect(people).toBe(5)
  expect(bandsOf(today)).toEqual([{ from: 0, to: 10, people: 5 }])
  expect(bandsOf(forward)).toEqual([
    { from: 4, to: 6, people: 3 },
    { from: 7, to: 10, people: 2 },
  ])
})

test('[PT-2] whoever stands where: below eight nobody is alone in a band, nobody is lost, and bands do not overlap', () => {
  fc.assert(
    fc.property(positions(1, 7), (people) => {
      const { today } = standsOf({ today: lineAt(...people) })
      const bands = bandsOf(today)
      expect(bands.reduce((sum, band) => sum + band.people, 0)).toBe(people.length)
      expect(bands.every((band) => band.people > 1)).toBe(people.length > 1)
      expect(bands.every(({ from }, index) => from > (bands[index - 1]?.to ?? -1))).toBe(true)
    }),
  )
})

test('[PT-2] a moment of few makes both be told in bands; eight or more are told by places; an empty line is none', () => {
  const many = lineAt(1, 2, 3, 4, 5, 6, 7, 8, 9)
  const mixed = standsOf({ today: many, forward: lineAt(5, 6) })
  expect([mixed.today?.kind, mixed.forward?.kind]).toEqual(['bands', 'bands'])
  expect(standsOf({ today: many, forward: null })).toMatchObject({ today: { kind: 'places' }, forward: null })
  expect(standsOf({ today: many, forward: lineAt() }).forward).toBeNull()
  expect(mixed.today === null ? 0 : placesIn(mixed.today).length).toBe(9)
})

test('[PT-3] only the copy of the facilitator says how the time went', () => {
  expect(takeHome(ORDINARY).time).toBeNull()
  expect(takeHome(ORDINARY, 'facilitator').time?.[3]).toEqual({ planned: 6, used: 8 })
})

test('[PT-4] a paper in an address comes back as it was, whatever stands on it', () => {
  for (const session of [ORDINARY, EXTREME, SMALL, closedSession({ written: [], today: [] })]) {
    const paper = { paper: 'take-home', takeHome: takeHome(session) } as const
    expect(unpackPaper(packPaper(paper))).toEqual(paper)
  }
  expect(packPaper({ paper: 'take-home', takeHome: takeHome(EXTREME) })).toMatch(/^[\x21-\x7e]+$/)
})

test('[PT-4] what is no paper is none', () => {
  for (const packed of ['', '%', '%7B', 'null', '{"paper":"take-home"}', '{"paper":"marks","locale":"fr"}'])
    expect(unpackPaper(packed)).toBeNull()
  expect(paperOf({ paper: 'marks', locale: 'nl', more: 1 })).toBeNull()
})
