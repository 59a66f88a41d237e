/** What participants read on their own phones while they add notes. */

export type GuestTexts = {
  /** The name of the page. */
  readonly name: string
  readonly states: Readonly<Record<GuestState, { readonly heading: string; readonly below: string }>>
  /** What is asked, for each kind of note. */
  readonly questions: Readonly<Record<'top' | 'can' | 'need' | 'action' | 'agreement' | 'reflection', string>>
  readonly label: string
  readonly hint: string
  /** How many more characters fit. */
  readonly left: string
  readonly send: string
  /** What has become of the last note, for who sent it. */
  readonly sending: string
  readonly added: string
  readonly notAdded: string
  readonly again: string
  readonly mine: string
  /** What stands beside each note of one's own. */
  readonly marks: { readonly waiting: string; readonly added: string; readonly refused: string }
  readonly anonymous: string
  /** Goes to the other language; says so in that one. */
  readonly otherLanguage: string
}

/** `lost` is the network; `wrong` is an address of another session; `full` is too many phones. */
type GuestState = 'connecting' | 'lost' | 'wrong' | 'full' | 'closed' | 'ended'
