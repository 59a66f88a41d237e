import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { sharedElectronKiosk } from '../support/shared-electron-kiosk.ts'

const PAGE = 'app://kiosk/display/index.html'

const kiosk = sharedElectronKiosk(['--source', 'none'])

/** Where the one window is. */
function places(): Promise<string[]> {
  return kiosk.app.evaluate(({ webContents }) => webContents.getAllWebContents().map((contents) => contents.getURL()))
}

test.each([
  ['an address', `location.href = 'https://example.org/'`],
  ['the address of the server', `location.replace('http://127.0.0.1:7310/')`],
  ['another page of the kiosk', `location.assign('app://kiosk/index.html')`],
  [
    'a link',
    `document.body.append(Object.assign(document.createElement('a'), { href: 'https://example.org/', id: 'out' })); document.querySelector('#out').click()`,
  ],
])('[SH-24] the page cannot leave for %s', async (_, attempt) => {
  const refused = await kiosk.app.evaluate(
    ({ BrowserWindow }, code) =>
      new Promise((resolve, reject) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        contents?.once('will-frame-navigate', (event) => resolve(event.defaultPrevented))
        contents?.executeJavaScript(code).catch(reject)
      }),
    `${attempt}; null`,
  )
  expect(refused).toBe(true)
  expect(await places()).toEqual([PAGE])
})

test.each([
  ['window.open', `window.open('https://example.org/')`],
  ['a blank window', `window.open('', 'other')`],
  ['a window on a file', `window.open('file:///etc/passwd', '_blank', 'nodeIntegration=yes')`],
])('[SH-24] the page cannot open %s', async (_, attempt) => {
  expect(await kiosk.inPage(attempt)).toBeNull()
  expect(await places()).toEqual([PAGE])
})

test.each([
  ['a link to a new window', `Object.assign(document.createElement('a'), { href: 'https://example.org/', target: '_blank' })`],
  ['a link to a file', `Object.assign(document.createElement('a'), { href: 'file:///etc/passwd' })`],
])('[SH-24] %s leads nowhere', async (_, link) => {
  await kiosk.inPage(`new Promise((resolve) => {
    const link = ${link}
    document.body.append(link)
    link.click()
    requestAnimationFrame(() => requestAnimationFrame(resolve))
  })`)
  expect(await places()).toEqual([PAGE])
})

test('[SH-24] the page cannot download', async () => {
  const refused = await kiosk.app.evaluate(
    ({ session, BrowserWindow }, code) =>
      new Promise((resolve, reject) => {
        session.defaultSession.once('will-download', (event) => resolve(event.defaultPrevented))
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code).catch(reject)
      }),
    `Object.assign(document.createElement('a'), { href: URL.createObjectURL(new Blob(['x'])), download: 'x' }).click(); null`,
  )
  expect(refused).toBe(true)
})

test.each([
  'geolocation',
  'notifications',
  'camera',
  'microphone',
  'midi',
  'clipboard-read',
  'persistent-storage',
  'screen-wake-lock',
])('[SH-25] the permission "%s" is denied', async (name) => {
  expect(await kiosk.inPage(`navigator.permissions.query({ name: '${name}' }).then(({ state }) => state)`)).toBe('denied')
})

test('[SH-25] asking for it is denied too', async () => {
  expect(await kiosk.inPage(`Notification.requestPermission()`)).toBe('denied')
  expect(
    await kiosk.inPage(`new Promise((resolve) => navigator.geolocation.getCurrentPosition(resolve, ({ code }) => resolve(code)))`),
  ).toBe(1)
})

test.each([
  [
    'script-src-elem',
    `document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = true' }))`,
  ],
  ['style-src-elem', `document.body.append(Object.assign(document.createElement('style'), { textContent: 'p { color: red }' }))`],
  ['frame-src', `document.body.append(Object.assign(document.createElement('iframe'), { src: 'app://kiosk/display/index.html' }))`],
  ['img-src', `document.body.append(Object.assign(new Image(), { src: 'https://example.org/x.png' }))`],
  ['connect-src', `fetch('http://127.0.0.1:7310/api/line').catch(() => null)`],
  [
    'form-action',
    `const form = Object.assign(document.createElement('form'), { action: 'app://kiosk/display/index.html' }); document.body.append(form); form.submit()`,
  ],
  ['base-uri', `document.head.append(Object.assign(document.createElement('base'), { href: 'https://example.org/' }))`],
])('[SH-26] the policy of the page stops what goes against its %s', async (directive, attempt) => {
  const violated = await kiosk.inPage(`new Promise((resolve) => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective), { once: true })
    ${attempt}
  })`)
  expect(violated).toBe(directive)
})

test('[SH-26] a text is never code', async () => {
  expect(await kiosk.inPage(`(() => { try { return (0, eval)('1') } catch ({ name }) { return name } })()`)).toBe('EvalError')
  expect(await kiosk.inPage(`'ran' in window`)).toBe(false)
})

test.each([
  '../main/main.js',
  '%2e%2e/main/main.js',
  '..%2fmain%2fmain.js',
  '%2e%2e%5cmain%5cmain.js',
  '%2fetc%2fpasswd',
  '%',
  'display',
  '',
])('[SH-26] "%s" is no page and no file', async (path) => {
  expect(await kiosk.inPage(`fetch('app://kiosk/${path}').then(({ status }) => status)`)).toBe(404)
})

test('[SH-27] no request leaves the window, even for a page that its own policy would let ask', async () => {
  const asked: (string | undefined)[] = []
  const server = createServer(({ url }, answer) => {
    asked.push(url)
    answer.end('here')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  await kiosk.app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.webContents.debugger.attach()
    await window?.webContents.debugger.sendCommand('Page.setBypassCSP', { enabled: true })
    await new Promise<void>((resolve) => {
      window?.webContents.once('did-finish-load', () => resolve())
      window?.webContents.reload()
    })
  })
  const answer = await kiosk.inPage(
    `fetch('http://127.0.0.1:${address.port}/x', { mode: 'no-cors' }).then(() => 'answered', () => 'refused')`,
  )
  expect([answer, asked]).toEqual(['refused', []])
  server.close()
})
