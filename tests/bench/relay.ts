/**
 * The least that can bring a press on one page to another: a button, a WebSocket, a text node. `node relay.ts`; prints its address when it
 * listens. It keeps nothing on a disk.
 */
import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'

const PAGE = `<!doctype html><button class="next">next</button><p id="count">0</p><script>
  const count = document.getElementById('count')
  const socket = new WebSocket('ws://' + location.host)
  socket.onmessage = (event) => { count.textContent = event.data }
  document.querySelector('button').onclick = () => socket.send(String(Number(count.textContent) + 1))
</script>`

const http = createServer((_, response) => response.setHeader('content-type', 'text/html').end(PAGE))
const sockets = new WebSocketServer({ server: http })
sockets.on('connection', (socket) => {
  socket.on('message', (data, isBinary) => {
    for (const other of sockets.clients) other.send(data, { binary: isBinary })
  })
})
http.listen(0, '127.0.0.1', () => {
  const address = http.address()
  if (typeof address === 'object' && address !== null) console.log(`http://127.0.0.1:${address.port}/`)
})
