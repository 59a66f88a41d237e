/** What a page of the kiosk cannot do: everything but show its own files and talk through its port. */
import type { CustomScheme, Session, WebContents } from 'electron'
import { readFile } from 'node:fs/promises'
import { extname, resolve, sep } from 'node:path'
import { PAGE_POLICY_HEADER } from '#host/remote/page-policy'

const ORIGIN = 'app://kiosk'
export const DISPLAY_PAGE = `${ORIGIN}/display/index.html`
export const PRINT_PAGE = `${ORIGIN}/print/index.html`
/** To be registered before the app is ready. */
export const SCHEME: CustomScheme = { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }

const HEADERS = {
  'content-security-policy': PAGE_POLICY_HEADER,
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
}

/** The kinds of file that the build makes. Another kind is not there. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.woff2', 'font/woff2'],
])

/** The session serves the files of `pages` under app://kiosk, and nothing else comes in, goes out or is allowed. */
export function guardSession(session: Session, pages: string): void {
  session.protocol.handle('app', (request) => serve(pages, request.url))
  session.webRequest.onBeforeRequest((request, answer) => answer({ cancel: !request.url.startsWith(`${ORIGIN}/`) }))
  session.setPermissionCheckHandler(() => false)
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
}

/** The page stays where it is: it goes nowhere, opens nothing, holds nothing. */
export function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

async function serve(pages: string, url: string): Promise<Response> {
  const file = fileOf(pages, url)
  const type = file === null ? undefined : TYPES.get(extname(file))
  if (file === null || type === undefined) return new Response(null, { status: 404, headers: HEADERS })
  try {
    return new Response(await readFile(file), { headers: { ...HEADERS, 'content-type': type } })
  } catch {
    // Not there, or a folder.
    return new Response(null, { status: 404, headers: HEADERS })
  }
}

/** The file of an address; null when it lies outside the pages, however that is written. */
function fileOf(pages: string, url: string): string | null {
  const { host, pathname } = new URL(url)
  try {
    const file = resolve(pages, `.${decodeURIComponent(pathname)}`)
    return `app://${host}` === ORIGIN && file.startsWith(pages + sep) ? file : null
  } catch {
    // A per cent sign that stands for nothing.
    return null
  }
}
