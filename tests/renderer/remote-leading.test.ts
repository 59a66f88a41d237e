/** What the facilitator's phone offers while leading: thumbs, pace, cards, voices, questions. */
import { describe, expect, test } from 'vitest'
import { guideOf } from '#core/method/guide'
import { STEP_NUMBERS } from '#core/method/steps'
import { defaultPlan } from '#core/session/plan'
import { leadCardsOf, offersReveal } from '../../renderer/remote/lead/lead-card.ts'
import { remainingText } from '../../renderer/remote/lead/remaining.ts'
import { pipsOf, voiceChips } from '../../renderer/remote/lead/voices.ts'
import { createOwnPresses } from '../../renderer/remote/own-presses.ts'
import { paceOf } from '../../renderer/remote/pace.ts'
import { nextQuestions, questionsOf } from '../../renderer/remote/questions.ts'
import { thumbsOf } from '../../renderer/remote/thumb.ts'

const MINUTE = 60_000
const COUNTS = [0, 0, 1, 2, 0, 9, 0, 0, 3, 0, 0]
const NOBODY_HEARD = COUNTS.map(() => 0)
const FRESH = { asked: [], starred: [], ownQuestions: [] }

describe('the two buttons', () => {
  test('[RM-1] in every step back and next carry the step that is seen', () => {
    for (const step of STEP_NUMBERS.slice(1, -1)) {
      const { back, next, to } = thumbsOf({ phase: 'running', step })
      expect([back, next, to]).toEqual([{ type: 'guide.back', from: step }, { type: 'guide.next', from: step }, step + 1])
    }
  })

  test('[RM-1] the first step has no way back, and the last one closes after it was asked once', () => {
    expect(thumbsOf({ phase: 'running', step: 1 }).back).toBeNull()
    const last = thumbsOf({ phase: 'running', step: 8 })
    expect([last.next, last.confirm, last.back]).toEqual([{ type: 'session.close' }, true, { type: 'guide.back', from: 8 }])
  })

  test('[RM-1] outside a session next begins it, or opens the closed one again', () => {
    expect(thumbsOf({ phase: 'idle', step: null }).next).toEqual({ type: 'session.start' })
    expect(thumbsOf({ phase: 'preparing', step: null }).next).toEqual({ type: 'session.start' })
    expect(thumbsOf({ phase: 'closed', step: 8 }).next).toEqual({ type: 'session.reopen' })
  })
})

describe('a press that came too late', () => {
  test('[RM-55] is one that this phone overtook itself when it pressed on the same a moment before', () => {
    const presses = createOwnPresses()
    expect(presses.repeats({ type: 'guide.next', from: 4 }, 1000)).toBe(false)
    expect(presses.repeats({ type: 'guide.next', from: 4 }, 1200)).toBe(true)
    expect(presses.repeats({ type: 'guide.back', from: 4 }, 1400)).toBe(true)
    expect(presses.repeats({ type: 'guide.next', from: 5 }, 1500)).toBe(false)
  })

  test('[RM-55] is news when this phone did not press just before: somebody else did', () => {
    const presses = createOwnPresses()
    presses.repeats({ type: 'guide.next', from: 4 }, 1000)
    expect(presses.repeats({ type: 'guide.next', from: 4 }, 3100)).toBe(false)
    expect(presses.repeats({ type: 'undo', action: 7 }, 3200)).toBe(false)
    expect(presses.repeats({ type: 'undo', action: 7 }, 3300)).toBe(true)
    expect(presses.repeats({ type: 'silence.extend' }, 3400)).toBe(false)
  })
})

describe('the word on pace', () => {
  const plan = defaultPlan(null)
  const at = (step: 1 | 4, usedBefore: readonly number[], since: number | null, now: number) =>
    paceOf(plan, { used: STEP_NUMBERS.map((_, index) => (usedBefore[index] ?? 0) * MINUTE), since }, step, now)

  test('[RM-4] on time, nearly up and over, by what was planned up to and with this step', () => {
    expect(at(1, [], 0, 0)).toEqual({ word: 'on-time', minutes: 5 })
    expect(at(1, [], 0, 4.5 * MINUTE).word).toBe('up')
    expect(at(1, [], 0, 7 * MINUTE)).toEqual({ word: 'over', minutes: 2 })
  })

  test('[RM-4] ahead when the steps before took less than theirs', () => {
    expect(at(4, [1, 1, 1], 0, 0).word).toBe('ahead')
    expect(at(4, [5, 2, 2], 0, 0)).toEqual({ word: 'on-time', minutes: 6 })
  })

  test('[RM-4] a clock that stands still is said to', () => {
    expect(at(1, [3], null, 99 * MINUTE)).toEqual({ word: 'paused', minutes: 2 })
  })
})

