/** Keeps the page alive: after a crash, a hang or a failed load it is loaded again within 2 s. It backs off, and never gives up. */
import type { WebContents } from 'electron'
import type { Log } from '#host/ports/log'

/** The page is asked for a sign of life this often, ms. */
const ASK_EVERY = 200
/** A page that left so many rounds without an answer hangs: found 1 s after it began at the latest. */
const PATIENCE = 4
/** A page that was well for so long, ms, begins with a clean slate. */
const WELL_AFTER = 30_000
const LONGEST_WAIT = 10_000

/** Two faults in a row are bad luck, more are a loop: only then does it wait before it loads again, ms, longer each time. */
export function waitAfter(faults: number): number {
  return faults < 2 ? 0 : Math.min(LONGEST_WAIT, 250 * 2 ** (faults - 1))
}

/** Loads the page at this address, and again whenever it fails. */
export function keepAlive(contents: WebContents, address: string, log: Log): void {
  let faults = 0
  let lastFault = -Infinity
  let next: NodeJS.Timeout | undefined
  let watch: NodeJS.Timeout | undefined

  function recover(why: string): void {
    clearInterval(watch)
    clearTimeout(next)
    const now = performance.now()
    if (now - lastFault > WELL_AFTER) faults = 0
    lastFault = now
    const wait = waitAfter(faults)
    faults += 1
    log.error({ why, wait }, 'the page failed and is loaded again')
    next = setTimeout(load, wait)
  }
  function load(): void {
    // What fails here is told to `did-fail-load` as well.
    contents.loadURL(address).catch(() => undefined)
  }

  contents.on('render-process-gone', (_, { reason }) => recover(reason))
  contents.on('did-fail-load', (_, code, description, _url, isMainFrame) => {
    if (isMainFrame && code !== ABORTED) recover(description)
  })
  contents.on('dom-ready', () => {
    clearInterval(watch)
    // A machine that is only slow must get through its first seconds in the end: in a loop the patience grows too.
    watch = watchForHang(contents, PATIENCE * Math.max(1, faults - 1))
  })
  contents.once('destroyed', () => {
    clearInterval(watch)
    clearTimeout(next)
  })
  load()
}

/** A load that was replaced by another one; not a failure. */
const ABORTED = -3

/**
 * Asks the page for a sign of life; ends its process when it stays away, which is a crash like any other. Rounds are counted, not time:
 * when this process itself was held up, the page is not to blame.
 */
function watchForHang(contents: WebContents, patience: number): NodeJS.Timeout {
  let unanswered = 0
  const answered = (): void => {
    unanswered = 0
  }
  return setInterval(() => {
    if (unanswered === 0) contents.mainFrame.executeJavaScript('0').then(answered, answered)
    if (unanswered === patience) contents.forcefullyCrashRenderer()
    unanswered += 1
  }, ASK_EVERY)
}
