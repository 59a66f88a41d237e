/** Everybody who took a place on one phone or one tablet, whole: of the lists of one device the newest wins, however often it is sent. */
import * as v from 'valibot'
import { SCALE_END } from '../scale/position.ts'
import { sessionIdSchema } from '../session/session-id.ts'

/** People of one tablet; of one phone there is one. */
export const MOST_OF_TABLET = 40
/** People of all tablets together: a group is no larger. */
export const MOST_ON_TABLETS = 99
/** Phones with a place: a full group, and some that were laid aside. */
export const MOST_PHONES = 120
/** Numbers of people on one tablet in one session, those who were taken off again among them. */
export const MOST_NUMBERS = 9999

export const placedSchema = v.strictObject({
  /** A number that the device gave them: it says nothing about who it is. */
  id: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_NUMBERS)),
  position: v.pipe(v.number(), v.minValue(0), v.maxValue(SCALE_END)),
})
export type Placed = Readonly<v.InferOutput<typeof placedSchema>>

export const placeListSchema = v.strictObject({
  /** The session in which they stand. */
  session: sessionIdSchema,
  /** Of two lists of a device the one with the higher number is the newer one. */
  n: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(Number.MAX_SAFE_INTEGER)),
  people: v.pipe(
    v.array(placedSchema),
    v.maxLength(MOST_OF_TABLET),
    v.check((people) => new Set(people.map(({ id }) => id)).size === people.length),
    v.readonly(),
  ),
})
export type PlaceList = Readonly<v.InferOutput<typeof placeListSchema>>

/**
 * - `places-closed`: nobody may take a place now;
 * - `moved-on`: another session, or a newer list of this device is known;
 * - `line-full`: so many people did not come.
 */
export const PLACE_REFUSALS = ['places-closed', 'line-full'] as const
export type PlaceRefusal = (typeof PLACE_REFUSALS)[number] | 'moved-on'
