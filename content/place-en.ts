/** Taking a place on the line with a phone or a tablet, in English. */
import type { PlacedTexts, PlaceTexts, TabletTexts } from './place-texts.ts'

const ENDED = { heading: 'Thank you for joining in', below: 'We are done. You can close this page.' }

export const placeEn: PlaceTexts = {
  name: 'Your place on the line',
  where: 'Where do you stand?',
  here: 'You are on the {number}',
  hint: 'Tap the line, or drag your dot. Nobody sees whose dot it is.',
  line: 'Your place on the line, from 0 to 10',
  nowhere: 'You are not on the line yet',
  me: 'me',
  stand: 'Go and stand on the {number}',
  toTen: 'Go to the 10',
  back: 'Go back to the {number}',
  off: 'I am not on the line any more',
  sending: 'Your place is on its way.',
  offline: 'No connection for a moment. Your place is kept.',
  'line-full': 'Very many people are on the line already. Ask whether you can join somebody.',
  'no-cookie': 'This phone remembers nothing of this page. Open it in an ordinary window, not a private one.',
  pages: {
    connecting: { heading: 'Connecting …', below: 'This takes only a moment.' },
    lost: {
      heading: 'No connection for a moment',
      below: 'Are you still on the wifi of the room? This page tries again by itself.',
    },
    full: { heading: 'Very many phones take part already', below: 'Stand on the line yourself, or join somebody beside you.' },
    none: { heading: 'There is no session now', below: 'As soon as the facilitator begins you can take part here.' },
    shut: {
      heading: 'Today you stand on the line yourself',
      below: 'Phones do not count now. Would you rather use your phone? Ask the facilitator.',
    },
    early: { heading: 'Just a moment', below: 'Soon the facilitator asks where you stand. Then you can choose your place here.' },
    late: { heading: 'We have left the line', below: 'There is nothing to do here now. Have a look at the big screen.' },
    ended: ENDED,
  },
}

export const tabletEn: TabletTexts = {
  name: 'Choose a place on the line',
  pair: {
    heading: 'Connect this tablet',
    explanation: 'The big screen shows a code of six digits. Scan it, or type it here.',
    hint: 'Do you see no code? The facilitator can show one, under More.',
  },
  where: 'Where do you stand today?',
  whereTen: 'Everybody goes to the 10',
  whereBack: 'Back to today: where do you stand?',
  here: 'You are on the {number}',
  hint: 'Tap the number where you stand. Somebody else may do it for you.',
  hintHere: 'Is that right? Then press Next.',
  line: 'Your place on the line, from 0 to 10',
  nowhere: 'You are not on the line yet',
  people: 'Who stands here already',
  person: 'Somebody on the {number}. Tap to move.',
  next: 'Next',
  takeOff: 'Take me off the line',
  undo: 'Take off the last one',
  clear: 'Clear',
  clearing: 'Keep pressing …',
  count: 'Nobody stands here yet | 1 person stands here | {n} people stand here',
  toTen: 'Everybody to the 10',
  back: 'Everybody back to today',
  sending: 'On its way to the big screen.',
  offline: 'No connection for a moment. Everything is kept, just go on.',
  full: 'This tablet is full. Use another one.',
  'line-full': 'Very many people are on the line already. The last one does not count.',
  pages: {
    connecting: { heading: 'Connecting …', below: 'This takes only a moment.' },
    lost: { heading: 'No connection for a moment', below: 'Is the wifi of this tablet on? We try again by ourselves.' },
    full: { heading: 'Very many screens take part already', below: 'Remove one first.' },
    none: { heading: 'Soon you can choose your place here', below: 'The session has not begun yet.' },
    shut: { heading: 'This tablet does not take part now', below: 'Ask the facilitator.' },
    early: { heading: 'Soon you can choose your place here', below: 'The facilitator will say when.' },
    late: { heading: 'We have left the line', below: 'There is nothing to do here now. Have a look at the big screen.' },
    ended: { ...ENDED, below: 'This tablet is empty.' },
  },
}

export const placedEn: PlacedTexts = {
  heading: 'On the line with a phone or tablet',
  allow: 'Phones may stand on the line',
  allowed: 'Whoever scans a sticker on the floor is added.',
  refused: 'Phones do not count.',
  phones: 'Nobody with a phone | {n} with a phone | {n} with a phone',
  tablets: 'nobody on a tablet | {n} on a tablet | {n} on a tablet',
}
