/** A strip that is new to the room, in Dutch (B1). */
import type { StripOfferTexts } from './strips-texts.ts'

export const stripOfferNl: StripOfferTexts = {
  heading: 'Er is een strip bij gekomen',
  question: 'Waar ligt die?',
  identify: 'Laat hem oplichten',
  how: {
    beside: 'Naast de andere',
    before: 'In het verlengde, bij de 0',
    after: 'In het verlengde, bij de 10',
    instead: 'Op de plek van de strip die weg is',
  },
  turned: 'Hij ligt andersom',
  meaning:
    'Zolang je niets kiest, telt deze strip niet mee. Meetlat vraagt het één keer en onthoudt het. Loopt er straks een stip de verkeerde kant op? Dan ligt de strip andersom: dat zet je goed op de pagina met instellingen.',
}
