import { beforeEach, describe, expect, test } from 'vitest'
import { digitsOf, forgetKey, keptKey, pair, takePairCode, type KeyStorage, type Post } from '../../renderer/shared/pairing.ts'

let kept: Map<string, string>
let storage: KeyStorage
let posted: unknown[]

beforeEach(() => {
  kept = new Map()
  posted = []
  storage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
})

/** A kiosk that answers so. */
function answering(body: unknown): Post {
  return async (path, sent) => {
    posted.push({ path, ...JSON.parse(sent) })
    return { status: 200, json: async () => body }
  }
}

const gone: Post = () => Promise.reject(new TypeError('Failed to fetch'))

describe('getting a phone in', () => {
  test('[PA-17] the key that comes for a code is kept, shown with the next code, and forgotten when the phone is done', async () => {
    expect(await pair('482 913', storage, answering({ token: 'a key' }))).toBeNull()
    expect(keptKey(storage)).toBe('a key')
    await pair('000000', storage, answering({ token: 'another key' }))
    expect(posted).toEqual([
      { path: '/pair', code: '482913' },
      { path: '/pair', code: '000000', token: 'a key' },
    ])
    forgetKey(storage)
    expect(keptKey(storage)).toBeNull()
  })

  test.each([
    [
      { refusal: 'wrong-code', seconds: 0 },
      { reason: 'wrong-code', seconds: 0 },
    ],
    [
      { refusal: 'slow-down', seconds: 8 },
      { reason: 'slow-down', seconds: 8 },
    ],
    [{ refusal: 'not-open' }, { reason: 'not-open', seconds: 0 }],
    [{ refusal: 'too-many' }, { reason: 'too-many', seconds: 0 }],
    ['<html>a hotel asks you to log in</html>', { reason: 'no-answer', seconds: 0 }],
    [{ token: 7 }, { reason: 'no-answer', seconds: 0 }],
  ])('[PA-17] the answer %j is told as %j, and nothing is kept', async (body, failure) => {
    expect(await pair('123456', storage, answering(body))).toEqual(failure)
    expect(kept.size).toBe(0)
  })

  test('[PA-17] without a network, or without six digits, it says so', async () => {
    expect(await pair('123456', storage, gone)).toMatchObject({ reason: 'no-answer' })
    expect(await pair('12 34', storage, answering({ token: 'a key' }))).toMatchObject({ reason: 'wrong-form' })
    expect([posted, digitsOf('48-29 13x99')]).toEqual([[], '482913'])
  })

  test('[PA-17] the code of the link is taken out of the address', () => {
    const replaced: string[] = []
    const page = (hash: string): Parameters<typeof takePairCode>[0] => ({
      location: { hash, pathname: '/remote/', search: '?locale=en' },
      history: { replaceState: (_, __, url) => replaced.push(url) },
    })
    expect([takePairCode(page('#pair=482913')), takePairCode(page('#token=x')), takePairCode(page(''))]).toEqual([
      '482913',
      null,
      null,
    ])
    expect(replaced).toEqual(['/remote/?locale=en'])
  })
})
