import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { STEP_NUMBERS, type StepNumber } from '#core/method/steps'
import type { Intent } from '#core/session/intents'
import { freePort } from '../support/free-port.ts'
import { startKiosk } from '../support/kiosk-process.ts'
import { openPhone, type Phone } from '../support/phone.ts'

const PLAN = {
  ambition: 'Voor elke jongere is er een plek.',
  groupSize: 14,
  minutes: [4, 2, 2, 7, 7, 6, 5, 2],
}
const TODAY = [0, 0, 1, 2, 2, 4, 3, 1, 1, 0, 0]
const AFTERWARDS = [0, 0, 0, 0, 1, 3, 5, 3, 2, 0, 0]

/** What people do in each step, on the way from the one before. */
const DOINGS: Readonly<Record<StepNumber, readonly Intent[]>> = {
  1: [
    { type: 'question.ask', id: 'ambition-first-reaction', asked: true },
    { type: 'question.add', text: 'En thuis?' },
  ],
  2: [
    { type: 'guide.next', from: 1 },
    { type: 'screen.quiet', on: true },
  ],
  3: [
    { type: 'guide.next', from: 2 },
    { type: 'floor.manual', counts: TODAY },
  ],
  4: [
    { type: 'guide.next', from: 3 },
    { type: 'voice.hear', number: 5 },
    { type: 'voice.hear', number: 2 },
    { type: 'clock.add', step: 4 },
  ],
  5: [{ type: 'guide.next', from: 4 }, { type: 'screen.positions', to: 'frozen' }, { type: 'clock.pause' }],
  6: [
    { type: 'guide.next', from: 5 },
    { type: 'clock.resume' },
    { type: 'floor.manual', counts: AFTERWARDS },
    { type: 'moment.capture', moment: 'forward' },
    { type: 'floor.correct', number: 7, by: 1 },
  ],
  7: [
    { type: 'guide.next', from: 6 },
    { type: 'silence.start', which: 'works' },
    { type: 'silence.pause' },
    card('top', 'We bellen dezelfde dag terug'),
    card('action', 'Elke maand overleg met de scholen', 'team jongeren', 'vanaf maart'),
    { type: 'card.star', id: 1, starred: true },
    { type: 'guests.open', kind: 'need' },
  ],
  8: [{ type: 'guide.next', from: 7 }, card('reflection', 'De 3 en de 8 bedoelden hetzelfde')],
}

function card(kind: 'top' | 'action' | 'reflection', text: string, who = '', when = ''): Intent {
  return { type: 'card.add', key: `key-of-a-${kind}`, kind, text, who, when }
}

test(
  '[SE-19] the power is cut in each of the eight steps: everything that was acknowledged is there, and the phone is back by itself',
  { timeout: 120_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'meetlat-steps-'))
    const args = ['--source', 'none', '--data', folder, '--port', String(await freePort())]
    let kiosk = await startKiosk(args)
    const phone = openPhone(kiosk.url, kiosk.token)
    onTestFinished(async () => {
      phone.leave()
      await kiosk.kill()
      rmSync(folder, { recursive: true })
    })
    await phone.until(() => phone.link() === 'live')
    await doAll(phone, [
      { type: 'plan.prepare', template: 'young-people' },
      { type: 'plan.change', plan: PLAN },
      { type: 'session.start' },
    ])
    for (const step of STEP_NUMBERS) {
      await doAll(phone, DOINGS[step])
      const before = whatThePhoneKnows(phone)
      expect(before).toMatchObject({ session: { phase: 'running', step } })
      await kiosk.kill()
      await phone.until(() => phone.link() === 'lost')
      kiosk = await startKiosk(args)
      await phone.until(() => phone.link() === 'live' && phone.view()?.source.state === 'off')
      expect(whatThePhoneKnows(phone), `after step ${step}`).toEqual(before)
    }
    expect(phone.view()?.today?.counts).toEqual(TODAY)
    expect(phone.view()?.forward?.counts).toEqual(AFTERWARDS)
    expect(phone.cards().map(({ text, starred }) => [text, starred])).toEqual([
      ['We bellen dezelfde dag terug', true],
      ['Elke maand overleg met de scholen', false],
      ['De 3 en de 8 bedoelden hetzelfde', false],
    ])
  },
)

async function doAll(phone: Phone, intents: readonly Intent[]): Promise<void> {
  for (const intent of intents)
    expect({ type: intent.type, refusal: await phone.ask(intent) }).toEqual({ type: intent.type, refusal: null })
}

/** All but whether everybody stands, which is felt anew after the power is back. */
function whatThePhoneKnows(phone: Phone): object {
  return { session: phone.view(), desk: { ...phone.desk(), everybodyStands: null }, cards: phone.cards() }
}
