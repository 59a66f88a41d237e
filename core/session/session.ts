/** A session: what is true of it now, what may be asked of it, and what has happened in it. */
import * as v from 'valibot'
import { STEP_NUMBERS, TOPICS, type StepNumber, type TopicId } from '../method/steps.ts'

/** Where the room is. `idle` until the first session, `closed` between a session's end and the next start. */
export type SessionState =
  | { readonly phase: 'idle' }
  | (SessionFacts & { readonly phase: 'running'; readonly step: StepNumber; readonly quiet: boolean })
  | (SessionFacts & { readonly phase: 'closed'; readonly step: StepNumber; readonly closedAt: number })

/** What stays true of a session from its start to its end. */
export interface SessionFacts {
  readonly id: string
  /** Host time of the start, ms since 1970. */
  readonly startedAt: number
  /** A practice session is played with the simulator: kept apart, never a real result. */
  readonly practice: boolean
  readonly topic: TopicId | null
}

export const IDLE: SessionState = { phase: 'idle' }

/** What the host asks of the session: an intent to which it added time and ids. `at` is ms since 1970. */
export type Command =
  | { readonly type: 'start'; readonly at: number; readonly id: string; readonly practice: boolean; readonly topic: TopicId | null }
  | { readonly type: 'next'; readonly at: number; readonly from: StepNumber }
  | { readonly type: 'back'; readonly at: number; readonly from: StepNumber }
  | { readonly type: 'goto'; readonly at: number; readonly step: StepNumber }
  | { readonly type: 'quiet'; readonly at: number; readonly on: boolean }
  | { readonly type: 'close'; readonly at: number }
  | { readonly type: 'reopen'; readonly at: number; readonly practice: boolean }

/** Why a command was not carried out. Each has a sentence in `content/`. */
export const REFUSALS = ['already-running', 'no-session', 'moved-on', 'first-step', 'last-step', 'nothing-to-reopen'] as const
export type Refusal = (typeof REFUSALS)[number]

const at = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER))
const sessionId = v.pipe(v.string(), v.regex(/^[0-9a-zA-Z-]{1,64}$/))

/** A step number as it comes from outside. */
export const stepNumberSchema = v.picklist(STEP_NUMBERS)
/** A topic as it comes from outside. */
export const topicSchema = v.picklist(TOPICS)

/** What has happened in a session, as it stands in the journal. Events are only ever added, and never change their meaning. */
export const sessionEventSchema = v.variant('type', [
  v.strictObject({ type: v.literal('session-started'), at, id: sessionId, practice: v.boolean(), topic: v.nullable(topicSchema) }),
  v.strictObject({ type: v.literal('step-changed'), at, from: stepNumberSchema, to: stepNumberSchema }),
  v.strictObject({ type: v.literal('quiet-changed'), at, on: v.boolean() }),
  v.strictObject({ type: v.literal('session-closed'), at }),
  v.strictObject({ type: v.literal('session-reopened'), at }),
])
export type SessionEvent = v.InferOutput<typeof sessionEventSchema>
