/** What may be asked about the paper after a session, and what is told of it: the host's own business, and never in the journal. */
import * as v from 'valibot'
import { COPIES } from '../takehome/take-home.ts'
import type { Role } from './roles.ts'
import { STICK_FAILURES, type StickFailure } from './stick-failures.ts'

/** The whole group twice over: beyond it a finger slipped. */
export const MOST_COPIES = 99
/** Printers that are told of. */
export const MOST_PRINTERS = 32

/** The name of a queue. Never the beginning of an option, whatever it is handed to. */
export const printerNameSchema = v.pipe(v.string(), v.maxLength(127), v.regex(/^[^\s\p{C}/#-][^\s\p{C}/#]*$/u))
const copy = v.optional(v.picklist(COPIES), 'group')

export const paperRequestSchema = v.variant('type', [
  /** On this printer, or on the usual one. */
  v.strictObject({
    type: v.literal('paper.print'),
    copies: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_COPIES)),
    copy,
    printer: v.optional(printerNameSchema),
  }),
  /** Somebody looked at the paper. */
  v.strictObject({ type: v.literal('paper.confirm'), ok: v.boolean() }),
  /** Looks which printers there are. */
  v.strictObject({ type: v.literal('paper.printers') }),
  /** Saves it on the USB stick that is in the kiosk. */
  v.strictObject({ type: v.literal('paper.save'), copy }),
  /** Shows everybody the way to it, or no longer. */
  v.strictObject({ type: v.literal('paper.share'), on: v.boolean() }),
])
export type PaperRequest = v.InferOutput<typeof paperRequestSchema>
export type PaperRequestType = PaperRequest['type']

/** `nothing-to-print`: no session has just closed; `still-printing`: one at a time; `nothing-to-confirm`: nothing came out. */
export const PAPER_REFUSALS = ['nothing-to-print', 'still-printing', 'nothing-to-confirm'] as const

/**
 * Why nothing came out: no printer is known; its queue is stopped; it has no paper; it went away; it did not answer in time; the disk of the
 * kiosk is full; nothing here can make the page, or what can did not.
 */
export const PRINT_FAILURES = [
  'no-printer',
  'printer-stopped',
  'out-of-paper',
  'printer-gone',
  'printer-silent',
  'disk-full',
  'no-pdf',
  'pdf-failed',
] as const
export type PrintFailure = (typeof PRINT_FAILURES)[number]

export type SaveFailure = StickFailure | 'no-pdf' | 'pdf-failed'

const PRINTER_STATES = ['ready', 'busy', 'stopped'] as const

/**
 * `none`: nothing to print; `ready`: it can be printed; `making` the page, then `printing` it; `asking`: the printer took all of it, and a
 * person says whether it came out well; `fine`: it did; `failed`: see `failure`.
 */
export const PAPER_STATES = ['none', 'ready', 'making', 'printing', 'asking', 'fine', 'failed'] as const

export const paperViewSchema = v.object({
  state: v.picklist(PAPER_STATES),
  failure: v.nullable(v.picklist(PRINT_FAILURES)),
  /** How many people there were: so many copies are a tap away. */
  people: v.pipe(v.number(), v.integer(), v.minValue(0)),
  printers: v.array(v.object({ name: printerNameSchema, state: v.picklist(PRINTER_STATES) })),
  /** `saved`: all of it is on the stick, and the stick may be removed. */
  stick: v.object({
    state: v.picklist(['none', 'saving', 'saved', 'failed']),
    file: v.nullable(v.string()),
    failure: v.nullable(v.picklist([...STICK_FAILURES, 'no-pdf', 'pdf-failed'])),
  }),
  /** Where everybody gets it now. */
  share: v.nullable(v.object({ url: v.string() })),
})
/** What a remote is told of the paper. */
export type PaperView = v.InferOutput<typeof paperViewSchema>

export const NO_PAPER: PaperView = {
  state: 'none',
  failure: null,
  people: 0,
  printers: [],
  stick: { state: 'none', file: null, failure: null },
  share: null,
}

/** What the big screen shows of it: that it comes, and the way to it. Not what went wrong, and no names of printers. */
export function paperForRoom({ state, share }: PaperView): PaperView {
  const comes = state === 'making' || state === 'printing'
  return { ...NO_PAPER, state: comes ? 'printing' : 'ready', share }
}

const ALLOWED: Readonly<Record<PaperRequestType, readonly Role[]>> = {
  // The display, because the clicker and the keyboard of the room are plugged into it.
  'paper.print': ['display', 'driver', 'script'],
  'paper.confirm': ['driver', 'script'],
  'paper.printers': ['driver', 'script'],
  'paper.save': ['driver', 'script'],
  'paper.share': ['driver', 'script'],
}

/** Whether a role may ask for this at all. */
export function mayPrint(role: Role, request: PaperRequestType): boolean {
  return ALLOWED[request].includes(role)
}
