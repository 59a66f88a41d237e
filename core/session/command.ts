/** A command: an intent, or something that the room itself noticed, with what the host knows and a screen does not. */
import type { Intent } from './intents.ts'
import type { Plan } from './plan.ts'
import type { Previous } from './previous.ts'
import type { Snapshot } from './snapshot.ts'

export interface Circumstances {
  /** Host time, ms since 1970. */
  readonly at: number
  /** A fresh id, used only if a session begins. */
  readonly newId: string
  /** Whether the floor is a simulator now. */
  readonly practice: boolean
  /** The line as it is now, with the hand. */
  readonly line: Snapshot
  /** The plan of an earlier session by its id; null when there is none. */
  readonly planOf: (session: string) => Plan | null
  /** What a session takes over of an earlier one; null when there is none. */
  readonly previousOf: (session: string) => Previous | null
}

/** What the room notices by itself. */
export type Notice =
  /** A real floor came alive while people practised. */
  | { readonly type: 'practice.over' }
  | { readonly type: 'silence.over' }
  /** Everybody has come to the 10. */
  | { readonly type: 'ten.reached' }
  /** Everybody has left the line: what the hand said of it is over. */
  | { readonly type: 'line.left' }
  | SessionLeft

/** Nobody has touched the session since then, host time: its group has gone home. */
export interface SessionLeft {
  readonly type: 'session.left'
  readonly since: number
}

export type Command = (Intent | Notice) & Circumstances
export type CommandType = Command['type']
export type CommandOf<Type extends CommandType> = Extract<Command, { type: Type }>
