import { describe, expect, test } from 'vitest'
import { DOUBT_KINDS } from '#core/floor/doubt'
import { STEPS, TOPICS } from '#core/method/steps'
import { FLOOR_NOTICES, TASK_REFUSALS } from '#core/protocol/floor-desk-view'
import { HOST_REFUSALS, hostMessageSchema } from '#core/protocol/messages'
import { LOCALES, type Locale } from '#core/locale'
import { PAPER_REFUSALS, PRINT_FAILURES } from '#core/protocol/paper-requests'
import { STICK_FAILURES } from '#core/protocol/stick-failures'
import { PLACE_REFUSALS } from '#core/presence/place-list'
import { OPERATOR_REFUSALS } from '#core/protocol/operator-requests'
import { READY_REFUSALS } from '#core/protocol/ready'
import { NOTICES, SOURCE_REASONS, SOURCE_STATES } from '#core/protocol/source-view'
import { REFUSALS } from '#core/session/session'
import { en } from '#content/en'
import { nl } from '#content/nl'
import type { Texts } from '#content/texts'

const TEXTS: Readonly<Record<Locale, Texts>> = { nl, en }
const MOST_WORDS = 20

describe.each(LOCALES)('in %s', (locale) => {
  const texts = TEXTS[locale]

  test('[DI-1] every step has a title and a sentence, every topic a name, an ambition and a zero, and nothing else has', () => {
    expect(Object.keys(texts.steps)).toEqual(STEPS.map((step) => step.id))
    expect(Object.keys(texts.topics)).toEqual([...TOPICS])
  })

  test('[DI-2] every state of the floor, every reason, every notice, every goodbye and every refusal has a sentence', () => {
    expect(Object.keys(texts.source).sort()).toEqual([...SOURCE_STATES].sort())
    expect(Object.keys(texts.reasons).sort()).toEqual([...SOURCE_REASONS].sort())
    expect(Object.keys(texts.kiosk).sort()).toEqual([...NOTICES].sort())
    expect(Object.keys(texts.goodbyes).sort()).toEqual([...goodbyeReasons()].sort())
    expect(Object.keys(texts.refusals).sort()).toEqual(
      [
        ...REFUSALS,
        ...HOST_REFUSALS,
        ...OPERATOR_REFUSALS,
        ...READY_REFUSALS,
        ...PAPER_REFUSALS,
        ...PLACE_REFUSALS,
        'no-answer',
      ].sort(),
    )
  })

  test('[PT-27] every failure of paper has a sentence, and there is no other one', () => {
    expect(Object.keys(texts.paper.failures).sort()).toEqual([...PRINT_FAILURES, ...STICK_FAILURES].sort())
  })

  test('[OP-1] whatever comes to nothing on the page of whoever installs has a sentence, and so has each doubt and each notice', () => {
    expect(Object.keys(texts.settings.why).sort()).toEqual([...TASK_REFUSALS].sort())
    expect(Object.keys(texts.settings.state.notices).sort()).toEqual([...FLOOR_NOTICES].sort())
    expect(Object.keys(texts.settings.state.doubts).sort()).toEqual([...DOUBT_KINDS].sort())
  })

  test('[DI-3] what the big screen says is at most 20 words', () => {
    const sentences = [
      ...Object.values(texts.steps).map((step) => step.sentence),
      ...Object.values(texts.topics).flatMap((topic) => [topic.ambition, topic.zero]),
      texts.idle.heading,
      texts.idle.invitation,
      texts.closed.heading,
      texts.quiet.heading,
      ...Object.values(texts.screen.silence),
      ...Object.values(texts.screen.board.headings),
      texts.screen.board.empty,
      ...Object.values(texts.screen.door.guest),
      texts.screen.door.remote,
      ...Object.values(texts.paper.screen),
      ...Object.values(texts.source),
      ...Object.values(texts.reasons),
      ...Object.values(texts.kiosk),
      ...Object.values(texts.goodbyes),
      ...Object.values(texts.refusals),
    ]
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > MOST_WORDS)).toEqual([])
  })

  test('[DI-1] no text is empty, padded or left as a note to ourselves', () => {
    const all = leaves(texts)
    expect(all.length).toBeGreaterThan(60)
    expect(all.filter(({ text }) => text.trim() !== text || text === '' || /todo|lorem|xxx/i.test(text))).toEqual([])
  })
})

test('[DI-1] both languages have the same keys and the same places to fill in', () => {
  expect(leaves(en).map(shapeOf)).toEqual(leaves(nl).map(shapeOf))
})

/** What people write is a note and nothing else; who leads, leads; and nobody in the room has to know what a machine is made of. */
const STRANGE_WORDS: Readonly<Record<Locale, RegExp>> = {
  nl: /notitie|post-it|kaartje|\bstur(?:en|ing)\b|\bstuurt\b|server|socket|token|\burl\b|protocol|sensor|database|browser/i,
  en: /post-it|sticky|\bsteer|server|socket|token|\burl\b|protocol|sensor|database|browser/i,
}

test.each(LOCALES)('[DI-70] in %s one word says one thing, and no word is one of a workshop', (locale) => {
  // Whoever installs the kiosk has a page of their own.
  const { settings: _, ...texts } = TEXTS[locale]
  expect(leaves(texts).filter(({ text }) => STRANGE_WORDS[locale].test(text))).toEqual([])
})

test.each(LOCALES)('[DI-70] in %s every refusal says what a person can do, or that nothing is lost', (locale) => {
  const forInstaller: readonly string[] = OPERATOR_REFUSALS
  const said = Object.entries(TEXTS[locale].refusals).filter(([name]) => !forInstaller.includes(name))
  expect(said.filter(([, text]) => text.split(/[.:] /).length < 2)).toEqual([])
})

test('[DI-1] the two languages are two languages: no sentence is the same in both', () => {
  const dutch = leaves(nl)
  expect(leaves(en).filter(({ text }, index) => text === dutch[index]?.text)).toEqual([])
})

function goodbyeReasons(): readonly string[] {
  const goodbye = hostMessageSchema.options.find((option) => option.entries.t.literal === 'goodbye')
  if (goodbye === undefined || !('reason' in goodbye.entries)) throw new Error('the protocol says no goodbye')
  return goodbye.entries.reason.options
}

/** A key with the places to fill in of its text. */
function shapeOf({ path, text }: { readonly path: string; readonly text: string }): string {
  return `${path} ${[...new Set(text.match(/\{\w+\}/g))].toSorted().join(' ')}`
}

function leaves(node: object, path = ''): readonly { readonly path: string; readonly text: string }[] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value === 'string') return [{ path: `${path}.${key}`, text: value }]
    if (typeof value === 'object' && value !== null) return leaves(value, `${path}.${key}`)
    throw new Error(`${path}.${key} is not a text`)
  })
}
