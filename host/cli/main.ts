/** `npm start`: reads the options, chooses a shell and starts the kiosk. */
import { homedir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { systemClock } from '../ports/clock.ts'
import { createLog } from '../ports/pino-log.ts'
import { startHost } from '../start-host.ts'
import { HELP, parseOptions } from './options.ts'

const pages = fileURLToPath(new URL('../../out/renderer', import.meta.url))

const parsed = parseOptions(process.argv.slice(2), homedir())
if (!parsed.ok) {
  process.stderr.write(`${parsed.reason}\nnpm start -- --help explains every option.\n`)
  process.exit(2)
}
if (parsed.value === 'help') {
  process.stdout.write(HELP)
  process.exit(0)
}
const host = await startHost({ ...parsed.value, pages, packaged: false, clock: systemClock, log: createLog('info') })
process.once('SIGTERM', () => void host.stop())
process.once('SIGINT', () => void host.stop())
process.stdout.write(`${JSON.stringify({ ready: true, url: host.url, token: host.token, screens: host.screens })}\n`)
