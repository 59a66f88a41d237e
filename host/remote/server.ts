/** The server: pages, live connections and the HTTP interface, for every screen that is not the kiosk's own window. */
import type { IncomingHttpHeaders } from 'node:http'
import type { Socket } from 'node:net'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import serveStatic from '@fastify/static'
import websocket from '@fastify/websocket'
import fastify, { type FastifyInstance } from 'fastify'
import type { Hub } from '#core/protocol/hub'
import { LONGEST_CLIENT_MESSAGE } from '#core/protocol/messages'
import type { ArchiveDesk } from '../archive/archive-desk.ts'
import type { FloorDesk } from '../floor/floor-desk.ts'
import type { MarkerDesk } from '../markers/marker-desk.ts'
import type { Log } from '../ports/log.ts'
import type { Room } from '../room.ts'
import type { PaperOffice } from '../print/paper-office.ts'
import { addApi, type ApiOptions } from './api.ts'
import type { BurstLog } from './burst-log.ts'
import { addDoorRoutes } from './door-routes.ts'
import type { Doors } from './doors.ts'
import { createFloodGate } from './flood-gate.ts'
import { isOwnHost, isOwnOrigin } from './guard.ts'
import type { PhonePass } from '../places/phone-pass.ts'
import type { PlaceDesk } from '../places/place-desk.ts'
import type { Clock } from '../ports/clock.ts'
import { PAGE_POLICY } from './page-policy.ts'
import { addPaperRoutes } from './paper-routes.ts'
import { addPlaceRoutes } from './place-routes.ts'
import { connectSocket } from './socket-connection.ts'
import { codeOf } from '../system-error.ts'

export interface ServerOptions {
  readonly room: Room
  readonly hub: Hub
  readonly doors: Doors
  readonly floorDesk: FloorDesk
  readonly markers: MarkerDesk
  readonly operate: ApiOptions['operate']
  readonly archive: ArchiveDesk
  readonly office: PaperOffice
  readonly placeDesk: PlaceDesk
  readonly phonePass: PhonePass
  readonly clock: Clock
  readonly token: string
  /** Address and port to listen on; port 0 takes a free one. */
  readonly host: string
  readonly port: number
  /** Folder of the built pages. */
  readonly pages: string
  readonly log: Log
  readonly tellOnce: BurstLog
}

export interface Server {
  /** Where it can be reached from this machine, without a slash at the end. */
  readonly url: string
  readonly port: number
  stop(): Promise<void>
}

/** No intent comes near this, bytes. */
const LONGEST_BODY = 16 * 1024
/** Requests of one address in a second: far above what a script needs, far below what hurts the room. */
const MOST_REQUESTS = 1000
/** The answers of the plugins to a body beyond the limit, and to too many requests. */
const TOO_MUCH = [413, 429]
/** A message in UTF-16 units is at most three times as many bytes of UTF-8. */
const LONGEST_FRAME = 3 * LONGEST_CLIENT_MESSAGE
/** One message of each connection in a turn of the event loop, and whoever does not hang up when told to is cut off, ms. */
const FAIR_TURNS = { allowSynchronousEvents: false, closeTimeout: 1000 } as const

