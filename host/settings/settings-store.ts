/** What whoever installs the kiosk has set: one file in the data folder, whole or not at all. */
import { join } from 'node:path'
import * as v from 'valibot'
import { settingsSchema, type Settings } from '#core/archive/settings'
import { accepted, refused, type Result } from '#core/result'
import { keepWhole, readKept, setAside } from '../kept-file.ts'
import type { Log } from '../ports/log.ts'

export interface SettingsStore {
  readonly settings: Settings
  /** From now on this holds. When it cannot be kept, all is as it was. */
  keep(next: Settings): Result<Settings, 'not-stored'>
}

const fileSchema = v.strictObject({ version: v.literal(1), ...settingsSchema.entries })

/** Half a year: as long as a group may want to come back to what it agreed on. */
const DEFAULTS: Settings = { keepDays: 180 }

export function openSettingsStore(data: string, log: Log): SettingsStore {
  const file = join(data, 'settings.json')
  let settings = read(file, log)
  return {
    get settings() {
      return settings
    },
    keep(next) {
      try {
        keepWhole(file, `${JSON.stringify({ version: 1, ...next })}\n`)
      } catch (error) {
        log.error({ err: error, file }, 'the settings could not be kept')
        return refused('not-stored')
      }
      settings = next
      return accepted(settings)
    },
  }
}

/** A file that cannot be read is set aside, and the kiosk goes on as if nothing was set. */
function read(file: string, log: Log): Settings {
  const kept = readKept(file, fileSchema)
  if (kept.ok) return kept.value === null ? DEFAULTS : { keepDays: kept.value.keepDays }
  log.warn({ file }, 'the settings could not be read: they were set aside')
  setAside(file, log)
  return DEFAULTS
}
