import { expect, test } from 'vitest'
import { sharedElectronKiosk } from '../support/shared-electron-kiosk.ts'

const kiosk = sharedElectronKiosk(['--source', 'none'])

test('[SH-20] one window fills the display, in kiosk mode, without a menu, and shows the big screen', async () => {
  const facts = await kiosk.app.evaluate(({ BrowserWindow, Menu, screen }) => ({
    windows: BrowserWindow.getAllWindows().map((window) => [window.isKiosk(), window.getBounds()]),
    display: screen.getPrimaryDisplay().bounds,
    menu: Menu.getApplicationMenu(),
  }))
  expect(facts.windows).toEqual([[true, facts.display]])
  expect(facts.menu).toBeNull()
  expect(await kiosk.inPage('[innerWidth, innerHeight]')).toEqual([1920, 1080])
})

test('[SH-21] the window moves to a larger display that is plugged in later, and back when it goes', async () => {
  const moves = await kiosk.app.evaluate(({ BrowserWindow, screen }) => {
    const [window] = BrowserWindow.getAllWindows()
    if (window === undefined) return null
    const [first] = screen.getAllDisplays()
    const projector = {
      ...first,
      id: 77,
      bounds: { x: 1920, y: 0, width: 3840, height: 2160 },
      size: { width: 3840, height: 2160 },
    }
    const asked: unknown[] = []
    Object.assign(window, { setBounds: (bounds: unknown) => asked.push(bounds) })
    Object.assign(screen, { getAllDisplays: () => [first, projector] })
    screen.emit('display-added', {}, projector)
    Object.assign(window, { getBounds: () => projector.bounds })
    Object.assign(screen, { getAllDisplays: () => [first] })
    screen.emit('display-removed', {}, projector)
    return { asked, kiosk: window.isKiosk() }
  })
  expect(moves).toEqual({
    asked: [
      { x: 1920, y: 0, width: 3840, height: 2160 },
      { x: 0, y: 0, width: 1920, height: 1080 },
    ],
    kiosk: true,
  })
})

test('[SH-22] the page has no Node and no Electron', async () => {
  const names = [
    'require',
    'process',
    'module',
    'exports',
    'Buffer',
    'global',
    'setImmediate',
    'electron',
    'ipcRenderer',
    '__dirname',
  ]
  expect(await kiosk.inPage(`${JSON.stringify(names)}.filter((name) => name in window)`)).toEqual([])
  expect(await kiosk.inPage(`document.createElement('webview') .getWebContentsId === undefined`)).toBe(true)
  const preferences = await kiosk.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents ?? {}
    // Electron has this and does not declare it.
    return Reflect.apply(Reflect.get(contents, 'getLastWebPreferences'), contents, [])
  })
  expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true })
})

test('[SH-23] each load of the page is handed one port and nothing else', async () => {
  await kiosk.app.context().addInitScript(() => {
    const handed: unknown[] = []
    Object.assign(window, { handed })
    window.addEventListener('message', ({ data, ports, origin }) => handed.push([data, ports.length, origin]))
  })
  const [page] = kiosk.app.windows()
  for (let load = 0; load < 2; load += 1) {
    await kiosk.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.reload()
    })
    await page?.waitForSelector('[data-phase="idle"]')
    expect(await kiosk.inPage('handed')).toEqual([[{ type: 'meetlat:port' }, 1, 'app://kiosk']])
  }
})

test('[SH-33] the display does not go to sleep', async () => {
  expect(await kiosk.app.evaluate(({ powerSaveBlocker }) => powerSaveBlocker.isStarted(0))).toBe(true)
})
