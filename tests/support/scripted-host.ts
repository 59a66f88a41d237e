/** A host without a room: serves the built pages with the real CSP, speaks the real protocol, and shows what a test tells it to. */
import { createReadStream, existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { WebSocketServer } from 'ws'
import type { Person } from '#core/floor/floor'
import { createHub, type Hub } from '#core/protocol/hub'
import type { HubViews } from '#core/protocol/hub-audience'
import type { AnswerRefusal } from '#core/protocol/messages'
import type { MarkersView } from '#core/protocol/markers-view'
import type { PaperView } from '#core/protocol/paper-requests'
import type { ReadyView } from '#core/protocol/ready'
import type { RemoteRole } from '#core/protocol/roles'
import type { DoorsView, RemotesView } from '#core/protocol/remote-requests'
import type { CardsView, DeskView, SessionView } from '#core/protocol/views'
import { SCALE_NUMBERS, nearestNumber } from '#core/scale/position'
import type { Intent } from '#core/session/intents'
import { connectSocket } from '#host/remote/socket-connection'
import { PAGE_POLICY_HEADER } from '#host/remote/page-policy'
import { viewsWith } from './room-views.ts'

export interface ScriptedHost {
  /** Where the big screen is, with its token. */
  readonly display: string
  /** Where the facilitator's phone is, with its token. */
  readonly remote: string
  /** What was asked, oldest first. */
  readonly asked: readonly Intent[]
  /** What the next questions are answered with. */
  answer: AnswerRefusal | null
  show(changes: Partial<SessionView>): void
  /** What only remotes get to see. */
  showDesk(changes: Partial<DeskView>): void
  /** All cards; the big screen gets them while the session view says that it shows cards. */
  showCards(cards: CardsView): void
  /** Where phones get in, for the big screen. */
  showDoors(doors: DoorsView): void
  /** Which phones take part, for remotes. */
  showRemotes(remotes: Omit<RemotesView, 'you'>): void
  stand(people: readonly Person[]): void
  /** Whether everything is there, what has become of the paper, and how the readers at the marks are doing. */
  showReady(view: ReadyView): void
  showPaper(view: PaperView): void
  showMarkers(view: MarkersView): void
  /** What a phone is from now on when it comes in. */
  role: RemoteRole
  /** The network is gone, and no new connection is let in. */
  vanish(): void
  /** The network is back. */
  comeBack(): void
  stop(): Promise<void>
}

/** Somebody stands on each of these places. */
export function peopleAt(...positions: readonly number[]): readonly Person[] {
  return positions.map((position, id) => ({ id, position, settled: true }))
}

const PAGES = join(import.meta.dirname, '../../out/renderer')
const TOKEN = 'a-token-of-a-test'
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
}

export async function startScriptedHost(): Promise<ScriptedHost> {
  if (!existsSync(join(PAGES, 'display/index.html'))) throw new Error('the pages are not built: npm run build')
  let views = viewsWith()
  const asked: Intent[] = []
  const server = createServer(servePage)
  const sockets = new WebSocketServer({ noServer: true })
  let reachable = true
  let hub = openHub()

  function openHub(): Hub {
    return createHub({
      after: (milliseconds, call) => {
        const timer = setTimeout(call, milliseconds)
        return () => clearTimeout(timer)
      },
      ask: (intent) => {
        asked.push(intent)
        return Promise.resolve(host.answer)
      },
      now: () => Date.now(),
      admit: ({ kind, token }) => {
        if (token !== TOKEN) return null
        return { role: kind === 'remote' ? host.role : kind, device: null }
      },
      views,
    })
  }

  function change(changes: Partial<HubViews>): void {
    views = { ...views, ...changes }
    views = { ...views, shownCards: views.session.cardsShown ? views.cards : [] }
    hub.show(views)
  }

  server.on('upgrade', (request, socket, head) => {
    if (!reachable) {
      socket.destroy()
      return
    }
    sockets.handleUpgrade(request, socket, head, (opened) => hub.attach(connectSocket(opened), false))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('no port')

  const host: ScriptedHost = {
    display: `http://127.0.0.1:${bound.port}/display/index.html#token=${TOKEN}`,
    asked,
    answer: null,
    role: 'driver',
    remote: `http://127.0.0.1:${bound.port}/remote/index.html#token=${TOKEN}`,
    show: (changes) => change({ session: { ...views.session, ...changes } }),
    showDesk: (changes) => change({ desk: { ...views.desk, ...changes } }),
    showCards: (cards) => change({ cards }),
    showDoors: (doors) => hub.showDoors(doors),
    showRemotes: (remotes) => hub.showRemotes(remotes),
    showReady: (view) => hub.showReady(view),
    showPaper: (view) => hub.showPaper(view),
    showMarkers: (view) => hub.showMarkers(view),
    stand(people) {
      const counts = SCALE_NUMBERS.map((number) => people.filter(({ position }) => nearestNumber(position) === number).length)
      const line = { people, counts, total: people.length }
      hub.showLine(line, line)
    },
    vanish() {
      reachable = false
      for (const client of sockets.clients) client.terminate()
    },
    comeBack() {
      hub.close()
      hub = openHub()
      reachable = true
    },
    async stop() {
      hub.close()
      host.vanish()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return host
}

function servePage({ url = '/' }: IncomingMessage, response: ServerResponse): void {
  const { pathname } = new URL(url, 'http://host')
  // Whether anybody is here.
  if (pathname === '/') {
    response.writeHead(204).end()
    return
  }
  const path = join(PAGES, normalize(pathname))
  const type = TYPES[extname(path)]
  if (type === undefined || !existsSync(path)) {
    response.writeHead(404).end()
    return
  }
  response.writeHead(200, { 'content-type': type, 'content-security-policy': PAGE_POLICY_HEADER })
  createReadStream(path).pipe(response)
}
