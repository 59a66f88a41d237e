/**
 * The least that can bring a byte from a serial port to a page: the library's port and line parser, one WebSocket, one text node.
 * `node minimal-page.ts PATH`; prints its address when it listens. What Meetlat adds to this is what the latency benchmark shows.
 */
import { createServer } from 'node:http'
import { ReadlineParser } from '@serialport/parser-readline'
import { SerialPort } from 'serialport'
import { WebSocketServer } from 'ws'

const PAGE = `<!doctype html><p id="count"></p><script>
  const count = document.getElementById('count')
  new WebSocket('ws://' + location.host).onmessage = (event) => { if (count.textContent !== event.data) count.textContent = event.data }
</script>`

const [path] = process.argv.slice(2)
if (path === undefined) throw new Error('name the port')
const http = createServer((_, response) => response.setHeader('content-type', 'text/html').end(PAGE))
const sockets = new WebSocketServer({ server: http })
const port = new SerialPort({ path, baudRate: 115_200 })
port.pipe(new ReadlineParser({ delimiter: '\n', encoding: 'latin1' })).on('data', (line: string) => {
  // The payload alone: number and time of the frame change with every line, and a page that repaints for them measures nothing.
  const payload = line.slice(line.lastIndexOf(',') + 1, line.lastIndexOf('*'))
  for (const socket of sockets.clients) socket.send(payload)
})
http.listen(0, '127.0.0.1', () => {
  const address = http.address()
  if (typeof address === 'object' && address !== null) console.log(`http://127.0.0.1:${address.port}/`)
})
