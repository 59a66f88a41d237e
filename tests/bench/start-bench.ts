/** Start: from the launch of Electron to the line on the screen, against an Electron that opens one empty window. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from 'playwright-core'
import { electronForTests } from '../support/electron-runtime.ts'
import { openVirtualDisplay } from '../support/virtual-display.ts'
import { inTurn, median, medianRatio, report } from './measure.ts'

const ROUNDS = 7
const project = join(import.meta.dirname, '../..')
const empty = join(import.meta.dirname, 'empty-window')

export async function benchStart(): Promise<void> {
  const executablePath = await electronForTests()
  const display = await openVirtualDisplay()
  const env = { ...withoutUndefined(process.env), DISPLAY: display.name }

  async function launch(args: readonly string[], ready: string): Promise<number> {
    const started = performance.now()
    const app = await _electron.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage', ...args], env })
    const page = await app.firstWindow()
    await page.waitForSelector(ready, { state: 'visible' })
    const took = performance.now() - started
    await app.close()
    return took
  }
  async function launchKiosk(): Promise<number> {
    const data = mkdtempSync(join(tmpdir(), 'meetlat-start-'))
    const took = await launch([project, '--', '--data', data, '--port', '0', '--host', '127.0.0.1', '--source', 'sim'], '.line')
    rmSync(data, { recursive: true })
    return took
  }

  const figures = await inTurn(ROUNDS, launchKiosk, () => launch([empty], '#ready'))
  await display.close()
  const [a, b] = [median(figures.ours), median(figures.theirs)]
  report('start', `Meetlat ${a.toFixed(0)} ms · empty window ${b.toFixed(0)} ms`, medianRatio(figures), { atMost: 2 })
}

function withoutUndefined(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}
