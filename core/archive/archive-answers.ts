/** What the kiosk answers to the page of the archive, and what may be asked of it. */
import * as v from 'valibot'
import { STICK_FAILURES } from '../protocol/stick-failures.ts'
import { archivedSessionSchema } from './archived-session.ts'
import { IMPORT_REFUSALS } from './import-refusals.ts'
import { sessionSummarySchema } from './session-summary.ts'
import { settingsSchema } from './settings.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

export const SESSIONS_ON_A_PAGE = 25
/** Sessions about the same that are drawn beside each other. */
export const MOST_ALIKE = 12

/** A day as `2026-11-24`. */
const day = v.pipe(v.string(), v.isoDate())

export const archiveQuerySchema = v.strictObject({
  q: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
  /** Of this day and later, and of this day and before. */
  from: v.exactOptional(day),
  to: v.exactOptional(day),
  /** From 1 on. */
  page: v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,5}$/), v.transform(Number)), '1'),
})
export type ArchiveQuery = v.InferOutput<typeof archiveQuerySchema>

export const archivePageSchema = v.object({
  sessions: v.array(sessionSummarySchema),
  total: count,
  page: count,
  pages: count,
  settings: settingsSchema,
})
export type ArchivePage = v.InferOutput<typeof archivePageSchema>

export const archivedAnswerSchema = v.object({
  session: archivedSessionSchema,
  keep: v.boolean(),
  /** Those about the same, this one among them, oldest first. */
  alike: v.array(sessionSummarySchema),
  /** Whether the kiosk can make the page on paper. */
  prints: v.boolean(),
})
export type ArchivedAnswer = v.InferOutput<typeof archivedAnswerSchema>

export const importAnswerSchema = v.object({
  refusal: v.nullable(v.picklist(IMPORT_REFUSALS)),
  /** How many came in, and how many were here already. */
  added: count,
  known: count,
})
export type ImportAnswer = v.InferOutput<typeof importAnswerSchema>

/** Why nothing was written to a stick. */
export const STICK_REFUSALS = [...STICK_FAILURES, 'no-session'] as const
export type StickRefusal = (typeof STICK_REFUSALS)[number]

export const sticksSchema = v.object({ sticks: v.array(v.object({ name: v.string(), free: count })) })
export const stickRequestSchema = v.strictObject({
  stick: v.pipe(v.string(), v.maxLength(255)),
  /** One session, or null for all of them. */
  session: v.nullable(v.pipe(v.string(), v.maxLength(64))),
})
export const stickAnswerSchema = v.object({
  refusal: v.nullable(v.picklist(STICK_REFUSALS)),
  /** The file that is whole on the stick, which may be taken out now. */
  file: v.nullable(v.string()),
})
