/**
 * An Electron app without a window: makes joined pairs of ports, and lets the test that started it use both ends. The last argument is the
 * module that makes a connection of a port.
 */
import { app, MessageChannelMain } from 'electron'
import { pathToFileURL } from 'node:url'

const { connectPort } = await import(pathToFileURL(process.argv.at(-1)).href)
const ends = new Map()

const verbs = {
  pair(name) {
    const { port1, port2 } = new MessageChannelMain()
    ends.set(`${name}/0`, connectPort(port1))
    ends.set(`${name}/1`, connectPort(port2))
    process.send({ name, made: true })
  },
  listen(name) {
    ends.get(name).listen({
      message: (text) => process.send({ name, text }),
      closed: () => process.send({ name, closed: true }),
    })
  },
  send: (name, text) => ends.get(name).send(text),
  close: (name) => ends.get(name).close(),
}

process.on('message', ({ verb, name, text }) => verbs[verb](name, text))
process.on('uncaughtException', () => app.exit(1))
process.on('disconnect', () => app.exit())
void app.whenReady().then(() => process.send({ name: 'app', made: true }))
