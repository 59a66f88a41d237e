/** The texts in English. */
import { archiveEn } from './archive-en.ts'
import { remoteEn } from './remote-en.ts'
import { scriptEn } from './script-en.ts'
import { settingsEn } from './settings-en.ts'
import { guestEn } from './guest-en.ts'
import { markersEn } from './markers-en.ts'
import { paperEn } from './paper-en.ts'
import { phonesEn } from './phones-en.ts'
import { placedEn, placeEn, tabletEn } from './place-en.ts'
import { screenEn } from './screen-en.ts'
import { stripOfferEn } from './strips-en.ts'
import type { Texts } from './texts.ts'

export const en: Texts = {
  steps: {
    ambition: { title: 'Our ambition', sentence: 'What does this ambition bring up in you?' },
    line: { title: 'The line', sentence: 'At 0 there is nothing yet. At 10 it is the way we want it.' },
    position: { title: 'Your place today', sentence: 'Where are you today? Go and stand on that number.' },
    today: { title: 'What is there already', sentence: 'What makes you stand here? And what is going well already?' },
    ideal: { title: 'At the 10', sentence: 'Walk to the 10. What does it look like here?' },
    'step-forward': { title: 'One step on', sentence: 'Go back to today. Which step do we take together?' },
    agreements: { title: 'Agreements', sentence: 'Write down what works already, what you can do and what you need.' },
    reflection: { title: 'Looking back', sentence: 'How was it to stand on the line together?' },
  },
  script: scriptEn,
  remote: remoteEn,
  topics: {
    participation: {
      name: 'Taking part in the Z‑route',
      ambition: 'We manage it: everyone in the Z‑route can take part for 800 hours.',
      zero: 'Not one hour has been arranged.',
    },
    'special-circumstances': {
      name: 'When life takes a turn',
      ambition: 'Whatever is going on, everyone integrates in time.',
      zero: 'As soon as something is going on, it gets stuck.',
    },
    'young-people': {
      name: 'Young people',
      ambition: 'For every young person there is a learning route that fits.',
      zero: 'No young person has a route that fits yet.',
    },
    absence: {
      name: 'Being there',
      ambition: 'Everyone is there, at every lesson and every appointment.',
      zero: 'The chairs stay empty.',
    },
  },
  anyTopic: { ambition: 'It is the way we want it.', zero: 'Nothing of it can be seen yet.' },
  idle: {
    heading: 'Where are we today?',
    invitation: 'Feel free to step onto the line already. Each dot is someone.',
    start: 'Press next to begin.',
  },
  closed: { heading: 'Thank you for taking part.', invitation: 'Tell us how it was: {address}' },
  quiet: { heading: 'No screen for now. Look at each other.' },
  practice: { title: 'Practice', meaning: 'this does not count' },
  guide: { place: 'Step {step} of {steps}', steps: 'The eight steps', past: 'done', now: 'now' },
  line: {
    name: 'How many people stand on each number',
    total: '{n} person | {n} people',
    standing: 'Nobody is there yet | {n} person is there already | {n} people are there already',
  },
  source: {
    searching: 'The line on the floor has not been found yet.',
    connecting: 'The line on the floor is starting.',
    ready: 'The line on the floor is taking part.',
    stale: 'The floor is quiet. You see the last picture.',
    lost: 'The floor is away. You see the last picture.',
    'wrong-firmware': 'This floor does not fit this Meetlat. Call whoever placed it; you can start without a floor.',
    off: 'The floor is not taking part today.',
  },
  stripOffer: stripOfferEn,
  strips: { lost: 'One strip is away. The others go on.' },
  reasons: {
    absent: 'The line on the floor has not been found yet. Is it plugged into the computer?',
    denied: 'This computer may not use the floor. Ask the administrator for help.',
    busy: 'Another program is using the floor. Close that program.',
    unplugged: 'The floor came unplugged. Plug it into the computer again.',
    silent: 'The floor says nothing. Unplug it and plug it in again.',
    ended: 'The recording is over. Start Meetlat again to see it once more.',
  },
  kiosk: {
    'journal-set-aside': 'The last session cannot be read. We kept it apart; you can start as usual.',
  },
  link: {
    connecting: 'Meetlat is starting.',
    lost: 'No connection for a moment. The picture stays.',
  },
  goodbyes: {
    version: 'This screen is fetching the newest version.',
    token: 'This screen may not watch. Open it anew.',
    'bad-message': 'Something went wrong. This screen is trying again.',
    'too-many': 'Too many screens watch already. Close one first.',
    stopping: 'Meetlat has stopped. The picture stays.',
  },
  guest: guestEn,
  place: placeEn,
  tablet: tabletEn,
  placed: placedEn,
  phones: phonesEn,
  markers: markersEn,
  paper: paperEn,
  settings: settingsEn,
  refusals: {
    'already-running': 'A session is going on already. Finish that one first.',
    'no-session': 'There is no session yet. Press next to begin.',
    'moved-on': 'We are at another step already. Look, and press again if you need to.',
    'first-step': 'This is the first step. There is nothing before it.',
    'last-step': 'This is the last step. Finish the session when you are all done.',
    'nothing-to-reopen': 'There is no session to go on with. Start a new one.',
    'nobody-there': 'Nobody is on this number any more. Choose another number.',
    'nothing-to-capture': 'Nobody is on the line yet. Wait a moment, or put the people there yourself.',
    'no-silence': 'No silent minute is going on. Start one first.',
    'no-card': 'This note is not there any more. Write it again if you still want it.',
    'too-many-cards': 'The board is full. Take notes away first.',
    'guests-closed': 'Nothing can be added now. Ask the facilitator.',
    'too-much': 'That is too much. Take something away first.',
    'nothing-to-undo': 'There is nothing to take back. You can just go on.',
    'unknown-question': 'This question is not there any more. Choose another one.',
    'no-action': 'This action is not there any more. Choose another one.',
    'no-evening': 'There is no line to show again. Keep a stand next time.',
    'not-allowed': 'This screen may not do that. Ask whoever leads.',
    'not-stored': 'This was not kept. Press once more, or ask the administrator for help.',
    busy: 'That was a little too fast. Press once more.',
    'unknown-remote': 'This phone does not take part any more. Connect it with a new code.',
    'no-network': 'Phones cannot join. First connect this computer to the network.',
    'session-running': 'A session is going on. Set up the floor afterwards.',
    'no-strip': 'The strip is not there. See whether its plug is in.',
    'board-silent': 'The strip does not answer. Pull out its plug and put it in again.',
    calibrating: 'Something is still going on. Wait a moment, or press stop.',
    'not-calibrating': 'Nothing is going on.',
    'no-earlier': 'There is nothing from before to go back to.',
    'no-recorder': 'This computer cannot record.',
    'already-recording': 'There is a recording going on already.',
    'not-recording': 'There is no recording going on.',
    'nothing-recorded': 'The strip said nothing. Nothing was recorded.',
    'no-badge': 'There is no badge there. First let somebody tap with one.',
    'no-screen': 'No big screen is connected. Turn on the kiosk, or open the screen.',
    'nothing-to-print': 'There is nothing to print yet. Close the session first.',
    'still-printing': 'It is still printing. Wait a moment.',
    'nothing-to-confirm': 'Nothing was printed. Print first.',
    'places-closed': 'Nobody can take a place on the line now. Wait for the facilitator.',
    'line-full': 'A great many people are on the line already. Join somebody beside you.',
    'no-answer': 'This may not have worked. Press again in a moment.',
  },
  screen: screenEn,
  archive: archiveEn,
}
