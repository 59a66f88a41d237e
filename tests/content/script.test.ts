import { describe, expect, test } from 'vitest'
import { FOLLOW_UPS, followUpsOf, guideOf } from '#core/method/guide'
import { STEP_NUMBERS, TOPICS, type StepNumber } from '#core/method/steps'
import { hintsOn, WORDING_HINTS } from '#core/method/wording'
import { LOCALES } from '#core/locale'
import { SILENCES } from '#core/session/silence'
import { en } from '#content/en'
import { nl } from '#content/nl'
import { scriptEn } from '#content/script-en'
import { scriptNl } from '#content/script-nl'
import { EXPERIENCES_ADDRESS } from '#content/texts'

const SCRIPTS = { nl: scriptNl, en: scriptEn } as const
const GUIDES = STEP_NUMBERS.map(guideOf)

/** What the method asks in each step, by meaning, and the questions that ask it. */
const MEANINGS: Readonly<Record<StepNumber, Readonly<Record<string, readonly string[]>>>> = {
  1: {
    'first reaction to the topic or ambition': ['ambition-first-reaction'],
    'a live matter, met often at work': ['ambition-live-matter'],
    'what it means for those who integrate': ['ambition-what-it-means'],
  },
  2: { 'both ends are understood': ['line-clear'] },
  3: { 'which number do you give today': ['position-which-number'] },
  4: {
    'which number, and why there': ['today-which-number'],
    'what it looks like': ['today-looks-like'],
    'what you do': ['today-you-do'],
    'what you see others do': ['today-others-do'],
    'what it means for those who integrate': ['today-what-it-means'],
    'which step was made, what works': ['today-step-made'],
    'how come it goes well, what you did for it': ['today-how-come'],
    'ever stood higher, and what was typical': ['ever-higher'],
  },
  5: {
    'what is typical of the 10': ['ideal-typical'],
    'what it looks like for you': ['ideal-for-you'],
    'for the organisation': ['ideal-for-the-organisation'],
    'for those who integrate': ['ideal-what-it-means'],
    'who works together, and how': ['ideal-who-works-together'],
    'what you do there': ['ideal-you-do'],
    'what others see you do': ['ideal-others-see'],
    'what they may expect of you': ['ideal-others-expect'],
  },
  6: {
    'the next step together': ['step-forward-next'],
    'what that situation looks like': ['step-forward-looks-like'],
    'which actions belong to it': ['step-forward-actions'],
    'what you can do yourself': ['step-forward-you-can'],
    'what is needed to do it together': ['step-forward-needed'],
    'tips of others': ['step-forward-tips'],
    'keep asking when the difficulty is not clear': ['step-forward-difficult', 'mind-keep-asking'],
  },
  7: {
    'what already works': ['agreements-tops'],
    'what they can do and need': ['agreements-can-and-need'],
    'concrete actions': ['agreements-actions'],
    'the follow-up': ['agreements-follow-up'],
  },
  8: {
    'standing on the line together': ['reflection-together'],
    'something new or an insight': ['reflection-new'],
    'again, with another question or other people': ['reflection-again'],
  },
}

/** What the facilitator has to say or have done in each step, and the sentences that say it. */
const SAID: Readonly<Partial<Record<StepNumber, Readonly<Record<string, string>>>>> = {
  1: {
    'what the exercise is for': 'ambition-why',
    'the topic and its ambition': 'ambition-topic',
    'different people are asked': 'ambition-many-voices',
  },
  2: { 'what the 10 is': 'line-ten', 'what the 0 is': 'line-zero' },
  3: { 'take your place': 'position-take', 'it is about now': 'position-now' },
  5: { 'everybody walks to the 10': 'ideal-walk' },
  6: { 'everybody walks back to today': 'step-forward-walk' },
  7: {
    'leave the line, take something to write on': 'agreements-write',
    'one minute of silence': 'agreements-silence',
    'collect so that everyone sees it': 'agreements-collect',
  },
}

