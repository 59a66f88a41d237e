/** Which phones were let in, on disk: so that they come back by themselves when the power did. */
import { join } from 'node:path'
import * as v from 'valibot'
import { DEVICE_ROLES } from '#core/protocol/roles'
import { keepWhole, readKept } from '../kept-file.ts'
import type { Log } from '../ports/log.ts'

const time = v.pipe(v.number(), v.integer(), v.minValue(0))

const bookSchema = v.strictObject({
  /** All of them are shut out at this host time; null while nothing says so. */
  until: v.nullable(time),
  devices: v.array(
    v.strictObject({
      device: v.string(),
      number: v.pipe(v.number(), v.integer(), v.minValue(1)),
      role: v.picklist(DEVICE_ROLES),
      /** SHA-256 of its key, as hex: who reads this file cannot come in with it. */
      digest: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
      /** Host time at which it was let in. */
      since: time,
    }),
  ),
})
export type Book = v.InferOutput<typeof bookSchema>
export type Device = Book['devices'][number]

const EMPTY_BOOK: Book = { until: null, devices: [] }

export interface DeviceBook {
  read(): Book
  /** Whether it is on disk. What cannot be kept is lost at the next start, and no sooner. */
  keep(book: Book): boolean
}

export function openDeviceBook(folder: string, log: Log): DeviceBook {
  const file = join(folder, 'remotes.json')
  return {
    read() {
      const kept = readKept(file, bookSchema)
      if (kept.ok) return kept.value ?? EMPTY_BOOK
      // A phone is let in again in ten seconds; a kiosk that does not start is worse.
      log.warn({ file }, 'the list of phones cannot be read: they have to be let in again')
      return EMPTY_BOOK
    },
    keep(book) {
      try {
        keepWhole(file, JSON.stringify(book))
        return true
      } catch (error) {
        log.error({ err: error }, 'the list of phones cannot be kept: after a restart it is another one')
        return false
      }
    },
  }
}
