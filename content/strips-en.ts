/** A strip that is new to the room, in English. */
import type { StripOfferTexts } from './strips-texts.ts'

export const stripOfferEn: StripOfferTexts = {
  heading: 'Another strip has come',
  question: 'Where does it lie?',
  identify: 'Let it light up',
  how: {
    beside: 'Beside the other',
    before: 'In line, by the 0',
    after: 'In line, by the 10',
    instead: 'In the place of the one that is gone',
  },
  turned: 'It lies the other way round',
  meaning:
    'Until you choose, this strip does not count. Meetlat asks once and remembers. Does a dot walk the wrong way later? Then the strip lies the other way round: put that right on the settings page.',
}
