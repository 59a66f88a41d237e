/** The one window: the whole of one display, without a frame, a menu or a way out. */
import { app, BrowserWindow, screen, type Rectangle } from 'electron'
import { join } from 'node:path'
import { chooseDisplay } from './choose-display.ts'

/** The colour of the pages, so that nothing flashes before the first one is there. */
const PAPER = '#FAF6EE'

/** `display` is the number of a display, 1 is the first; null leaves the choice to `chooseDisplay`. */
export function openKioskWindow(display: number | null): BrowserWindow {
  return new BrowserWindow({
    ...boundsFor(display),
    kiosk: true,
    backgroundColor: PAPER,
    title: 'Meetlat',
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      devTools: !app.isPackaged,
      spellcheck: false,
      disableDialogs: true,
      // The room looks at it even when another window lies over it.
      backgroundThrottling: false,
      // A gong needs no click first.
      autoplayPolicy: 'no-user-gesture-required',
    },
  })
}

/** Keeps the window on its display: a projector is often plugged in, or wakes up, after the kiosk. */
export function keepOnDisplay(window: BrowserWindow, display: number | null): void {
  const place = (): void => {
    const bounds = boundsFor(display)
    if (JSON.stringify(bounds) === JSON.stringify(window.getBounds())) return
    // A window that fills a display does not move to another one.
    window.setKiosk(false)
    window.setBounds(bounds)
    window.setKiosk(true)
  }
  screen.on('display-added', place)
  screen.on('display-removed', place)
  screen.on('display-metrics-changed', place)
  // Without a window manager the first size is one pixel short of the display.
  window.once('ready-to-show', place)
}

function boundsFor(display: number | null): Rectangle {
  return chooseDisplay(screen.getAllDisplays(), screen.getPrimaryDisplay(), display).bounds
}
