/** The texts of the big screen in Dutch (B1). */
import type { ScreenTexts } from './screen-texts.ts'

export const screenNl: ScreenTexts = {
  frozen: 'Het beeld staat stil',
  legend: {
    name: 'Wat je op de lijn ziet',
    today: 'vandaag',
    now: 'nu',
    forward: 'na de stap',
    previous: { today: 'vorige keer', forward: 'vorige keer, na de stap' },
  },
  shift: { name: 'De stap op de lijn', people: '{n} mens van de {from} naar de {to} | {n} mensen van de {from} naar de {to}' },
  gathering: { way: '{there} van {of} bij de 10', there: 'We staan bij de 10' },
  silence: {
    lead: 'Even stil. Schrijf op wat in je opkomt.',
    paused: 'Even pauze. Zo gaan we verder in stilte.',
  },
  board: {
    headings: {
      works: 'Wat werkt er al?',
      'can-and-need': 'Wat kunnen we, en wat hebben we nodig?',
      actions: 'Wie doet wat, en wanneer?',
      reflection: 'Hoe was het om samen op de lijn te staan?',
      previous: 'Wat is er gedaan sinds de vorige keer?',
    },
    kinds: {
      top: 'Dit werkt er al',
      can: 'Dit kan ik doen',
      need: 'Dit heb ik nodig',
      action: 'Dit gaan we doen',
      agreement: 'Dit spreken we af',
      reflection: 'Zo was het',
    },
    empty: 'Vertel wat je hebt opgeschreven. Dan komt het hier te staan.',
    noPrevious: 'De vorige keer zijn er geen acties opgeschreven.',
    page: 'Blad {page} van {pages}',
    starred: 'met een ster',
    who: 'wie',
    when: 'wanneer',
  },
  door: {
    guest: {
      top: 'Zet met je telefoon op het bord wat er al werkt.',
      can: 'Zet met je telefoon op het bord wat jij kunt doen.',
      need: 'Zet met je telefoon op het bord wat je nodig hebt.',
      action: 'Zet met je telefoon een actie op het bord.',
      agreement: 'Zet met je telefoon een afspraak op het bord.',
      reflection: 'Zet met je telefoon op het bord hoe het was.',
    },
    remote: 'Voor de gespreksleider: scan dit met je telefoon.',
    another: 'Voor wie meeschrijft: scan dit met je telefoon.',
    tablet: 'Voor een tablet van de zaal: scan dit, of typ het adres over.',
    code: 'Code {code}',
    name: 'Code om te scannen: {address}',
  },
}
