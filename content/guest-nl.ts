/** The page of a participant, in Dutch (B1). */
import type { GuestTexts } from './guest-texts.ts'

export const guestNl: GuestTexts = {
  name: 'Briefje voor het bord',
  states: {
    connecting: { heading: 'Even verbinden …', below: 'Dit duurt maar kort.' },
    lost: { heading: 'Even geen verbinding', below: 'Je briefje blijft hier bewaard. Ben je nog op de wifi van de zaal?' },
    wrong: { heading: 'Deze link is niet meer geldig', below: 'Scan de code op het grote scherm nog een keer.' },
    full: { heading: 'Er doen al heel veel telefoons mee', below: 'Schrijf je briefje samen met iemand die naast je staat.' },
    closed: {
      heading: 'Er kan nu geen briefje bij',
      below: 'Dat geeft niet. Vraagt de gespreksleider weer om briefjes, dan kun je hier vanzelf schrijven.',
    },
    ended: { heading: 'Dank je wel voor het meedoen', below: 'We zijn klaar. Je kunt deze pagina sluiten.' },
  },
  questions: {
    top: 'Wat werkt er al?',
    can: 'Wat kun jij doen?',
    need: 'Wat heb je nodig van anderen?',
    action: 'Wie gaat wat doen, en wanneer?',
    agreement: 'Wat spreken we met elkaar af?',
    reflection: 'Hoe was het om zo te werken?',
  },
  label: 'Jouw briefje',
  hint: 'Eén gedachte per briefje. Schrijf geen namen op.',
  left: 'Er past nog {n} teken bij | Er passen nog {n} tekens bij',
  send: 'Hang op het bord',
  sending: 'Je briefje is onderweg.',
  added: 'Je briefje hangt op het bord. Heb je nog een gedachte?',
  notAdded: 'Dit briefje hangt er niet. De vraag is al voorbij, of het bord is vol.',
  again: 'Probeer opnieuw',
  mine: 'Jouw briefjes',
  marks: { waiting: 'onderweg', added: 'op het bord', refused: 'hangt er niet' },
  anonymous: 'Niemand ziet van wie een briefje is.',
  otherLanguage: 'English',
}
