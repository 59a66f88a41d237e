/** Badges and readers, in English. */
import type { MarkersTexts } from './markers-texts.ts'

export const markersEn: MarkersTexts = {
  notBadge: 'That was a phone or a bank card. Tap with your badge.',
  heading: 'Who has a badge',
  readers: 'No reader | {n} reader | {n} readers',
  badges: 'no badge yet | {n} badge | {n} badges',
  silent:
    'The reader at {marks} does not answer. See whether its plug is in. | The readers at {marks} do not answer. See whether their plugs are in.',
  states: {
    stale: 'The readers have gone quiet. Everybody stays where they were.',
    lost: 'The readers are gone. See whether the plug is in. Everybody stays where they were.',
    'wrong-firmware': 'The readers need new software. Call whoever installed them.',
  },
  notices: {
    'tap-again': 'Meetlat has started anew. Ask everybody with a badge to tap again. What was kept is still there.',
    'taps-missed': 'Not every tap came through. Ask whether everybody with a badge is right on the screen.',
    'reader-unnamed': 'One of the readers does not answer. See whether the plugs are in.',
    full: '99 badges take part already. Put whoever comes next on the line by hand.',
    phone: 'Somebody tapped with a phone or a bank card. Hand out a badge, or let that person use the page on the phone.',
    'unknown-reader': 'Somebody taps on a reader that has no place yet. Say where it stands on the settings page.',
  },
  clearOne: 'One less at {mark}',
  clearHint: 'Did somebody leave with a badge? The badge goes that has not been tapped for the longest time.',
  clearAll: 'Take all badges away',
  clearAllSure: 'Take all badges off the line?',
  clearAllMeaning: 'Everybody with a badge has to tap again then.',
  clearAllYes: 'Yes, take them away',
  keep: 'No, leave it so',
  setup: {
    heading: 'Readers for badges',
    meaning: 'Plug a box of readers into a USB port. Meetlat finds it by itself, beside a strip too.',
    answers: 'At {mark}: the reader works.',
    answersNot: 'At {mark}: the reader does not answer. See whether its plug is in.',
    types: 'At {mark}: a reader that types.',
    typing: 'A reader that types like a keyboard',
    typingMeaning:
      'Say first where the reader stands, then tap a badge on it. The big screen must be open on this computer. Meetlat can only tell such readers apart when each one types a letter of its own before the number: U, V or W. Without a letter there can be one.',
    learn: 'There is a reader at {mark}',
    forget: 'Take the reader at {mark} away',
    cancel: 'Stop',
    learning: {
      listening: 'Now tap a badge on the reader at {mark}.',
      learned: 'Done. The reader at {mark} takes part.',
      'same-voice':
        'This reader types like another one. It stands at {mark} now, and the other takes no part any more. Give each reader a letter of its own.',
      'nobody-typed': 'Nothing was typed. Is the big screen open on this computer? Try again.',
      'not-stored': 'This was not kept: the disk is full or locked. All is as it was.',
    },
  },
}
