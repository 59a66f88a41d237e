/** The texts in Dutch (B1). */
import { archiveNl } from './archive-nl.ts'
import { remoteNl } from './remote-nl.ts'
import { scriptNl } from './script-nl.ts'
import { settingsNl } from './settings-nl.ts'
import { guestNl } from './guest-nl.ts'
import { markersNl } from './markers-nl.ts'
import { paperNl } from './paper-nl.ts'
import { phonesNl } from './phones-nl.ts'
import { placedNl, placeNl, tabletNl } from './place-nl.ts'
import { screenNl } from './screen-nl.ts'
import { stripOfferNl } from './strips-nl.ts'
import type { Texts } from './texts.ts'

export const nl: Texts = {
  steps: {
    ambition: { title: 'Onze ambitie', sentence: 'Wat roept deze ambitie bij je op?' },
    line: { title: 'De lijn', sentence: 'Op de 0 is er nog niets. Op de 10 is het zoals we het willen.' },
    position: { title: 'Jouw plek vandaag', sentence: 'Waar sta jij vandaag? Ga op dat cijfer staan.' },
    today: { title: 'Wat er al is', sentence: 'Wat maakt dat je hier staat? En wat gaat er al goed?' },
    ideal: { title: 'Op de 10', sentence: 'Loop naar de 10. Hoe ziet het er hier uit?' },
    'step-forward': { title: 'Een stap verder', sentence: 'Ga terug naar vandaag. Welke stap zetten we samen?' },
    agreements: { title: 'Afspraken', sentence: 'Schrijf op wat al werkt, wat jij kunt doen en wat je nodig hebt.' },
    reflection: { title: 'Terugkijken', sentence: 'Hoe was het om samen op de lijn te staan?' },
  },
  script: scriptNl,
  remote: remoteNl,
  topics: {
    participation: {
      name: 'Meedoen in de Z‑route',
      ambition: 'Het lukt ons: iedereen in de Z‑route kan 800 uur meedoen.',
      zero: 'Er is nog geen uur geregeld.',
    },
    'special-circumstances': {
      name: 'Als het leven anders loopt',
      ambition: 'Wat er ook speelt, iedereen is op tijd ingeburgerd.',
      zero: 'Zodra er iets speelt, loopt het vast.',
    },
    'young-people': {
      name: 'Jongeren',
      ambition: 'Voor elke jongere is er een leerroute die past.',
      zero: 'Nog geen jongere heeft een route die past.',
    },
    absence: {
      name: 'Erbij zijn',
      ambition: 'Iedereen is er, bij elke les en elke afspraak.',
      zero: 'De stoelen blijven leeg.',
    },
  },
  anyTopic: { ambition: 'Het is zoals we het willen.', zero: 'Er is nog niets van te zien.' },
  idle: {
    heading: 'Waar staan we vandaag?',
    invitation: 'Ga gerust alvast op de lijn staan. Elke stip is iemand.',
    start: 'Druk op volgende om te beginnen.',
  },
  closed: { heading: 'Dank je wel voor het meedoen.', invitation: 'Laat weten hoe het was: {address}' },
  quiet: { heading: 'Even geen scherm. Kijk naar elkaar.' },
  practice: { title: 'Oefenen', meaning: 'dit telt niet mee' },
  guide: { place: 'Stap {step} van {steps}', steps: 'De acht stappen', past: 'geweest', now: 'nu' },
  line: {
    name: 'Hoeveel mensen er op elk cijfer staan',
    total: '{n} mens | {n} mensen',
    standing: 'Er staat nog niemand | Er staat al {n} mens | Er staan al {n} mensen',
  },
  source: {
    searching: 'De lijn op de vloer is nog niet gevonden.',
    connecting: 'De lijn op de vloer start op.',
    ready: 'De lijn op de vloer doet mee.',
    stale: 'De vloer is even stil. Je ziet het laatste beeld.',
    lost: 'De vloer is even weg. Je ziet het laatste beeld.',
    'wrong-firmware': 'Deze vloer past niet bij deze Meetlat. Bel wie hem plaatste; zonder vloer kun je gewoon beginnen.',
    off: 'De vloer doet vandaag niet mee.',
  },
  stripOffer: stripOfferNl,
  strips: { lost: 'Eén strip is even weg. De andere tellen door.' },
  reasons: {
    absent: 'De lijn op de vloer is nog niet gevonden. Zit de stekker in de computer?',
    denied: 'Deze computer mag de vloer niet gebruiken. Vraag de beheerder om hulp.',
    busy: 'Een ander programma gebruikt de vloer. Sluit dat programma.',
    unplugged: 'De stekker van de vloer is los. Steek hem weer in de computer.',
    silent: 'De vloer zegt niets. Haal de stekker eruit en steek hem er weer in.',
    ended: 'De opname is afgelopen. Start Meetlat opnieuw om hem nog een keer te zien.',
  },
  kiosk: {
    'journal-set-aside': 'De vorige sessie is niet leesbaar. We hebben hem apart bewaard; je kunt gewoon beginnen.',
  },
  link: {
    connecting: 'Meetlat start op.',
    lost: 'Even geen verbinding. Het beeld blijft staan.',
  },
  goodbyes: {
    version: 'Dit scherm haalt de nieuwste versie op.',
    token: 'Dit scherm mag niet meekijken. Open het opnieuw.',
    'bad-message': 'Er ging iets mis. Dit scherm probeert het opnieuw.',
    'too-many': 'Er kijken al te veel schermen mee. Sluit er eerst een.',
    stopping: 'Meetlat is gestopt. Het beeld blijft staan.',
  },
  guest: guestNl,
  place: placeNl,
  tablet: tabletNl,
  placed: placedNl,
  phones: phonesNl,
  markers: markersNl,
  paper: paperNl,
  settings: settingsNl,
  refusals: {
    'already-running': 'Er loopt al een sessie. Sluit die eerst af.',
    'no-session': 'Er is nog geen sessie. Druk op volgende om te beginnen.',
    'moved-on': 'We zijn al bij een andere stap. Kijk, en druk opnieuw als dat nodig is.',
    'first-step': 'Dit is de eerste stap. Verder terug kan niet.',
    'last-step': 'Dit is de laatste stap. Sluit de sessie af als jullie klaar zijn.',
    'nothing-to-reopen': 'Er is geen sessie om verder mee te gaan. Begin een nieuwe.',
    'nobody-there': 'Op dit cijfer staat niemand meer. Kies een ander cijfer.',
    'nothing-to-capture': 'Er staat nog niemand op de lijn. Wacht even, of zet de mensen er zelf op.',
    'no-silence': 'Er loopt nu geen stille minuut. Begin er eerst een.',
    'no-card': 'Dit briefje is er niet meer. Schrijf het opnieuw als je het nog wilt.',
    'too-many-cards': 'Het bord is vol. Haal eerst briefjes weg.',
    'guests-closed': 'Er kan nu niets bij. Vraag het aan de gespreksleider.',
    'too-much': 'Dat is te veel. Haal eerst iets weg.',
    'nothing-to-undo': 'Er is niets om terug te nemen. Je kunt gewoon verder.',
    'unknown-question': 'Deze vraag is er niet meer. Kies een andere.',
    'no-action': 'Deze actie is er niet meer. Kies een andere.',
    'no-evening': 'Er is geen lijn om nog eens te laten zien. Bewaar de volgende keer een stand.',
    'not-allowed': 'Dat kan niet vanaf dit scherm. Vraag het aan wie leidt.',
    'not-stored': 'Dit is niet bewaard. Druk nog een keer, of vraag de beheerder om hulp.',
    busy: 'Dat ging iets te snel. Druk nog een keer.',
    'unknown-remote': 'Deze telefoon doet niet meer mee. Verbind hem met een nieuwe code.',
    'no-network': 'Telefoons kunnen er niet bij. Verbind deze computer eerst met het netwerk.',
    'session-running': 'Er is een sessie bezig. Stel de vloer daarna in.',
    'no-strip': 'De strip is er niet. Kijk of de stekker vastzit.',
    'board-silent': 'De strip geeft geen antwoord. Haal de stekker eruit en steek hem er weer in.',
    calibrating: 'Er is nog iets bezig. Wacht even, of druk op stoppen.',
    'not-calibrating': 'Er is niets bezig.',
    'no-earlier': 'Er is geen vorige instelling.',
    'no-recorder': 'Opnemen kan niet op deze computer.',
    'already-recording': 'Er wordt al opgenomen.',
    'not-recording': 'Er wordt niet opgenomen.',
    'nothing-recorded': 'De strip zei niets. Er is niets opgenomen.',
    'no-badge': 'Daar is geen badge. Laat iemand met een badge eerst tikken.',
    'no-screen': 'Er is geen groot scherm verbonden. Zet de kiosk aan, of open het scherm.',
    'nothing-to-print': 'Er is nog niets om af te drukken. Sluit eerst de sessie af.',
    'still-printing': 'Er wordt nog afgedrukt. Wacht even.',
    'nothing-to-confirm': 'Er is niets afgedrukt. Druk eerst af.',
    'places-closed': 'Er kan nu niemand op de lijn gaan staan. Wacht op de gespreksleider.',
    'line-full': 'Er staan al heel veel mensen op de lijn. Doe mee met iemand naast je.',
    'no-answer': 'Dit is misschien niet gelukt. Druk straks nog een keer.',
  },
  screen: screenNl,
  archive: archiveNl,
}
