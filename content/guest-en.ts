/** The page of a participant, in English. */
import type { GuestTexts } from './guest-texts.ts'

export const guestEn: GuestTexts = {
  name: 'Note for the board',
  states: {
    connecting: { heading: 'Connecting …', below: 'This takes only a moment.' },
    lost: { heading: 'No connection for a moment', below: 'Your note is kept here. Are you still on the wifi of this room?' },
    wrong: { heading: 'This link is no longer valid', below: 'Scan the code on the big screen once more.' },
    full: { heading: 'A great many phones take part already', below: 'Write your note together with somebody beside you.' },
    closed: {
      heading: 'No note can be added now',
      below: 'That is fine. When the facilitator asks for notes again, you can write here.',
    },
    ended: { heading: 'Thank you for taking part', below: 'We are done. You can close this page.' },
  },
  questions: {
    top: 'What works already?',
    can: 'What can you do?',
    need: 'What do you need from others?',
    action: 'Who will do what, and when?',
    agreement: 'What do we agree with each other?',
    reflection: 'How was it to work like this?',
  },
  label: 'Your note',
  hint: 'One thought for each note. Do not write names.',
  left: '{n} more character fits | {n} more characters fit',
  send: 'Put it on the board',
  sending: 'Your note is on its way.',
  added: 'Your note is on the board. Do you have another thought?',
  notAdded: 'This note is not on the board. The question has passed, or the board is full.',
  again: 'Try again',
  mine: 'Your notes',
  marks: { waiting: 'on its way', added: 'on the board', refused: 'not on the board' },
  anonymous: 'Nobody sees whose note it is.',
  otherLanguage: 'Nederlands',
}
