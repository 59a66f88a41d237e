/** Whether everything is there before a session: what the kiosk knows of it, and what may be asked to find out. Never in the journal. */
import * as v from 'valibot'
import type { Role } from './roles.ts'

export const readyRequestSchema = v.variant('type', [
  /** Looks at the disk and the printer anew. */
  v.strictObject({ type: v.literal('ready.look') }),
  /** Strikes the gong on the big screen. */
  v.strictObject({ type: v.literal('ready.gong') }),
  /** Prints a page with one line on the usual printer. */
  v.strictObject({ type: v.literal('ready.print') }),
  /** For a moment a button of the clicker only says that it works. */
  v.strictObject({ type: v.literal('ready.clicker') }),
  /** The big screen: a button of the clicker was pressed. */
  v.strictObject({ type: v.literal('ready.pressed') }),
  /** The big screen: it was asked for the gong, and whether it may make a sound. */
  v.strictObject({ type: v.literal('ready.struck'), sounds: v.boolean() }),
])
export type ReadyRequest = v.InferOutput<typeof readyRequestSchema>
export type ReadyRequestType = ReadyRequest['type']

/** No big screen is there that could do it. */
export const READY_REFUSALS = ['no-screen'] as const

const ALLOWED: Readonly<Record<ReadyRequestType, readonly Role[]>> = {
  'ready.look': ['driver', 'scribe', 'script'],
  'ready.gong': ['driver', 'script'],
  'ready.print': ['driver', 'script'],
  'ready.clicker': ['driver', 'script'],
  'ready.pressed': ['display'],
  'ready.struck': ['display'],
}

/** Whether a role may ask for this at all. */
export function mayCheck(role: Role, request: ReadyRequestType): boolean {
  return ALLOWED[request].includes(role)
}

/** `little`: so little room is left that a day may fill it; `trouble`: the journal cannot be written. */
export const DISK_STATES = ['unknown', 'ready', 'little', 'trouble'] as const
export type DiskState = (typeof DISK_STATES)[number]

/**
 * `absent`: there is none; `stopped`: its queue; `empty`: it has no paper; `away`: it is not reached; `printing` the page on trial, which it has
 * taken when it is `printed`; `failed`: that page did not come, for another reason.
 */
export const PRINTER_STATES = ['unknown', 'ready', 'absent', 'stopped', 'empty', 'away', 'printing', 'printed', 'failed'] as const
export type PrinterState = (typeof PRINTER_STATES)[number]

/** `asked`: the big screen was asked, and has not answered yet; `struck`: it sounded, as far as a machine can tell; `mute`: it could not. */
const SOUND_STATES = ['unknown', 'asked', 'struck', 'mute'] as const

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

export const readyViewSchema = v.object({
  /** Big screens that are there. */
  screens: count,
  clicker: v.object({
    /** The next button only says that it works. */
    waits: v.boolean(),
    /** Host time of the last press outside of a session, ms since 1970. */
    seenAt: v.nullable(count),
  }),
  /** `strokes` rises each time the big screen is to strike the gong. */
  gong: v.object({ strokes: count, sound: v.picklist(SOUND_STATES) }),
  disk: v.picklist(DISK_STATES),
  printer: v.object({ state: v.picklist(PRINTER_STATES), name: v.nullable(v.string()) }),
})
/** What remotes and the big screen are told of it. */
export type ReadyView = v.InferOutput<typeof readyViewSchema>

export const NOTHING_LOOKED_AT: ReadyView = {
  screens: 0,
  clicker: { waits: false, seenAt: null },
  gong: { strokes: 0, sound: 'unknown' },
  disk: 'unknown',
  printer: { state: 'unknown', name: null },
}

/** What the big screen needs of it: not how the printer is doing, nor its name. */
export function readyForRoom(view: ReadyView): ReadyView {
  return { ...view, printer: NOTHING_LOOKED_AT.printer }
}
