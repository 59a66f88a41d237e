/** The phones of the facilitator, in English. */
import type { PhonesTexts } from './phones-texts.ts'

export const phonesEn: PhonesTexts = {
  pair: {
    heading: 'Connect this phone',
    explanation: 'The big screen shows a code of six digits. Scan it, or type it here.',
    label: 'Code on the big screen',
    hint: 'No code? Ask whoever leads from a phone to show one.',
    send: 'Connect',
    busy: 'Connecting …',
    failures: {
      'wrong-code': 'This code is not right. Look at the big screen again: there may be another one by now.',
      'wrong-form': 'A code has six digits. Type them as they are on the screen.',
      'not-open': 'There is no code on the screen now. Have one shown first, and type that.',
      'slow-down':
        'That went wrong a few times. Wait {n} second and try again. | That went wrong a few times. Wait {n} seconds and try again.',
      'too-many': 'A great many phones take part already. Take one away first.',
      'no-answer': 'The big screen cannot be reached. Is this phone on the same wifi?',
    },
  },
  heading: 'Phones',
  name: 'Phone {number}',
  you: 'this phone',
  connected: 'takes part',
  away: 'away for a moment',
  roles: { driver: 'leads', scribe: 'writes along', viewer: 'looks on' },
  role: 'What does phone {number} do?',
  asks: 'Phone {number} would like to lead.',
  grant: 'Hand over',
  deny: 'Not now',
  ask: 'I want to lead',
  asked: 'Asked. The phone that leads now sees your question.',
  askHint: 'When that phone has been away for more than a minute, you lead at once.',
  invite: 'Show a code',
  inviteHint: 'The code comes on the big screen, for one phone. At first that one only looks on.',
  revoke: 'Take away',
  revokeSure: 'Take phone {number} away? It will see nothing any more.',
  leave: 'Stop with this phone',
  leaveSure: 'Stop with this phone? After that you need a new code.',
  sure: 'Yes, do it',
  keep: 'No, leave it',
  alone: 'No phones take part yet.',
}