describe('what matters most now', () => {
  test('[RM-5] every step has something beside its sentence, and always a question or who stands', () => {
    for (const step of STEP_NUMBERS) {
      const cards = leadCardsOf({ step, gathering: null, silence: null })
      expect(cards.includes('ask') || cards.includes('standing')).toBe(true)
    }
    expect(leadCardsOf({ step: null, gathering: null, silence: null })).toEqual([])
  })

  test('[RM-5] step 5 waits for the group, then asks who has been heard', () => {
    const gathering = { there: 18, of: 22, open: false }
    expect(leadCardsOf({ step: 5, gathering, silence: null })).toEqual(['ask', 'gathering'])
    expect(leadCardsOf({ step: 5, gathering: { ...gathering, open: true }, silence: null })).toEqual(['ask', 'voices'])
  })

  test('[RM-5] while everybody writes in silence nothing is asked', () => {
    const silence = { which: 'works', total: 1, left: 1, since: null, over: false } as const
    expect(leadCardsOf({ step: 7, gathering: null, silence })).toEqual(['silence', 'guests'])
    expect(leadCardsOf({ step: 7, gathering: null, silence: { ...silence, over: true } })).toEqual(['silence', 'ask', 'guests'])
  })

  test('[RM-6] showing where people stand is offered once everybody stands, and not when it is shown already', () => {
    expect(offersReveal({ positions: 'hidden' }, { everybodyStands: true })).toBe(true)
    expect(offersReveal({ positions: 'hidden' }, { everybodyStands: false })).toBe(false)
    expect(offersReveal({ positions: 'live' }, { everybodyStands: true })).toBe(false)
  })
})

describe('who was heard', () => {
  test('[RM-7] each number with people is a chip, lowest first, with who was heard and where to ask next', () => {
    const heard = NOBODY_HEARD.with(3, 1).with(7, 1)
    expect(voiceChips(COUNTS, heard, 8)).toEqual([
      { number: 2, people: 1, heard: 0, suggested: false },
      { number: 3, people: 2, heard: 1, suggested: false },
      { number: 5, people: 9, heard: 0, suggested: false },
      // Somebody was heard here and has walked on.
      { number: 7, people: 0, heard: 1, suggested: false },
      { number: 8, people: 3, heard: 0, suggested: true },
    ])
  })

  test('[RM-7] a chip has a mark for each person, the heard ones first, and a count when they are too many', () => {
    expect(pipsOf({ number: 3, people: 3, heard: 1, suggested: false })).toEqual([true, false, false])
    expect(pipsOf({ number: 7, people: 0, heard: 2, suggested: false })).toEqual([true, true])
    expect(pipsOf({ number: 5, people: 9, heard: 1, suggested: false })).toBeNull()
  })
})

describe('questions', () => {
  test('[RM-9] the next one is the first that was not asked, one with a star before it', () => {
    const [first = '', second = '', third = ''] = guideOf(4).ask
    expect(nextQuestions(4, FRESH, 1).map(({ id }) => id)).toEqual([first])
    expect(nextQuestions(4, { ...FRESH, asked: [first] }, 1).map(({ id }) => id)).toEqual([second])
    expect(nextQuestions(4, { ...FRESH, starred: [third] }, 2).map(({ id }) => id)).toEqual([third, first])
  })

  test("[RM-9] the facilitator's own questions come after those of the method, in every step", () => {
    const desk = { ...FRESH, ownQuestions: [{ id: 'own-3', text: 'En jij?' }] }
    for (const step of STEP_NUMBERS) expect(questionsOf(step, desk).at(-1)).toMatchObject({ id: 'own-3', own: 'En jij?' })
    expect(nextQuestions(8, { ...desk, asked: [...guideOf(8).ask] }, 3).map(({ own }) => own)).toEqual(['En jij?'])
    expect(nextQuestions(8, { ...FRESH, asked: [...guideOf(8).ask] }, 3)).toEqual([])
  })
})

test('[RM-10] what is left of a silent minute is said in minutes and seconds, and ends at 0:00', () => {
  expect([60_000, 59_001, 9500, 1, 0, -5].map(remainingText)).toEqual(['1:00', '1:00', '0:10', '0:01', '0:00', '0:00'])
})
