/** Everything that can be printed: what people take home, and what lies or hangs in the room. One page shows all of them. */
import * as v from 'valibot'
import { LOCALES } from '../locale.ts'
import { takeHomeSchema } from './take-home.ts'

/** `marks` the three sheets on the line; `card` the eight steps for the facilitator; `privacy` what the floor measures, for the wall. */
export const ROOM_SHEETS = ['marks', 'card', 'privacy'] as const
export type RoomSheet = (typeof ROOM_SHEETS)[number]
/** One line, to try a printer. */
const TRIAL = 'trial'

export const paperSchema = v.variant('paper', [
  v.strictObject({ paper: v.literal('take-home'), takeHome: takeHomeSchema }),
  v.strictObject({ paper: v.picklist([...ROOM_SHEETS, TRIAL]), locale: v.picklist(LOCALES) }),
])
export type Paper = v.InferOutput<typeof paperSchema>
