/** The key to the kiosk for scripts and other screens: made once, kept beside the journal, readable by nobody else. */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { keepWhole } from '../kept-file.ts'

const FORM = /^[0-9A-Za-z_-]{43}$/

/** The token of this data folder, 256 bits as base64url. Kept, so that a screen that is open stays connected over a restart. */
export function keepToken(folder: string): string {
  const file = join(folder, 'token')
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  if (FORM.test(kept)) return kept
  const token = randomBytes(32).toString('base64url')
  // Half a token after a power cut would lock every screen out.
  keepWhole(file, `${token}\n`)
  return token
}
