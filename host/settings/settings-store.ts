/** What whoever installs the kiosk has set: one file in the data folder, whole or not at all. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { settingsSchema, type Settings } from '#core/archive/settings'
import { accepted, refused, type Result } from '#core/result'
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
        mkdirSync(data, { recursive: true, mode: 0o700 })
        writeFileSync(`${file}.new`, `${JSON.stringify({ version: 1, ...next })}\n`, { mode: 0o600, flush: true })
        renameSync(`${file}.new`, file)
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
  if (!existsSync(file)) return DEFAULTS
  try {
    const { keepDays } = v.parse(v.pipe(v.string(), v.parseJson(), fileSchema), readFileSync(file, 'utf8'))
    return { keepDays }
  } catch (error) {
    log.warn({ err: error, file }, 'the settings could not be read: they were set aside')
  }
  try {
    renameSync(file, `${file}.damaged`)
  } catch (error) {
    log.warn({ err: error, file }, 'damaged settings could not be moved')
  }
  return DEFAULTS
}
