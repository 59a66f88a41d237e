/** Badges and readers, in Dutch (B1). */
import type { MarkersTexts } from './markers-texts.ts'

export const markersNl: MarkersTexts = {
  notBadge: 'Dat was een telefoon of een pas. Tik met je badge.',
  heading: 'Wie een badge heeft',
  readers: 'Geen lezer | {n} lezer | {n} lezers',
  badges: 'nog geen badge | {n} badge | {n} badges',
  silent:
    'De lezer bij de {marks} geeft geen antwoord. Kijk of de stekker vastzit. | De lezers bij de {marks} geven geen antwoord. Kijk of de stekkers vastzitten.',
  states: {
    stale: 'De lezers zeggen even niets. Wie er stond, blijft staan.',
    lost: 'De lezers zijn weg. Kijk of de stekker vastzit. Wie er stond, blijft staan.',
    'wrong-firmware': 'De lezers hebben nieuwe software nodig. Bel wie ze geplaatst heeft.',
  },
  notices: {
    'tap-again': 'Meetlat is opnieuw gestart. Laat iedereen met een badge opnieuw tikken. Wat bewaard was, is er nog.',
    'taps-missed': 'Niet elke tik kwam door. Vraag of iedereen met een badge goed op het scherm staat.',
    'reader-unnamed': 'Een van de lezers geeft geen antwoord. Kijk of de stekkers vastzitten.',
    full: 'Er doen al 99 badges mee. Zet wie er nog bij komt met de hand op de lijn.',
    phone: 'Iemand tikte met een telefoon of een pas. Geef een badge, of laat die mens de pagina op de telefoon gebruiken.',
    'unknown-reader': 'Er tikt iemand op een lezer die nog geen plek heeft. Zeg op de pagina met instellingen waar die staat.',
  },
  clearOne: 'Eén weg bij de {mark}',
  clearHint: 'Is er iemand weg met een badge? Dan gaat de badge weg die het langst niet getikt heeft.',
  clearAll: 'Alle badges weg',
  clearAllSure: 'Alle badges van de lijn halen?',
  clearAllMeaning: 'Iedereen met een badge moet dan opnieuw tikken.',
  clearAllYes: 'Ja, haal ze weg',
  keep: 'Nee, laat zo',
  setup: {
    heading: 'Lezers voor badges',
    meaning: 'Steek een kastje met lezers in een USB-poort. Meetlat vindt het vanzelf, ook als er al een strip is.',
    answers: 'Bij de {mark}: de lezer werkt.',
    answersNot: 'Bij de {mark}: de lezer geeft geen antwoord. Kijk of de stekker vastzit.',
    types: 'Bij de {mark}: een lezer die typt.',
    typing: 'Een lezer die typt als een toetsenbord',
    typingMeaning:
      'Zeg eerst waar de lezer staat, en tik er dan een badge op. Het grote scherm moet open zijn op deze computer. Meetlat kan zulke lezers alleen uit elkaar houden als elke lezer een eigen letter typt voor het nummer: U, V of W. Zonder letter kan er één bij.',
    learn: 'Er staat een lezer bij de {mark}',
    forget: 'Haal de lezer bij de {mark} weg',
    cancel: 'Stoppen',
    learning: {
      listening: 'Tik nu een badge op de lezer bij de {mark}.',
      learned: 'Gelukt. De lezer bij de {mark} doet mee.',
      'same-voice':
        'Deze lezer typt net als een andere. Hij staat nu bij de {mark}, en de andere doet niet meer mee. Geef elke lezer een eigen letter.',
      'nobody-typed': 'Er is niets getypt. Staat het grote scherm open op deze computer? Probeer het nog eens.',
      'not-stored': 'Dit is niet bewaard: de schijf is vol of op slot. Alles is zoals het was.',
    },
  },
}
