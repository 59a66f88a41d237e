/** The command queue of a host: numbers, one command on its way at a time, the same number for every try. */

export type CommandOutcome =
  | { readonly type: 'done'; readonly fields: readonly string[] }
  | { readonly type: 'refused'; readonly code: string; readonly fields: readonly string[] }
  /** No ack after the last try. */
  | { readonly type: 'unanswered' }
  /** The board started anew, the link ended, or the queue was full. */
  | { readonly type: 'dropped' }
