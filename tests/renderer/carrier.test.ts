import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { expect, test } from 'vitest'
import type { Connection } from '#core/protocol/connection'
import { findCarrier, type CarrierPage, type PostedMessage } from '../../renderer/shared/carrier.ts'
import { settle } from '../support/fake-clock.ts'

test('[DI-19] a page from a server speaks to that server, securely when it came securely', () => {
  const opened: string[] = []
  const connect = (address: string): Connection => {
    opened.push(address)
    return { send: () => undefined, close: () => undefined, listen: () => undefined }
  }
  void findCarrier(openPage('http://127.0.0.1:4100/display/'), connect).dial()
  void findCarrier(openPage('https://kiosk.example/under/here/display/'), connect).dial()
  expect(opened).toEqual(['ws://127.0.0.1:4100/live', 'wss://kiosk.example/live'])
})

test('[DI-19] a page from a server can ask it whether it is there; a port cannot', async () => {
  const server = createServer((_, reply) => reply.writeHead(302, { location: '/display/' }).end()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const page = openPage(`http://127.0.0.1:${portOf(server)}/display/`)
  expect(await findCarrier(page).answers?.()).toBe(true)
  server.close()
  await once(server, 'close')
  expect(await findCarrier(page).answers?.()).toBe(false)
  expect(findCarrier(openPage('app://meetlat/display/index.html')).answers).toBeUndefined()
})

test('[DI-19] the kiosk page takes the port that its preload hands over, also when it came before anyone asked', async () => {
  const page = openPage('app://meetlat/display/index.html')
  const carrier = findCarrier(page)
  const { port1, port2 } = new MessageChannel()
  page.post({ type: 'meetlat:port' }, [port2])
  const heard = listenTo(await carrier.dial())
  port1.postMessage('hello')
  expect(await heard).toBe('hello')
  port1.close()
})

test('[DI-19] a second dial waits for the next port', async () => {
  const page = openPage('app://meetlat/display/index.html')
  const carrier = findCarrier(page)
  const [first, second] = [new MessageChannel(), new MessageChannel()]
  page.post({ type: 'meetlat:port' }, [first.port2])
  await carrier.dial()
  let dialled: Connection | null = null
  const again = carrier.dial().then((connection) => (dialled = connection))
  await settle()
  expect(dialled).toBeNull()
  page.post({ type: 'meetlat:port' }, [second.port2])
  const heard = listenTo(await again)
  second.port1.postMessage('back again')
  expect(await heard).toBe('back again')
  first.port1.close()
  second.port1.close()
})

test('[DI-19] a message of another window, of another kind or without a port is no port', async () => {
  const page = openPage('app://meetlat/display/index.html')
  const carrier = findCarrier(page)
  const [foreign, other] = [new MessageChannel(), new MessageChannel()]
  page.post({ type: 'meetlat:port' }, [foreign.port2], {})
  page.post({ type: 'something-else' }, [other.port2])
  page.post('meetlat:port', [other.port2])
  page.post({ type: 'meetlat:port' }, [])
  let dialled = false
  void carrier.dial().then(() => (dialled = true))
  await settle()
  expect(dialled).toBe(false)
  foreign.port1.close()
  other.port1.close()
})

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

interface Page extends CarrierPage {
  /** As the preload does it, unless it says that it came from another window. */
  post(data: unknown, ports: readonly MessagePort[], source?: object): void
}

function openPage(address: string): Page {
  const { protocol, host } = new URL(address)
  const listeners: ((message: PostedMessage) => void)[] = []
  const page: Page = {
    location: { protocol, host },
    addEventListener: (_, listener) => listeners.push(listener),
    post(data, ports, source = page) {
      for (const listener of listeners) listener({ data, source, ports })
    },
  }
  return page
}

function listenTo(connection: Connection): Promise<string> {
  return new Promise((resolve) => connection.listen({ message: resolve, closed: () => resolve('closed') }))
}
