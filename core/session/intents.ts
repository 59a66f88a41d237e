/** What a screen or a script may ask for. An intent is not a command: the host adds time and ids. */
import * as v from 'valibot'
import { stepNumberSchema, topicSchema, type Command } from './session.ts'

export const intentSchema = v.variant('type', [
  v.strictObject({ type: v.literal('session.start'), topic: v.optional(v.nullable(topicSchema)) }),
  v.strictObject({ type: v.literal('session.close') }),
  v.strictObject({ type: v.literal('session.reopen') }),
  v.strictObject({ type: v.literal('guide.next'), from: stepNumberSchema }),
  v.strictObject({ type: v.literal('guide.back'), from: stepNumberSchema }),
  v.strictObject({ type: v.literal('guide.goto'), step: stepNumberSchema }),
  v.strictObject({ type: v.literal('screen.quiet'), on: v.boolean() }),
])
export type Intent = v.InferOutput<typeof intentSchema>
export type IntentType = Intent['type']

/** What the host knows and a screen does not. */
export interface IntentContext {
  /** Host time, ms since 1970. */
  readonly at: number
  /** A fresh id, used only if a session starts. */
  readonly sessionId: string
  /** Whether the floor is a simulator now. */
  readonly practice: boolean
}

export function toCommand(intent: Intent, { at, sessionId, practice }: IntentContext): Command {
  switch (intent.type) {
    case 'session.start':
      return { type: 'start', at, id: sessionId, practice, topic: intent.topic ?? null }
    case 'session.close':
      return { type: 'close', at }
    case 'session.reopen':
      return { type: 'reopen', at, practice }
    case 'guide.next':
      return { type: 'next', at, from: intent.from }
    case 'guide.back':
      return { type: 'back', at, from: intent.from }
    case 'guide.goto':
      return { type: 'goto', at, step: intent.step }
    case 'screen.quiet':
      return { type: 'quiet', at, on: intent.on }
  }
}
