/** Asks a kiosk for a place as often as it is told, from an address of its own, with a cookie that it made up. Says ten times a second what came of it. */
import { connect, type Socket } from 'node:net'

const [port = '', perSecond = '10000'] = process.argv.slice(2)
const SOCKETS = 40
const EVERY = 10
const request = [
  'POST /p/place HTTP/1.1',
  `Host: 127.0.0.1:${port}`,
  'Content-Type: application/json',
  'Cookie: meetlat_place=AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA',
  'Content-Length: 2',
  '',
  '{}',
].join('\r\n')

const sockets = new Set<Socket>()
const came = { offered: 0, done: 0, refused: 0, cutOff: 0 }

function open(): void {
  const socket = connect({ host: '127.0.0.1', port: Number(port), localAddress: '127.0.0.2' })
  sockets.add(socket)
  socket.on('error', () => socket.destroy())
  socket.on('close', () => {
    came.cutOff++
    sockets.delete(socket)
  })
  socket.on('data', (data) => {
    for (const [, status] of data.toString('latin1').matchAll(/HTTP\/1\.1 (\d+)/g)) came[status === '200' ? 'done' : 'refused']++
  })
}

setInterval(() => {
  while (sockets.size < SOCKETS) open()
  const each = Math.ceil((Number(perSecond) * EVERY) / 1000 / SOCKETS)
  for (const socket of sockets) {
    socket.write(request.repeat(each))
    came.offered += each
  }
}, EVERY)
setInterval(() => console.log(JSON.stringify(came)), 100)
