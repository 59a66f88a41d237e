/** A browser that is told what to do over its DevTools pipe: JSON texts with a zero byte behind each, on the descriptors 3 and 4. */
import type { Readable, Writable } from 'node:stream'
import * as v from 'valibot'

export interface DevTools {
  /** Rejects with what the browser says is wrong, or when it is gone. */
  call(method: string, params?: object, session?: string): Promise<unknown>
  /** The next event of this name. Rejects when the browser is gone. */
  next(event: string): Promise<void>
}

const messageSchema = v.object({
  id: v.optional(v.number()),
  method: v.optional(v.string()),
  result: v.optional(v.unknown()),
  error: v.optional(v.object({ message: v.string() })),
})

/** A PDF of five hundred notes is a few hundred kilobytes; this is far beyond that, bytes. */
const LONGEST_MESSAGE = 64 * 1024 * 1024

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

export function openDevTools(toBrowser: Writable, fromBrowser: Readable): DevTools {
  const calls = new Map<number, Waiting>()
  const events = new Map<string, Waiting[]>()
  let chunks: Buffer[] = []
  let held = 0
  let gone: Error | null = null
  let nextId = 1

  function end(error: Error): void {
    gone ??= error
    const waiting = [...calls.values(), ...[...events.values()].flat()]
    calls.clear()
    events.clear()
    for (const { reject } of waiting) reject(gone)
  }

  function hear(text: string): void {
    const message = v.safeParse(v.pipe(v.string(), v.parseJson(), messageSchema), text)
    if (!message.success) return end(new Error('the browser said what is no message'))
    const { id, method, result, error } = message.output
    if (id !== undefined) {
      const call = calls.get(id)
      calls.delete(id)
      if (error === undefined) call?.resolve(result)
      else call?.reject(new Error(error.message))
    } else if (method !== undefined) {
      const waiting = events.get(method) ?? []
      events.delete(method)
      for (const { resolve } of waiting) resolve(undefined)
    }
  }

  fromBrowser.on('data', (chunk: Buffer) => {
    let from = 0
    for (let zero = chunk.indexOf(0); zero !== -1; zero = chunk.indexOf(0, from)) {
      const text = Buffer.concat([...chunks, chunk.subarray(from, zero)]).toString('utf8')
      chunks = []
      held = 0
      from = zero + 1
      hear(text)
    }
    if (from < chunk.length) chunks.push(chunk.subarray(from))
    held += chunk.length - from
    if (held > LONGEST_MESSAGE) end(new Error('the browser says too much'))
  })
  fromBrowser.once('close', () => end(new Error('the browser is gone')))
  for (const stream of [toBrowser, fromBrowser]) stream.on('error', end)

  function wait(keep: (waiting: Waiting) => void): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (gone !== null) reject(gone)
      else keep({ resolve, reject })
    })
  }

  return {
    call: (method, params = {}, sessionId) =>
      wait((waiting) => {
        const id = nextId++
        calls.set(id, waiting)
        toBrowser.write(`${JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`)
      }),
    async next(event) {
      await wait((waiting) => events.set(event, [...(events.get(event) ?? []), waiting]))
    },
  }
}
