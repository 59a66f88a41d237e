/** The way to a board that has said hello: what it can be asked for. */
import type { Result } from '#core/result'
import type { LightPicture } from '#core/floor/lights'

/** `zero`: the strip, or these cells of it, is empty now. `identify`: the board says hello again. */
export type BoardCommand =
  | { readonly type: 'zero'; readonly range: { readonly first: number; readonly count: number } | null }
  | { readonly type: 'identify' }

/** `no-board` there is none, or it began anew before it answered; `unanswered` three times in vain; `refused` it will not or cannot. */
export type BoardFailure = 'no-board' | 'unanswered' | 'refused'

export interface BoardPort {
  /** Resolves with what came of it, always: at once when the board is gone. Commands wait for one another. */
  send(command: BoardCommand): Promise<Result<null, BoardFailure>>
  /** From now on the light shows this. The newest picture wins, at most ten a second are sent, and a reset of the board changes nothing. */
  light(picture: LightPicture): void
}
