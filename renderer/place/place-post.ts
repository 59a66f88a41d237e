/** Tells the host where this phone stands. Over plain HTTP, because the cookie by which it is known goes along by itself and no page can read it. */
import * as v from 'valibot'
import type { PlaceList } from '#core/presence/place-list'
import type { PlaceAnswer } from '../shared/place-keeper.ts'

export type Post = (path: string, body: string) => Promise<{ json(): Promise<unknown> }>

const answerSchema = v.object({
  refusal: v.nullable(v.picklist(['places-closed', 'moved-on', 'line-full', 'slow-down', 'unknown-phone'])),
})
/** A kiosk in the same room answers far sooner, ms. */
const ANSWER_WITHIN = 4000

/** A phone that this page has not shown yet, or that was known in another session, gets in first. */
export function createPlacePost(post: Post = postHere): (list: PlaceList) => Promise<PlaceAnswer> {
  let isIn = false
  return async (list) => {
    const before = isIn ? await ask(post, '/p/place', list) : 'unknown-phone'
    if (before !== 'unknown-phone') return before
    const entered = await ask(post, '/p/in', {})
    isIn = entered === null
    if (entered !== null) return entered === 'unknown-phone' ? 'no-answer' : entered
    const again = await ask(post, '/p/place', list)
    return again === 'unknown-phone' ? 'no-cookie' : again
  }
}

async function ask(post: Post, path: string, body: object): Promise<PlaceAnswer | 'unknown-phone'> {
  try {
    const answer = v.safeParse(answerSchema, await (await post(path, JSON.stringify(body))).json())
    return answer.success ? answer.output.refusal : 'no-answer'
  } catch {
    // No network, no kiosk, or something else on its address: what is kept is sent again.
    return 'no-answer'
  }
}

function postHere(path: string, body: string): ReturnType<Post> {
  const headers = { 'content-type': 'application/json' }
  return fetch(path, { method: 'POST', headers, body, signal: AbortSignal.timeout(ANSWER_WITHIN) })
}
