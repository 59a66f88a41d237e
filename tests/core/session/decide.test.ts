import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { STEP_NUMBERS } from '#core/method/steps'
import { decide } from '#core/session/decide'
import { evolve, replay } from '#core/session/evolve'
import { IDLE, type Command, type SessionEvent, type SessionState } from '#core/session/session'

const START = { type: 'start', at: 1000, id: 'a', practice: false, topic: null } as const satisfies Command

/** The state after these commands; a refused one changes nothing. */
function after(...commands: readonly Command[]): SessionState {
  return replay(eventsOf(commands))
}

function eventsOf(commands: readonly Command[]): readonly SessionEvent[] {
  let state: SessionState = IDLE
  const events: SessionEvent[] = []
  for (const command of commands) {
    const decision = decide(state, command)
    if (!decision.ok) continue
    for (const event of decision.value) state = evolve(state, event)
    events.push(...decision.value)
  }
  return events
}

function goto(step: (typeof STEP_NUMBERS)[number]): Command {
  return { type: 'goto', at: 2000, step }
}

describe('starting', () => {
  test('[SE-1] a session starts on the first step, with its topic and whether it is practice', () => {
    expect(after({ ...START, practice: true, topic: 'absence' })).toEqual({
      phase: 'running',
      id: 'a',
      startedAt: 1000,
      practice: true,
      topic: 'absence',
      step: 1,
      quiet: false,
    })
  })

  test('[SE-2] a running session is never started over', () => {
    expect(decide(after(START), { ...START, id: 'b' })).toEqual({ ok: false, reason: 'already-running' })
  })

  test('[SE-3] after a session has closed the next one starts afresh', () => {
    expect(after(START, goto(5), { type: 'close', at: 3000 }, { ...START, id: 'b', at: 4000 })).toMatchObject({ id: 'b', step: 1 })
  })
})

describe('walking through the steps', () => {
  test('[GU-1] next and back go one step, from 1 to 8 and back again', () => {
    const forth = STEP_NUMBERS.slice(0, -1).map((from) => ({ type: 'next', at: 1, from }) as const)
    const back = STEP_NUMBERS.slice(1).map((from) => ({ type: 'back', at: 1, from }) as const)
    expect(after(START, ...forth)).toMatchObject({ step: 8 })
    expect(after(START, ...forth, ...back.reverse())).toMatchObject({ step: 1 })
  })

  test('[GU-2] a press that was made on another step is refused as moved-on, so that a double press skips nothing', () => {
    const next = { type: 'next', at: 1, from: 1 } as const
    expect(after(START, next, next)).toMatchObject({ step: 2 })
    expect(decide(after(START, next), next)).toEqual({ ok: false, reason: 'moved-on' })
    expect(decide(after(START, next), { type: 'back', at: 1, from: 1 })).toEqual({ ok: false, reason: 'moved-on' })
  })

  test('[GU-3] there is no step before the first and none after the last', () => {
    expect(decide(after(START), { type: 'back', at: 1, from: 1 })).toEqual({ ok: false, reason: 'first-step' })
    expect(decide(after(START, goto(8)), { type: 'next', at: 1, from: 8 })).toEqual({ ok: false, reason: 'last-step' })
  })

  test('[GU-4] any step can be gone to; going to the step where we are changes nothing', () => {
    for (const step of STEP_NUMBERS) expect(after(START, goto(step))).toMatchObject({ step })
    expect(decide(after(START, goto(4)), goto(4))).toEqual({ ok: true, value: [] })
  })

  test('[GU-5] the quiet screen can be put on and off, and a new step lifts it', () => {
    const quiet = { type: 'quiet', at: 1, on: true } as const
    expect(after(START, quiet)).toMatchObject({ quiet: true, step: 1 })
    expect(after(START, quiet, { ...quiet, on: false })).toMatchObject({ quiet: false })
    expect(after(START, quiet, goto(2))).toMatchObject({ quiet: false })
    expect(decide(after(START, quiet), quiet)).toEqual({ ok: true, value: [] })
  })
})

describe('ending', () => {
  test('[SE-4] a closed session keeps its last step and takes no more steps', () => {
    const closed = after(START, goto(7), { type: 'close', at: 9000 })
    expect(closed).toMatchObject({ phase: 'closed', step: 7, closedAt: 9000 })
    expect(decide(closed, goto(1))).toEqual({ ok: false, reason: 'no-session' })
  })

  test('[SE-5] a session that was closed by mistake can be opened again where it was', () => {
    expect(after(START, goto(7), { type: 'close', at: 9000 }, { type: 'reopen', at: 9100, practice: false })).toMatchObject({
      phase: 'running',
      step: 7,
    })
    expect(decide(IDLE, { type: 'reopen', at: 1, practice: false })).toEqual({ ok: false, reason: 'nothing-to-reopen' })
    expect(decide(after(START), { type: 'reopen', at: 1, practice: false })).toEqual({ ok: false, reason: 'nothing-to-reopen' })
  })

  test('[SE-5] practice is not opened again as a real session, nor a real one as practice', () => {
    for (const practice of [true, false]) {
      const closed = after({ ...START, practice }, { type: 'close', at: 9000 })
      const reopen = { type: 'reopen', at: 9100, practice: !practice } as const
      expect(decide(closed, reopen)).toEqual({ ok: false, reason: 'nothing-to-reopen' })
    }
  })

  test('[SE-6] without a session every command but start is refused', () => {
    const commands: readonly Command[] = [
      { type: 'next', at: 1, from: 1 },
      { type: 'back', at: 1, from: 1 },
      goto(3),
      { type: 'quiet', at: 1, on: true },
      { type: 'close', at: 1 },
    ]
    for (const command of commands) expect(decide(IDLE, command)).toEqual({ ok: false, reason: 'no-session' })
  })
})

const anyStep = fc.constantFrom(...STEP_NUMBERS)
const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    type: fc.constant('start' as const),
    at: fc.nat(),
    id: fc.stringMatching(/^[a-z]{1,8}$/),
    practice: fc.boolean(),
    topic: fc.constant(null),
  }),
  fc.record({ type: fc.constantFrom('next' as const, 'back' as const), at: fc.nat(), from: anyStep }),
  fc.record({ type: fc.constant('goto' as const), at: fc.nat(), step: anyStep }),
  fc.record({ type: fc.constant('quiet' as const), at: fc.nat(), on: fc.boolean() }),
  fc.record({ type: fc.constant('close' as const), at: fc.nat() }),
  fc.record({ type: fc.constant('reopen' as const), at: fc.nat(), practice: fc.boolean() }),
)

test('[SE-7] whatever is asked, in whatever order, the events replayed give the very state that was lived', () => {
  fc.assert(
    fc.property(fc.array(anyCommand, { maxLength: 60 }), (commands) => {
      let lived: SessionState = IDLE
      for (const command of commands) {
        const decision = decide(lived, command)
        if (decision.ok) for (const event of decision.value) lived = evolve(lived, event)
      }
      expect(replay(eventsOf(commands))).toEqual(lived)
    }),
  )
})