/** Rejects when the address is not one of this machine's; the reason is in the error's `code`, such as EADDRNOTAVAIL. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const server = fastify({ bodyLimit: LONGEST_BODY, forceCloseConnections: true, requestTimeout: 10_000 })
  guard(server, options)
  await server.register(rateLimit, { max: MOST_REQUESTS, timeWindow: 1000 })
  await server.register(helmet, HELMET)
  await server.register(websocket, { options: { maxPayload: LONGEST_FRAME, ...FAIR_TURNS }, preClose: cutOff })
  await server.register(serveStatic, { root: options.pages, cacheControl: false, redirect: true })
  server.get('/', (_, reply) => reply.redirect('/display/', 302))
  server.get('/live', { websocket: true }, (socket, { ip }) => {
    // What the library does not even hand over: far too long, or no WebSocket at all.
    socket.once('error', () => options.tellOnce('screens broke the rules of their connection: cut off'))
    options.hub.attach(connectSocket(socket), false, ip)
  })
  addDoorRoutes(server, options.doors)
  addPaperRoutes(server, options.office)
  addPlaceRoutes(server, options)
  addApi(server, options)
  await listen(server, options)
  return { url: urlOf(server, options.host), port: portOf(server), stop: () => server.close() }
}

/** A port that is taken never keeps the room closed: another one is used, and the log says which. */
async function listen(server: FastifyInstance, { host, port, log }: ServerOptions): Promise<void> {
  try {
    await server.listen({ host, port })
  } catch (error) {
    if (codeOf(error) !== 'EADDRINUSE') throw error
    await server.listen({ host, port: 0 })
    log.warn({ wanted: port, url: urlOf(server, host) }, 'the port is in use by another program: a free one was taken')
  }
}

/** At the end: screens have been told goodbye; one that does not hang up itself must not hold the kiosk. */
function cutOff(this: FastifyInstance, done: () => void): void {
  for (const client of this.websocketServer.clients) client.terminate()
  done()
}

function guard(server: FastifyInstance, { host, clock, log, tellOnce }: ServerOptions): void {
  const gate = createFloodGate(clock)
  const waiting = new WeakSet<Socket>()
  server.server.on('connection', (socket) => gate.isShut(socket.remoteAddress ?? '') && socket.destroy())
  server.addHook('onRequest', async ({ headers, raw, ip }, reply) => {
    // No browser asks again before it has its answer. Whoever does would have hundreds of requests worked off before anybody else has a turn.
    if (!gate.take(ip) || waiting.has(raw.socket)) {
      tellOnce('requests that were far too long or far too many: refused')
      raw.socket.destroy()
      return reply.hijack()
    }
    waiting.add(raw.socket)
    reply.raw.once('close', () => waiting.delete(raw.socket))
    const strange = strangeness(headers, host)
    if (strange === null) return
    tellOnce('requests for another name or from another site: refused')
    // A refused upgrade belongs to nobody any more: its socket would stay open for as long as the other likes.
    if (headers.upgrade !== undefined) reply.raw.once('finish', () => raw.socket.destroySoon())
    return reply.code(403).send({ error: strange })
  })
  server.setNotFoundHandler((_, reply) => reply.code(404).send({ error: 'There is nothing here.' }))
  server.setErrorHandler<Error & { statusCode?: number }>((error, _, reply) => {
    const status = error.statusCode ?? 500
    if (TOO_MUCH.includes(status)) tellOnce('requests that were far too long or far too many: refused')
    if (status < 500) return reply.code(status).send({ error: error.message })
    log.error({ err: error }, 'a request failed')
    return reply.code(500).send({ error: 'Something went wrong in the kiosk. It was written in the log.' })
  })
}

/** What is wrong with where a request comes from or goes to; null when nothing is. */
function strangeness({ host, origin }: IncomingHttpHeaders, bound: string): string | null {
  if (!isOwnHost(host, bound)) return 'This name is not one of this kiosk.'
  return isOwnOrigin(origin, host) ? null : 'Another site may not ask this kiosk.'
}

const HELMET = {
  contentSecurityPolicy: { useDefaults: false, directives: PAGE_POLICY },
  // Plain HTTP on a LAN: there is no certificate to insist on.
  strictTransportSecurity: false,
  // Nor does a browser heed these there: each page would complain of them.
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  referrerPolicy: { policy: 'no-referrer' },
} as const

function portOf(server: FastifyInstance): number {
  const [address] = server.addresses()
  if (typeof address !== 'object') throw new Error('the server listens on no port')
  return address.port
}

function urlOf(server: FastifyInstance, host: string): string {
  const reachable = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[host] ?? (host.includes(':') ? `[${host}]` : host)
  return `http://${reachable}:${portOf(server)}`
}
