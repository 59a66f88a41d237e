/** The key to the kiosk for scripts and other screens: made once, kept beside the journal, readable by nobody else. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FORM = /^[0-9A-Za-z_-]{43}$/

/** The token of this data folder, 256 bits as base64url. Kept, so that a screen that is open stays connected over a restart. */
export function keepToken(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'token')
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  if (FORM.test(kept)) return kept
  const token = randomBytes(32).toString('base64url')
  // Whole or not at all: half a token after a power cut would lock every screen out.
  writeFileSync(`${file}.new`, `${token}\n`, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
  return token
}
