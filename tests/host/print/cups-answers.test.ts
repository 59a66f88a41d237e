import { expect, test } from 'vitest'
import fc from 'fast-check'
import { defaultIn, isWaiting, jobIn, namesIn, printersIn, queueIn, saysFull } from '#host/print/cups-answers'

const LONG = `printer Balie now printing Balie-12.  enabled since Tue Nov 24 15:26:08 2026
\tOut of paper
\tDescription: printer Nep disabled
\tAlerts: media-empty-error paused
`

test('[PT-21] what CUPS says of printers and jobs is read', () => {
  expect(queueIn(LONG)).toEqual({ state: 'printing', alerts: ['media-empty-error', 'paused'] })
  expect(queueIn('printer Q disabled since Tue Nov 24 15:26:08 2026 -\n\tPaused\n\tAlerts: none\n')).toEqual({
    state: 'disabled',
    alerts: [],
  })
  expect(queueIn('lpstat: Invalid destination name in list "H".\n')).toBeNull()
  expect(printersIn(`${LONG}printer Hal is idle.  enabled since x\n`)).toEqual([
    { name: 'Balie', state: 'busy' },
    { name: 'Hal', state: 'ready' },
  ])
  expect(namesIn('Balie\n-o\nHal bij de deur\n\nHal\n')).toEqual(['Balie', 'Hal'])
  expect([defaultIn('system default destination: Balie\n'), defaultIn('no system default destination\n')]).toEqual(['Balie', null])
  expect([jobIn('request id is Balie-12 (0 file(s))\n'), jobIn('lp: Error\n')]).toEqual(['Balie-12', null])
  expect([isWaiting('Q-1', 'Q-12   root 1\n'), isWaiting('Q-12', 'Q-1 x\nQ-12   root 1\n')]).toEqual([false, true])
  expect(saysFull('lp: No space left on device')).toBe(true)
})

test('[PT-21] however much and whatever is said, few printers come of it and nothing breaks', () => {
  expect(namesIn('a\n'.repeat(9999)).length).toBe(32)
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const read of [queueIn, printersIn, namesIn, defaultIn, jobIn, saysFull]) read(text)
    }),
  )
})
