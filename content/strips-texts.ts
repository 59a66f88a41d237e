/** What is asked of a strip that is new to the room. */
export interface StripOfferTexts {
  readonly heading: string
  readonly question: string
  readonly identify: string
  readonly how: Readonly<Record<'beside' | 'before' | 'after' | 'instead', string>>
  readonly turned: string
  readonly meaning: string
}
