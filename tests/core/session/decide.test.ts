import { describe, expect, test } from 'vitest'
import { STEP_NUMBERS, type StepNumber } from '#core/method/steps'
import type { Intent } from '#core/session/intents'
import { lineAt, playSession } from '../../support/session-play.ts'

const START: Intent = { type: 'session.start' }
const CLOSE: Intent = { type: 'session.close' }
const QUIET: Intent = { type: 'screen.quiet', on: true }

function goto(step: StepNumber): Intent {
  return { type: 'guide.goto', step }
}

function next(from: StepNumber): Intent {
  return { type: 'guide.next', from }
}

function refusal(reason: string): object {
  return { ok: false, reason }
}

describe('starting', () => {
  test('[SE-1] a session starts on the first step, with its topic and whether it is practice', () => {
    const play = playSession()
    play.know({ practice: true })
    play.ask({ type: 'session.start', topic: 'absence' })
    expect(play.state).toMatchObject({
      phase: 'running',
      id: 'a',
      startedAt: 1000,
      practice: true,
      plan: { template: 'absence' },
      step: 1,
      quiet: false,
    })
  })

  test('[SE-2] a running session is never started over, nor prepared over', () => {
    const play = playSession(START)
    expect(play.ask(START)).toEqual(refusal('already-running'))
    expect(play.ask({ type: 'plan.prepare', template: null })).toEqual(refusal('already-running'))
  })

  test('[SE-3] after a session has closed the next one starts afresh', () => {
    const play = playSession(START, goto(5), CLOSE)
    play.know({ newId: 'b', at: 4000 })
    play.ask(START)
    expect(play.state).toMatchObject({ id: 'b', step: 1, cards: [], today: null })
  })
})

describe('preparing', () => {
  test('[SE-13] a session is prepared from a template, and starts as it was prepared', () => {
    const play = playSession({ type: 'plan.prepare', template: 'young-people' })
    expect(play.state).toMatchObject({ phase: 'preparing', plan: { template: 'young-people', ambition: '' } })
    play.ask({ type: 'plan.change', plan: { ambition: 'Elke jongere heeft een plek.', groupSize: 14 } })
    play.know({ newId: 'another' })
    play.ask(START)
    expect(play.session).toMatchObject({
      id: 'a',
      plan: { template: 'young-people', ambition: 'Elke jongere heeft een plek.', groupSize: 14 },
    })
  })

  test('[SE-14] the plan of an earlier session can be copied, and one that is not there is refused', () => {
    const earlier = playSession({ type: 'plan.prepare', template: 'absence' }, START).session.plan
    const play = playSession()
    play.know({ planOf: (id) => (id === 'earlier' ? earlier : null) })
    expect(play.ask({ type: 'plan.copy', session: 'nowhere' })).toEqual(refusal('no-session'))
    play.ask({ type: 'plan.copy', session: 'earlier' })
    expect(play.state).toMatchObject({ phase: 'preparing', plan: earlier })
  })

  test('[SE-15] preparing again changes the plan of the session that is being made', () => {
    const play = playSession({ type: 'plan.prepare', template: 'absence' })
    play.know({ newId: 'b' })
    play.ask({ type: 'plan.prepare', template: 'participation' })
    expect(play.state).toMatchObject({ id: 'a', plan: { template: 'participation' } })
  })

  test('[SE-16] the plan can still be changed while the session runs, not after it has closed', () => {
    const play = playSession(START)
    play.ask({ type: 'plan.change', plan: { groupSize: 22 } })
    expect(play.session.plan.groupSize).toBe(22)
    play.ask(CLOSE)
    expect(play.ask({ type: 'plan.change', plan: { groupSize: 1 } })).toEqual(refusal('no-session'))
  })
})

describe('walking through the steps', () => {
  test('[GU-1] next and back go one step, from 1 to 8 and back again', () => {
    const play = playSession(START, ...STEP_NUMBERS.slice(0, -1).map(next))
    expect(play.state).toMatchObject({ step: 8 })
    for (const from of STEP_NUMBERS.slice(1).toReversed()) play.ask({ type: 'guide.back', from })
    expect(play.state).toMatchObject({ step: 1 })
  })

  test('[GU-2] a press that was made on another step is refused as moved-on, so that a double press skips nothing', () => {
    const play = playSession(START, next(1))
    expect(play.ask(next(1))).toEqual(refusal('moved-on'))
    expect(play.ask({ type: 'guide.back', from: 1 })).toEqual(refusal('moved-on'))
    expect(play.state).toMatchObject({ step: 2 })
  })

  test('[GU-3] there is no step before the first and none after the last', () => {
    expect(playSession(START).ask({ type: 'guide.back', from: 1 })).toEqual(refusal('first-step'))
    expect(playSession(START, goto(8)).ask(next(8))).toEqual(refusal('last-step'))
  })

  test('[GU-4] any step can be gone to; going to the step where we are changes nothing', () => {
    for (const step of STEP_NUMBERS) expect(playSession(START, goto(step)).state).toMatchObject({ step })
    expect(playSession(START, goto(4)).ask(goto(4))).toEqual({ ok: true, value: [] })
  })

  test('[GU-5] the quiet screen can be put on and off, and a new step lifts it', () => {
    const play = playSession(START, QUIET)
    expect(play.state).toMatchObject({ quiet: true, step: 1 })
    expect(play.ask(QUIET)).toEqual({ ok: true, value: [] })
    play.ask({ type: 'screen.quiet', on: false })
    expect(play.state).toMatchObject({ quiet: false })
    expect(playSession(START, QUIET, goto(2)).state).toMatchObject({ quiet: false })
  })

  test('[GU-6] each step begins as the plan says: positions are hidden while people take their place, and seen from then on', () => {
    const play = playSession(START)
    const seen = STEP_NUMBERS.map((step) => {
      play.ask(goto(step))
      return play.session.positions
    })
    expect(seen).toEqual(['live', 'live', 'hidden', 'live', 'live', 'live', 'live', 'live'])
  })
})

