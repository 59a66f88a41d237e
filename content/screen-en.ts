/** The texts of the big screen in English. */
import type { ScreenTexts } from './screen-texts.ts'

export const screenEn: ScreenTexts = {
  frozen: 'The picture stands still',
  legend: {
    name: 'What you see on the line',
    today: 'today',
    now: 'now',
    forward: 'after the step',
    previous: { today: 'last time', forward: 'last time, after the step' },
  },
  shift: { name: 'The step on the line', people: '{n} person from {from} to {to} | {n} people from {from} to {to}' },
  gathering: { way: '{there} of {of} at the 10', there: 'We are at the 10' },
  silence: {
    lead: 'Silence for a moment. Write down what comes to mind.',
    paused: 'A short break. We go on in silence soon.',
  },
  board: {
    headings: {
      works: 'What works already?',
      'can-and-need': 'What can we do, and what do we need?',
      actions: 'Who does what, and when?',
      reflection: 'How was it to stand on the line together?',
      previous: 'What has been done since last time?',
    },
    kinds: {
      top: 'This works already',
      can: 'This I can do',
      need: 'This I need',
      action: 'This is what we will do',
      agreement: 'This is what we agree on',
      reflection: 'This is how it was',
    },
    empty: 'Say what you have written down. It will appear here.',
    noPrevious: 'No actions were written down last time.',
    page: 'Page {page} of {pages}',
    starred: 'with a star',
    who: 'who',
    when: 'when',
  },
  door: {
    guest: {
      top: 'Use your phone to put on the board what works already.',
      can: 'Use your phone to put on the board what you can do.',
      need: 'Use your phone to put on the board what you need.',
      action: 'Use your phone to put an action on the board.',
      agreement: 'Use your phone to put an agreement on the board.',
      reflection: 'Use your phone to put on the board how it was.',
    },
    remote: 'For the facilitator: scan this with your phone.',
    another: 'For whoever writes along: scan this with your phone.',
    tablet: 'For a tablet of the room: scan this, or type the address.',
    code: 'Key {code}',
    name: 'Code to scan: {address}',
  },
}
