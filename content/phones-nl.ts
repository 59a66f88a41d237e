/** The phones of the facilitator, in Dutch (B1). */
import type { PhonesTexts } from './phones-texts.ts'

export const phonesNl: PhonesTexts = {
  pair: {
    heading: 'Verbind deze telefoon',
    explanation: 'Op het grote scherm staat een code van zes cijfers. Scan hem, of typ hem hier over.',
    label: 'Code van het grote scherm',
    hint: 'Zie je geen code? Vraag of iemand met de telefoon die leidt een code laat zien.',
    send: 'Verbind',
    busy: 'Even verbinden …',
    failures: {
      'wrong-code': 'Deze code klopt niet. Kijk nog eens op het grote scherm: misschien staat er al een andere.',
      'wrong-form': 'Een code heeft zes cijfers. Typ ze zoals ze op het scherm staan.',
      'not-open': 'Er staat nu geen code op het scherm. Laat eerst een code zien, en typ die over.',
      'slow-down':
        'Dat ging een paar keer mis. Wacht {n} seconde en probeer het opnieuw. | Dat ging een paar keer mis. Wacht {n} seconden en probeer het opnieuw.',
      'too-many': 'Er doen al heel veel telefoons mee. Haal er eerst een weg.',
      'no-answer': 'Het grote scherm is niet bereikbaar. Zit deze telefoon op dezelfde wifi?',
    },
  },
  heading: 'Telefoons',
  name: 'Telefoon {number}',
  you: 'deze telefoon',
  connected: 'doet mee',
  away: 'even weg',
  roles: { driver: 'leidt', scribe: 'schrijft mee', viewer: 'kijkt mee' },
  role: 'Wat doet telefoon {number}?',
  asks: 'Telefoon {number} wil graag leiden.',
  grant: 'Geef over',
  deny: 'Nu niet',
  ask: 'Ik wil leiden',
  asked: 'Gevraagd. De telefoon die nu leidt, ziet je vraag.',
  askHint: 'Is die telefoon langer dan een minuut weg, dan leid jij meteen.',
  invite: 'Laat een code zien',
  inviteHint: 'De code komt op het grote scherm, voor één telefoon. Die kijkt eerst alleen mee.',
  revoke: 'Haal weg',
  revokeSure: 'Telefoon {number} weghalen? Die telefoon kan dan niets meer zien.',
  leave: 'Stop met deze telefoon',
  leaveSure: 'Stoppen met deze telefoon? Je hebt daarna een nieuwe code nodig.',
  sure: 'Ja, doe maar',
  keep: 'Nee, laat zo',
  alone: 'Er doen nog geen telefoons mee.',
}