/** The advice for the facilitator, and the steps in which it must be there. */
const ADVICE: readonly (readonly [meaning: string, id: string, steps: readonly StepNumber[]])[] = [
  ['half an hour, but follow the energy', 'mind-follow-the-energy', [1, 4, 5, 6]],
  ['say at the start that you ask different people', 'mind-agree-on-voices', [1]],
  ['room for all to stand, and three sheets', 'mind-open-space', [2]],
  ['go on when everybody stands', 'mind-wait-for-all', [3]],
  ['the number is no mark', 'mind-not-a-mark', [3]],
  ['four or five people, on different positions', 'mind-different-places', [4]],
  ['four or five people, and other ones', 'mind-other-people', [5, 6]],
  ['your next question to the noisy side', 'mind-noisy-side', [4, 5, 6]],
  [
    "remind who keeps talking of the agreement: everybody's experience, insight, difficulty and idea counts",
    'mind-long-talkers',
    [4, 5, 6],
  ],
  ['it is about what people can do', 'mind-what-people-do', [5]],
  ['keep asking when the difficulty or the step is not clear', 'mind-keep-asking', [6]],
  ['let people react to each other', 'mind-let-react', [6]],
  ['a second stand is optional', 'mind-second-stand', [6]],
  ['people leave the line and take something to write on', 'mind-leave-the-line', [7]],
  ['the minutes are silent', 'mind-keep-silent', [7]],
  ['room for those who said little', 'mind-everybody-counts', [7]],
  ['send your experience', 'mind-share-experience', [8]],
]

describe.each(LOCALES)('in %s', (locale) => {
  const script = SCRIPTS[locale]

  test('[GU-20] everything that is said, asked and minded has its text, and nothing else has', () => {
    expect(Object.keys(script.say).toSorted()).toEqual(idsOf('say').toSorted())
    expect(Object.keys(script.ask).toSorted()).toEqual(idsOf('ask').toSorted())
    expect(Object.keys(script.mind).toSorted()).toEqual(idsOf('mind').toSorted())
    expect(Object.keys(script.followUps)).toEqual(FOLLOW_UPS.map(({ id }) => id))
    expect(Object.keys(script.silences)).toEqual([...SILENCES])
    expect(Object.keys(script.tens)).toEqual([...TOPICS])
    expect(Object.keys(script.wording)).toEqual([...WORDING_HINTS])
  })

  test('[GU-21] what is said and asked can be said in one breath, and speaks to one person', () => {
    const spoken = [...Object.values(script.say), ...Object.values(script.ask)]
    expect(spoken.filter((text) => text.split(/\s+/).length > 20)).toEqual([])
    expect(spoken.filter((text) => /\b(u|uw)\b/i.test(text))).toEqual([])
  })

  test('[GU-25] no sentence of the guide is longer than 25 words, and none calls people u', () => {
    const texts = textsOf(script)
    const sentences = texts.flatMap((text) => text.split(/(?<=[.?!]) /))
    expect(sentences.length).toBeGreaterThan(100)
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 25)).toEqual([])
    expect(texts.filter((text) => /\b(u|uw)\b/i.test(text))).toEqual([])
  })

  test('[GU-25] what is filled in is the address alone, where the group is invited to write', () => {
    expect(textsOf(script).filter((text) => /[{}|@]/.test(text))).toEqual([script.mind['mind-share-experience']])
    expect(script.mind['mind-share-experience']).toContain('{address}')
  })

  test('[DI-3] what the big screen asks in a silent minute is at most 20 words, and so is what one would see at the 10', () => {
    const shown = [...Object.values(script.silences).map(({ question }) => question), ...Object.values(script.tens)]
    expect(shown.filter((text) => text.split(/\s+/).length > 20)).toEqual([])
  })
})

test('[GU-22] every question of the method is asked in its step', () => {
  const missing = STEP_NUMBERS.flatMap((step) => {
    const guide = guideOf(step)
    const there: readonly string[] = [...guide.ask, ...guide.mind, ...followUpsOf(step)]
    return Object.entries(MEANINGS[step]).filter(([, ids]) => !ids.every((id) => there.includes(id)))
  })
  expect(missing).toEqual([])
})

