/**
 * Participants' phones for the crowd benchmark, in a process of their own: `node crowd-clients.ts URL TOKEN MANY`. Prints one JSON line for
 * every change of the quiet screen that all of them have heard: the moments at which they heard it, ms since 1970.
 */
import { createClient } from '#core/protocol/client'
import { after } from '../../renderer/shared/after.ts'
import { connectSocket } from '../../renderer/shared/socket-connection.ts'

const [url = '', token = '', many = '0'] = process.argv.slice(2)
const size = Number(many)
const heard = new Map<string, number[]>()
let live = 0

for (let phone = 0; phone < size; phone++) {
  let last: string | null = null
  createClient({
    connection: connectSocket(new WebSocket(`${url.replace('http', 'ws')}/live`)),
    kind: 'guest',
    token,
    after,
    listener: {
      session(view) {
        // What marks a change is the ambition: the benchmark words it anew each time.
        const mark = view.wording.ambition
        if (mark !== last && mark !== '') hear(mark)
        last = mark
      },
      line: () => undefined,
      link(state) {
        if (state === 'live' && ++live === size) console.log(JSON.stringify({ ready: true }))
      },
      ended: (reason) => {
        throw new Error(`a phone was sent away: ${reason}`)
      },
    },
  })
}

function hear(mark: string): void {
  const moments = heard.get(mark) ?? []
  heard.set(mark, moments)
  moments.push(performance.timeOrigin + performance.now())
  if (moments.length < size) return
  console.log(JSON.stringify({ mark, moments }))
  heard.delete(mark)
}
