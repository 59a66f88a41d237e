/** A participant's phone on the line without its page: the real link over a real WebSocket, the real keeper, and a cookie of its own. */
import { after } from '../../renderer/shared/after.ts'
import { keepHostLink } from '../../renderer/shared/host-link.ts'
import { createPlaceKeeper, type PlaceState } from '../../renderer/shared/place-keeper.ts'
import { placePageOf } from '../../renderer/shared/place-state.ts'
import { connectSocket } from '../../renderer/shared/socket-connection.ts'
import { createPlacePost, type Post } from '../../renderer/place/place-post.ts'

export interface LinePhone {
  stand(position: number | null): void
  /** Out of the wifi, and back in it. */
  lose(): void
  find(): void
  readonly state: PlaceState
  readonly cookie: string
  leave(): void
}

/** `address` is that of the kiosk, `http://…` without a slash at the end. */
export function openLinePhone(address: string): LinePhone {
  let cookie = ''
  let isAway = false
  let hasLeft = false
  let state: PlaceState = 'sent'
  const sockets = new Set<WebSocket>()
  const stored = new Map<string, string>()

  const post: Post = async (path, body) => {
    if (isAway) throw new TypeError('Failed to fetch')
    const headers = { 'content-type': 'application/json', ...(cookie === '' ? {} : { cookie }) }
    const answer = await fetch(address + path, { method: 'POST', headers, body, signal: AbortSignal.timeout(4000) })
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie
    // The answer may get lost when the wifi goes meanwhile.
    const said: unknown = await answer.json()
    return { json: () => (isAway ? Promise.reject(new TypeError('lost')) : Promise.resolve(said)) }
  }
  const keeper = createPlaceKeeper({
    send: createPlacePost(post),
    after,
    now: () => Date.now(),
    storage: { getItem: (key) => stored.get(key) ?? null, setItem: (key, value) => void stored.set(key, value) },
    name: 'place',
    changed: (_, how) => (state = how),
  })
  keepHostLink({
    carrier: {
      replaceable: true,
      dial: async () => {
        if (hasLeft) return new Promise(() => undefined)
        const socket = new WebSocket(`${address.replace('http', 'ws')}/live`)
        sockets.add(socket)
        if (isAway) socket.close()
        return connectSocket(socket)
      },
    },
    kind: 'phone',
    token: null,
    after,
    listener: {
      session(view) {
        const isOpen = placePageOf(view, { link: 'live', goodbye: null }, 'phone') === 'open'
        session = view.id
        keeper.follow({ session, listens: isOpen && !isAway })
      },
      line: () => undefined,
      link(link) {
        if (link === 'lost') keeper.follow({ session, listens: false })
      },
    },
  })
  let session: string | null = null

  function hangUp(): void {
    for (const socket of sockets) socket.close()
    sockets.clear()
  }
  return {
    stand: (position) => keeper.set(position === null ? [] : [{ id: 0, position }]),
    lose() {
      isAway = true
      hangUp()
    },
    find: () => (isAway = false),
    get state() {
      return state
    },
    get cookie() {
      return cookie
    },
    leave() {
      hasLeft = true
      hangUp()
    },
  }
}
