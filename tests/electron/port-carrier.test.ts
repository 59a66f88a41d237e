import { spawn, type ChildProcess } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterAll, beforeAll, describe } from 'vitest'
import type { Connection } from '#core/protocol/connection'
import { connectionContract } from '../contracts/connection-contract.ts'
import { electronForTests } from '../support/electron-runtime.ts'
import { openVirtualDisplay, type VirtualDisplay } from '../support/virtual-display.ts'

const toldSchema = v.object({
  name: v.string(),
  text: v.optional(v.string()),
  made: v.optional(v.literal(true)),
  closed: v.optional(v.literal(true)),
})

let display: VirtualDisplay
let folder: string
let electron: ChildProcess
/** What Electron tells, by the name of what it is about. */
const told = new EventEmitter()

beforeAll(async () => {
  display = await openVirtualDisplay()
  folder = await mkdtemp(join(tmpdir(), 'meetlat-ports-'))
  const carrier = await readFile(join(import.meta.dirname, '../../electron/port-carrier.ts'), 'utf8')
  const stripped = join(folder, 'port-carrier.mjs')
  await writeFile(stripped, stripTypeScriptTypes(carrier))
  const app = join(import.meta.dirname, '../support/port-pairs-app')
  electron = spawn(await electronForTests(), ['--no-sandbox', app, stripped], {
    env: { ...process.env, DISPLAY: display.name },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  electron.on('message', (message) => {
    const { name, ...what } = v.parse(toldSchema, message)
    told.emit(name, what)
  })
  await once(told, 'app')
})

afterAll(async () => {
  const gone = once(electron, 'exit')
  electron.kill('SIGKILL')
  await gone
  await display.close()
  await rm(folder, { recursive: true, force: true })
})

function endOf(name: string): Connection {
  return {
    send: (text) => electron.send({ verb: 'send', name, text }),
    close: () => electron.send({ verb: 'close', name }),
    listen({ message, closed }) {
      told.on(name, (what: v.InferOutput<typeof toldSchema>) => {
        if (what.text !== undefined) message(what.text)
        if (what.closed) closed()
      })
      electron.send({ verb: 'listen', name })
    },
  }
}

let pairs = 0
async function makePair(): Promise<string> {
  const name = `pair ${pairs++}`
  electron.send({ verb: 'pair', name })
  await once(told, name)
  return name
}

describe('MessagePort', () => {
  connectionContract('a MessagePort of Electron', async () => {
    const name = await makePair()
    return {
      ends: [endOf(`${name}/0`), endOf(`${name}/1`)],
      // What was asked before the next pair is done by the time that it is there.
      tidy: async () => void (await makePair()),
    }
  })
})
