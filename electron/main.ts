/** The kiosk: the host in Electron's main process, and one window that shows the big screen. */
import { app, Menu, MessageChannelMain, powerSaveBlocker, protocol, session, type BrowserWindow } from 'electron'
import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { parseOptions, type Options } from '#host/cli/options'
import { systemClock } from '#host/ports/clock'
import { createLog } from '#host/ports/pino-log'
import { startHost, type Host } from '#host/start-host'
import { keepOnDisplay, openKioskWindow } from './kiosk-window.ts'
import { connectPort } from './port-carrier.ts'
import { createWindowPdf } from './pdf-window.ts'
import { keepAlive } from './recovery.ts'
import { DISPLAY_PAGE, guardContents, guardSession, SCHEME } from './security.ts'

/** Ending waits no longer for the host, ms: whoever sent SIGTERM sends SIGKILL next. */
const STOP_WITHIN = 1500
const pages = join(import.meta.dirname, '../renderer')
const log = createLog('info')

// What cannot go on ends, and whatever started the kiosk starts it again; Electron's own answer is a dialog in front of the group.
process.on('uncaughtException', fail)
// Electron would only warn, and the kiosk go on without what has ended.
process.on('unhandledRejection', fail)
protocol.registerSchemesAsPrivileged([SCHEME])
const options = parseOptions(ownArguments(), homedir())
if (options.ok && options.value !== 'help') start(options.value).catch(fail)
else {
  process.stderr.write(`${options.ok ? 'Ask the launcher for --help.' : options.reason}\n`)
  app.exit(2)
}

function fail(error: unknown): void {
  log.error({ err: error }, 'the kiosk cannot go on')
  app.exit(1)
}

/** What stands behind `--` is ours; what stands before it is Chromium's, which has a `--display` of its own. */
function ownArguments(): string[] {
  const separator = process.argv.indexOf('--')
  return separator === -1 ? [] : process.argv.slice(separator + 1)
}

/** One kiosk for a data folder: a second start shows the first one and ends. */
async function start(options: Options): Promise<void> {
  const profile = join(options.data, 'window')
  mkdirSync(profile, { recursive: true, mode: 0o700 })
  app.setPath('userData', profile)
  if (!app.requestSingleInstanceLock()) return app.exit(0)
  app.on('web-contents-created', (_, contents) => guardContents(contents))
  Menu.setApplicationMenu(null)
  const host = startHost({
    ...options,
    pages,
    packaged: app.isPackaged,
    clock: systemClock,
    log,
    paperTools: { pdf: createWindowPdf(systemClock, log) },
  })
  app.on('before-quit', (event) => {
    event.preventDefault()
    systemClock.after(STOP_WITHIN, () => app.exit(0))
    void host.then((started) => started.stop()).finally(() => app.exit(0))
  })
  await Promise.all([
    host.then(({ url }) => log.info({ url }, 'the kiosk is open')),
    app.whenReady().then(() => show(host, options.display)),
  ])
}

function show(host: Promise<Host>, display: number | null): void {
  guardSession(session.defaultSession, pages)
  powerSaveBlocker.start('prevent-display-sleep')
  const window = openKioskWindow(display)
  keepOnDisplay(window, display)
  app.on('second-instance', () => window.focus())
  window.webContents.on('dom-ready', () => void handOver(window, host))
  keepAlive(window.webContents, DISPLAY_PAGE, log)
}

/** Each page that loads gets a port of its own, and the host the other end. */
async function handOver(window: BrowserWindow, host: Promise<Host>): Promise<void> {
  const { attach } = await host
  if (window.isDestroyed()) return
  const { port1, port2 } = new MessageChannelMain()
  attach(connectPort(port1))
  window.webContents.postMessage('port', null, [port2])
}
