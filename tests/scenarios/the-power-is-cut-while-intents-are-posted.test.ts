import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { STEP_NUMBERS } from '#core/method/steps'
import { decide } from '#core/session/decide'
import { evolve } from '#core/session/evolve'
import type { Intent } from '#core/session/intents'
import { SCALE_NUMBERS } from '#core/scale/position'
import { IDLE, type SessionState } from '#core/session/session'
import { snapshotOf } from '#core/session/snapshot'
import { startKiosk, type KioskProcess } from '../support/kiosk-process.ts'
import { createRandom } from '../support/random.ts'

const CUTS = 50
const LONGEST_LIFE = 120

test(
  `[JO-9] ${CUTS} power cuts at random moments: every intent that was answered with 200 is there afterwards`,
  { timeout: 300_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'meetlat-power-'))
    const random = createRandom(20261123)
    const begin = (): Promise<KioskProcess> => startKiosk(['--source', 'none', '--data', folder])
    let kiosk = await begin()
    onTestFinished(async () => {
      await kiosk.kill()
      rmSync(folder, { recursive: true })
    })
    let before: SessionState = IDLE
    expect(await kiosk.get('/api/session')).toMatchObject(visible(before))
    let answered = 0
    let cutMidway = 0
    const wrong: object[] = []
    for (let cut = 0; cut < CUTS; cut++) {
      const { state: without, answered: more, inFlight } = await post(kiosk, before, random)
      answered += more
      if (inFlight !== null) cutMidway++
      kiosk = await begin()
      const seen = await kiosk.get('/api/session')
      // The intent in flight may or may not have made it; the next life says which, and both are right.
      const withIt = inFlight === null ? without : apply(without, inFlight)
      const made = isVisible(seen, withIt)
      if (!made && !isVisible(seen, without)) wrong.push({ cut, seen, without, inFlight })
      before = made ? withIt : without
    }
    expect(wrong).toEqual([])
    expect(answered).toBeGreaterThan(CUTS)
    expect(cutMidway).toBeGreaterThan(0)
  },
)

/** Posts one intent after another until the plug is pulled at a random moment. */
async function post(kiosk: KioskProcess, from: SessionState, random: () => number) {
  let state = from
  let answered = 0
  let inFlight: Intent | null = null
  setTimeout(() => void kiosk.kill(), random() * LONGEST_LIFE)
  try {
    for (;;) {
      inFlight = nextIntent(state, random)
      const { status } = await kiosk.post(inFlight)
      expect(status).toBe(200)
      state = apply(state, inFlight)
      inFlight = null
      answered++
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
  }
  await kiosk.kill()
  return { state, answered, inFlight }
}

/** An intent that must be accepted in this state. */
function nextIntent(state: SessionState, random: () => number): Intent {
  if (state.phase !== 'running') return { type: 'session.start', topic: random() < 0.5 ? 'absence' : null }
  const step = STEP_NUMBERS[Math.floor(random() * STEP_NUMBERS.length)] ?? 1
  const pick = random()
  if (pick < 0.05) return { type: 'session.close' }
  if (pick < 0.2) return { type: 'screen.quiet', on: !state.quiet }
  if (pick < 0.5 && state.step < 8) return { type: 'guide.next', from: state.step }
  return { type: 'guide.goto', step }
}

/** The host knows better; nothing of it can be seen. */
const UNKNOWN = {
  at: 0,
  newId: 'any',
  practice: false,
  line: snapshotOf(
    [],
    SCALE_NUMBERS.map(() => 0),
  ),
  planOf: () => null,
  previousOf: () => null,
}

function apply(state: SessionState, intent: Intent): SessionState {
  const decision = decide(state, { ...intent, ...UNKNOWN })
  if (!decision.ok) throw new Error(decision.reason)
  return decision.value.reduce(evolve, state)
}

function visible(state: SessionState): object {
  if (state.phase === 'idle' || state.phase === 'preparing') return { phase: state.phase }
  const { phase } = state
  const topic = state.plan.template
  return state.phase === 'running' ? { phase, topic, step: state.step, quiet: state.quiet } : { phase, topic, step: null }
}

function isVisible(seen: unknown, state: SessionState): boolean {
  return (
    typeof seen === 'object' &&
    seen !== null &&
    Object.entries(visible(state)).every(([key, value]) => Reflect.get(seen, key) === value)
  )
}
