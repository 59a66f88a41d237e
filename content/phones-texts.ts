/** What the facilitator reads about the phones that take part. */

export type PhonesTexts = {
  /** Getting in. */
  readonly pair: {
    readonly heading: string
    readonly explanation: string
    readonly label: string
    readonly hint: string
    readonly send: string
    readonly busy: string
    readonly failures: Readonly<Record<PairFailure, string>>
  }
  /** The list of phones. */
  readonly heading: string
  readonly name: string
  readonly you: string
  readonly connected: string
  readonly away: string
  readonly roles: Readonly<Record<'driver' | 'scribe' | 'viewer', string>>
  readonly role: string
  readonly asks: string
  readonly grant: string
  readonly deny: string
  readonly handOver: string
  readonly ask: string
  readonly asked: string
  readonly askHint: string
  readonly inviteWhy: string
  readonly invite: string
  readonly inviteHint: string
  readonly inviteTablet: string
  readonly inviteTabletHint: string
  readonly tablet: string
  readonly tabletRole: string
  readonly tabletRevokeSure: string
  readonly revoke: string
  readonly revokeSure: string
  readonly leave: string
  readonly leaveSure: string
  readonly sure: string
  readonly keep: string
  readonly alone: string
}

/** `slow-down` says for how many seconds; `wrong-form` is what is no code at all. */
type PairFailure = 'wrong-code' | 'wrong-form' | 'not-open' | 'slow-down' | 'too-many' | 'no-answer'
