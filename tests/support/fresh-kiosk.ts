/** A kiosk of one attempt of one test: a process and a data folder of its own, both gone when the test has finished, however it went. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { startKiosk, type KioskProcess } from './kiosk-process.ts'

export interface FreshKiosk extends KioskProcess {
  /** Its data folder. */
  readonly data: string
}

export async function freshKiosk(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<FreshKiosk> {
  const data = mkdtempSync(join(tmpdir(), 'meetlat-fresh-'))
  onTestFinished(() => rmSync(data, { recursive: true }))
  const kiosk = await startKiosk([...args, '--data', data], env)
  onTestFinished(async () => void (await kiosk.end()))
  return { ...kiosk, data }
}
