/** Pictures of what a test goes through, for people to look at: only when `MEETLAT_PICTURES` names a folder for them. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

const folder = process.env['MEETLAT_PICTURES'] ?? null

export const wantsPictures = folder !== null

export async function takePicture(page: Page, ...name: readonly string[]): Promise<void> {
  if (folder === null) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name.join('-').replaceAll(' ', '-')}.png`) })
}
