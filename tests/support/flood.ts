/**
 * Asks far more of a kiosk than anybody would, from an address of its own, and says ten times a second what came of it. `http` asks for a place with a
 * cookie that it made up, `patient` does so and waits for each answer, `open` opens one connection after the other, `talk` says on each far more than a screen has to say.
 */
import { connect, type Socket } from 'node:net'

type Kind = 'http' | 'patient' | 'open' | 'talk'

const [port = '', perSecond = '10000', wanted = 'http'] = process.argv.slice(2)
const kind: Kind = wanted === 'patient' || wanted === 'open' || wanted === 'talk' ? wanted : 'http'
const ADDRESSES: Readonly<Record<Kind, string>> = { http: '127.0.0.2', patient: '127.0.0.5', open: '127.0.0.3', talk: '127.0.0.4' }
const SOCKETS = 40
const EVERY = 10
const PLACE = [
  'POST /p/place HTTP/1.1',
  `Host: 127.0.0.1:${port}`,
  'Content-Type: application/json',
  'Cookie: meetlat_place=AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA',
  'Content-Length: 2',
  '',
  '{}',
].join('\r\n')
const UPGRADE = [
  'GET /live HTTP/1.1',
  `Host: 127.0.0.1:${port}`,
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
  '\r\n',
].join('\r\n')

const sockets = new Set<Socket>()
const talking = new Set<Socket>()
const NOBODY: ReadonlySet<Socket> = new Set()
const came = { offered: 0, done: 0, refused: 0, cutOff: 0 }

/** A text frame of RFC 6455 with a mask of zeros; at most 125 bytes. */
function frame(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), Buffer.from(text, 'latin1')])
}
const HELLO = frame('{"t":"hello","version":2,"kind":"phone"}')
const SEEN = frame('{"t":"seen","n":1}')

function open(): void {
  const socket = connect({ host: '127.0.0.1', port: Number(port), localAddress: ADDRESSES[kind] })
  sockets.add(socket)
  socket.on('error', () => socket.destroy())
  socket.on('close', () => {
    came.cutOff++
    sockets.delete(socket)
    talking.delete(socket)
  })
  socket.on('data', (data) => {
    for (const [, status] of data.toString('latin1').matchAll(/HTTP\/1\.1 (\d+)/g)) {
      came[status === '200' ? 'done' : 'refused']++
      if (kind === 'patient') ask(socket)
      if (status === '101' && kind === 'open') socket.destroy()
      if (status !== '101' || kind !== 'talk') continue
      socket.write(HELLO)
      talking.add(socket)
    }
  })
  if (kind === 'http') return
  if (kind === 'patient') return ask(socket)
  socket.write(UPGRADE)
  came.offered++
}

function ask(socket: Socket): void {
  socket.write(PLACE)
  came.offered++
}

setInterval(() => {
  while (sockets.size < SOCKETS) open()
  const each = Math.ceil((Number(perSecond) * EVERY) / 1000 / SOCKETS)
  const saying = { http: sockets, patient: NOBODY, open: NOBODY, talk: talking }[kind]
  const words =
    kind === 'http' ? Buffer.from(PLACE.repeat(each), 'latin1') : Buffer.concat(Array.from({ length: each }, () => SEEN))
  for (const socket of saying) {
    socket.write(words)
    came.offered += each
  }
}, EVERY)
setInterval(() => console.log(JSON.stringify(came)), 100)
