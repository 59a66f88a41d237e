/** What people read on their own phone, or on a tablet of the room, when they take a place on the line there. */

export type PlaceTexts = {
  readonly name: string
  readonly where: string
  readonly here: string
  readonly hint: string
  readonly line: string
  readonly nowhere: string
  /** Stands in the dot: as short as can be. */
  readonly me: string
  readonly stand: string
  readonly toTen: string
  readonly back: string
  readonly off: string
  readonly sending: string
  readonly offline: string
  readonly 'line-full': string
  readonly 'no-cookie': string
  /** Why nobody can take a place now. */
  readonly pages: Readonly<Record<PageKey, PageTexts>>
}

export type TabletTexts = {
  readonly name: string
  readonly whereTen: string
  readonly whereBack: string
  readonly pair: { readonly heading: string; readonly explanation: string; readonly hint: string }
  readonly where: string
  readonly here: string
  readonly hint: string
  readonly hintHere: string
  readonly line: string
  readonly nowhere: string
  readonly people: string
  readonly person: string
  readonly next: string
  readonly takeOff: string
  readonly undo: string
  readonly clear: string
  readonly clearing: string
  readonly count: string
  readonly toTen: string
  readonly back: string
  readonly sending: string
  readonly offline: string
  readonly full: string
  readonly 'line-full': string
  readonly pages: Readonly<Record<PageKey, PageTexts>>
}

/** What is above, and what to do. */
type PageTexts = { readonly heading: string; readonly below: string }
type PageKey = 'connecting' | 'lost' | 'full' | 'none' | 'shut' | 'early' | 'late' | 'ended'

/** What the facilitator reads about them. */
export type PlacedTexts = {
  readonly heading: string
  readonly allow: string
  readonly allowed: string
  readonly refused: string
  readonly phones: string
  readonly tablets: string
}
