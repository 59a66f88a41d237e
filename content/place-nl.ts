/** Taking a place on the line with a phone or a tablet, in Dutch (B1). */
import type { PlacedTexts, PlaceTexts, TabletTexts } from './place-texts.ts'

const ENDED = { heading: 'Dank je wel voor het meedoen', below: 'We zijn klaar. Je kunt deze pagina sluiten.' }

export const placeNl: PlaceTexts = {
  name: 'Jouw plek op de lijn',
  where: 'Waar sta jij?',
  here: 'Jij staat op de {number}',
  hint: 'Tik op de lijn, of sleep je stip. Niemand ziet van wie een stip is.',
  line: 'Jouw plek op de lijn, van 0 tot 10',
  nowhere: 'Je staat nog niet op de lijn',
  me: 'ik',
  stand: 'Ga op de {number} staan',
  toTen: 'Ga naar de 10',
  back: 'Ga terug naar de {number}',
  off: 'Ik sta niet meer op de lijn',
  sending: 'Je plek is onderweg.',
  offline: 'Even geen verbinding. Je plek blijft bewaard.',
  'line-full': 'Er staan al heel veel mensen op de lijn. Vraag of je met iemand mee mag doen.',
  'no-cookie': 'Deze telefoon onthoudt niets van deze pagina. Open hem in een gewoon venster, dus niet privé.',
  pages: {
    connecting: { heading: 'Even verbinden …', below: 'Dit duurt maar kort.' },
    lost: {
      heading: 'Even geen verbinding',
      below: 'Ben je nog op de wifi van de zaal? Deze pagina probeert het vanzelf opnieuw.',
    },
    full: { heading: 'Er doen al heel veel telefoons mee', below: 'Ga zelf op de lijn staan, of doe mee met iemand naast je.' },
    none: { heading: 'Er is nu geen sessie', below: 'Zodra de gespreksleider begint, kun je hier meedoen.' },
    shut: {
      heading: 'Vandaag sta je zelf op de lijn',
      below: 'Telefoons tellen nu niet mee. Wil je toch je telefoon gebruiken? Vraag het aan de gespreksleider.',
    },
    early: { heading: 'Nog heel even', below: 'Straks vraagt de gespreksleider waar je staat. Dan kun je hier je plek kiezen.' },
    late: { heading: 'We zijn van de lijn af', below: 'Je hoeft hier nu niets te doen. Kijk maar mee op het grote scherm.' },
    ended: ENDED,
  },
}

export const tabletNl: TabletTexts = {
  name: 'Plek kiezen op de lijn',
  pair: {
    heading: 'Verbind deze tablet',
    explanation: 'Op het grote scherm staat een code van zes cijfers. Scan hem, of typ hem hier over.',
    hint: 'Zie je geen code? De gespreksleider laat er een zien, bij Meer.',
  },
  where: 'Waar sta jij vandaag?',
  whereTen: 'Iedereen gaat naar de 10',
  whereBack: 'Terug naar vandaag: waar sta jij?',
  here: 'Jij staat op de {number}',
  hint: 'Tik op het cijfer waar jij staat. Iemand anders mag het ook voor je doen.',
  hintHere: 'Klopt het? Druk dan op Volgende.',
  line: 'Jouw plek op de lijn, van 0 tot 10',
  nowhere: 'Je staat nog niet op de lijn',
  people: 'Wie hier al staat',
  person: 'Iemand op de {number}. Tik om te verplaatsen.',
  next: 'Volgende',
  takeOff: 'Haal mij van de lijn',
  undo: 'Haal de laatste weg',
  clear: 'Maak leeg',
  clearing: 'Blijf drukken …',
  count: 'Hier staat nog niemand | Hier staat 1 mens | Hier staan {n} mensen',
  toTen: 'Allemaal naar de 10',
  back: 'Allemaal terug naar vandaag',
  sending: 'Onderweg naar het grote scherm.',
  offline: 'Even geen verbinding. Alles blijft bewaard, je kunt gewoon doorgaan.',
  full: 'Deze tablet is vol. Gebruik een andere tablet.',
  'line-full': 'Er staan al heel veel mensen op de lijn. De laatste telt niet mee.',
  pages: {
    connecting: { heading: 'Even verbinden …', below: 'Dit duurt maar kort.' },
    lost: { heading: 'Even geen verbinding', below: 'Staat de wifi van deze tablet aan? We proberen het vanzelf opnieuw.' },
    full: { heading: 'Er doen al heel veel schermen mee', below: 'Haal er eerst een weg.' },
    none: { heading: 'Straks kun je hier je plek kiezen', below: 'De sessie is nog niet begonnen.' },
    shut: { heading: 'Deze tablet doet nu niet mee', below: 'Vraag het aan de gespreksleider.' },
    early: { heading: 'Straks kun je hier je plek kiezen', below: 'De gespreksleider vertelt wanneer.' },
    late: { heading: 'We zijn van de lijn af', below: 'Je hoeft hier nu niets te doen. Kijk maar mee op het grote scherm.' },
    ended: { ...ENDED, below: 'Deze tablet is leeg.' },
  },
}

export const placedNl: PlacedTexts = {
  heading: 'Op de lijn met telefoon of tablet',
  allow: 'Telefoons mogen op de lijn',
  allowed: 'Wie een sticker op de vloer scant, staat erbij.',
  refused: 'Telefoons tellen niet mee.',
  phones: 'Niemand met een telefoon | {n} met een telefoon | {n} met een telefoon',
  tablets: 'niemand op een tablet | {n} op een tablet | {n} op een tablet',
}