describe('ending', () => {
  test('[SE-4] a closed session keeps its last step and takes no more steps', () => {
    const play = playSession(START, goto(7))
    play.know({ at: 9000 })
    play.ask(CLOSE)
    expect(play.state).toMatchObject({ phase: 'closed', step: 7, closedAt: 9000 })
    expect(play.ask(goto(1))).toEqual(refusal('no-session'))
  })

  test('[SE-5] a session that was closed by mistake can be opened again where it was', () => {
    expect(playSession(START, goto(7), CLOSE, { type: 'session.reopen' }).state).toMatchObject({ phase: 'running', step: 7 })
    expect(playSession().ask({ type: 'session.reopen' })).toEqual(refusal('nothing-to-reopen'))
    expect(playSession(START).ask({ type: 'session.reopen' })).toEqual(refusal('nothing-to-reopen'))
  })

  test('[SE-5] practice is not opened again as a real session, nor a real one as practice', () => {
    for (const practice of [true, false]) {
      const play = playSession()
      play.know({ practice })
      play.ask(START)
      play.ask(CLOSE)
      play.know({ practice: !practice })
      expect(play.ask({ type: 'session.reopen' })).toEqual(refusal('nothing-to-reopen'))
    }
  })

  test('[SE-6] without a session every command but preparing, starting and erasing is refused', () => {
    const wanted: readonly Intent[] = [next(1), { type: 'guide.back', from: 1 }, goto(3), QUIET, CLOSE]
    for (const intent of wanted) expect(playSession().ask(intent)).toEqual(refusal('no-session'))
  })

  test('[SE-17] a running session is not erased; one that is prepared or closed may be', () => {
    const erase: Intent = { type: 'session.erase', session: 'a' }
    expect(playSession(START).ask(erase)).toEqual(refusal('already-running'))
    expect(playSession(START, CLOSE).ask(erase)).toEqual({ ok: true, value: [] })
  })
})

describe('moments', () => {
  test('[MO-1] leaving the step in which everybody takes a place keeps the line of today', () => {
    const play = playSession(START, goto(3))
    play.know({ line: lineAt(3, 5.2, 7) })
    play.ask(next(3))
    expect(play.session.today).toEqual({ positions: [3, 5.2, 7], counts: [0, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0] })
  })

  test('[MO-2] what was captured by hand is not captured again on the way out, and an empty line never is', () => {
    const play = playSession(START, goto(3), next(3))
    expect(play.session.today).toBeNull()
    play.ask(goto(3))
    play.know({ line: lineAt(4) })
    play.ask({ type: 'moment.capture', moment: 'today' })
    play.know({ line: lineAt(9, 9) })
    play.ask(next(3))
    expect(play.session.today?.positions).toEqual([4])
  })

  test('[MO-3] a moment can be captured again, dropped and taken back', () => {
    const play = playSession(START, goto(6))
    expect(play.ask({ type: 'moment.capture', moment: 'forward' })).toEqual(refusal('nothing-to-capture'))
    for (const place of [6, 7]) {
      play.know({ line: lineAt(place) })
      play.ask({ type: 'moment.capture', moment: 'forward' })
    }
    play.ask({ type: 'moment.drop', moment: 'forward' })
    expect(play.session.forward).toBeNull()
    takeBack(play)
    expect(play.session.forward?.positions).toEqual([7])
    takeBack(play)
    expect(play.session.forward?.positions).toEqual([6])
  })

  test('[MO-4] everybody at the 10 is kept once, by the room itself, and is no action that somebody takes back', () => {
    const play = playSession(START, goto(5))
    play.know({ line: lineAt(10, 10) })
    play.ask({ type: 'ten.reached' })
    play.know({ line: lineAt(10) })
    play.ask({ type: 'ten.reached' })
    expect(play.session.ideal?.positions).toEqual([10, 10])
    expect(play.session.undo.at(-1)?.of).toBe('step-changed')
  })

  test('[MO-5] frozen keeps the line as it was; hidden and live forget it', () => {
    const play = playSession(START, goto(4))
    play.know({ line: lineAt(2, 8) })
    play.ask({ type: 'screen.positions', to: 'frozen' })
    play.know({ line: lineAt(1) })
    expect(play.session).toMatchObject({ positions: 'frozen', frozen: { positions: [2, 8] } })
    play.ask({ type: 'screen.positions', to: 'live' })
    expect(play.session).toMatchObject({ positions: 'live', frozen: null })
  })
})

function takeBack(play: ReturnType<typeof playSession>): unknown {
  return play.ask({ type: 'undo', action: play.session.undo.at(-1)?.action ?? 1 })
}