test('[GU-22] what the facilitator has to say is there to be said in its step, and groups are invited to write to the right address', () => {
  const missing = STEP_NUMBERS.flatMap((step) =>
    Object.entries(SAID[step] ?? {}).filter(([, id]) => !guideOf(step).say.some((known) => known === id)),
  )
  expect(missing).toEqual([])
  expect(EXPERIENCES_ADDRESS).toBe('inburgering@divosa.nl')
})

test('[GU-22] every piece of advice reaches the facilitator in the step where it belongs', () => {
  const missing = ADVICE.filter(([, id, steps]) => !steps.every((step) => guideOf(step).mind.some((known) => known === id)))
  expect(missing).toEqual([])
})

test('[GU-23] the follow-up cards are there: ever higher, looking back at the 0, the hoped-for place, how sure', () => {
  expect(followUpsOf(4)).toEqual(['ever-higher', 'look-back-at-zero', 'hoped-for-place'])
  expect(followUpsOf(6)).toEqual(['hoped-for-place', 'how-sure'])
  expect(followUpsOf(2)).toEqual([])
})

test('[GU-24] an ambition that is put off, long, a question or several sentences gets a hint; the four templates get none', () => {
  expect(hintsOn('We willen dat iedereen meedoet', 'nl')).toEqual(['not-yet'])
  expect(hintsOn('Everyone will take part. And soon', 'en')).toEqual(['not-yet', 'several-sentences'])
  expect(hintsOn('Doet iedereen mee?', 'nl')).toEqual(['question'])
  expect(hintsOn('x'.repeat(91), 'nl')).toEqual(['too-long'])
  const templates = TOPICS.flatMap((topic) => [hintsOn(nl.topics[topic].ambition, 'nl'), hintsOn(en.topics[topic].ambition, 'en')])
  expect(templates.flat()).toEqual([])
})

test.each([
  ['nl', 'Iedereen die wil, doet mee'],
  ['nl', 'Wie wil werken, werkt'],
  ['nl', 'Alle jongeren gaan naar school'],
  ['nl', 'Mensen komen graag, meer dan ooit'],
  ['nl', 'Iedereen doet 800 uur mee, bijv. in de zorg'],
  ['nl', 'Iedereen doet mee, o.a. op de markt'],
  ['en', 'Everyone who wants to takes part'],
  ['en', 'All young people are going to school'],
  ['en', 'Everyone takes part, e.g. in care'],
] as const)('[GU-26] in %s it is so now, in one sentence: %s', (locale, ambition) => {
  expect(hintsOn(ambition, locale)).toEqual([])
})

test.each([
  ['nl', 'Straks doet iedereen mee'],
  ['nl', 'Volgend jaar doet iedereen mee'],
  ['nl', 'In 2030 doet iedereen mee'],
  ['nl', 'We gaan zorgen voor plekken'],
  ['nl', 'Iedereen moet meedoen'],
  ['en', 'We’ll have a place for everyone'],
  ['en', 'We are going to find a place for everyone'],
  ['en', 'Everyone has to take part'],
] as const)('[GU-24] in %s it is put off: %s', (locale, ambition) => {
  expect(hintsOn(ambition, locale)).toEqual(['not-yet'])
})

test('[GU-24] a second sentence is one without a capital too, a question counts anywhere, and 90 characters are not too long', () => {
  expect(hintsOn('Iedereen doet mee. niemand valt uit', 'nl')).toEqual(['several-sentences'])
  expect(hintsOn('Doet iedereen mee? Ja.', 'nl')).toEqual(['several-sentences', 'question'])
  expect(hintsOn('x'.repeat(90), 'nl')).toEqual([])
  expect(hintsOn(' ', 'nl')).toEqual([])
})

/** The ids of all steps together, each once. */
function idsOf(part: 'say' | 'ask' | 'mind'): readonly string[] {
  return [...new Set<string>(GUIDES.flatMap((guide) => guide[part]))]
}

/** All texts below a node, however deep. */
function textsOf(node: object): readonly string[] {
  return Object.values(node).flatMap((value: unknown) => {
    if (typeof value === 'string') return [value]
    if (typeof value === 'object' && value !== null) return textsOf(value)
    throw new Error('something in the script is not a text')
  })
}
