/** What every `Connection` does, whatever carries it. Each carrier's test hands over how to make a joined pair. */
import { expect, test } from 'vitest'
import type { Connection } from '#core/protocol/connection'

export type MakePair = () => Promise<{ readonly ends: readonly [Connection, Connection]; readonly tidy: () => Promise<void> }>

export function connectionContract(carrier: string, makePair: MakePair): void {
  test(`[PR-1] ${carrier}: texts arrive in order, each once, both ways`, async () => {
    const { ends, tidy } = await makePair()
    const [left, right] = [collect(ends[0]), collect(ends[1])]
    const texts = Array.from({ length: 200 }, (_, n) => `text ${n} \u{1F463} é`)
    for (const text of texts) ends[0].send(text)
    ends[1].send('back')
    await right.until(() => right.texts.length === texts.length)
    await left.until(() => left.texts.length === 1)
    expect(right.texts).toEqual(texts)
    expect(left.texts).toEqual(['back'])
    await tidy()
  })

  test(`[PR-2] ${carrier}: when one end closes, both are told exactly once, and what was sent before arrives first`, async () => {
    const { ends, tidy } = await makePair()
    const [left, right] = [collect(ends[0]), collect(ends[1])]
    ends[0].send('last words')
    ends[0].close()
    ends[0].close()
    await right.until(() => right.closed > 0)
    await left.until(() => left.closed > 0)
    expect(right.texts).toEqual(['last words'])
    expect([left.closed, right.closed]).toEqual([1, 1])
    ends[0].send('after the end')
    ends[1].send('after the end')
    await tidy()
    expect([left.texts, left.closed, right.closed]).toEqual([[], 1, 1])
  })
}

interface Collected {
  readonly texts: string[]
  closed: number
  until(condition: () => boolean): Promise<void>
}

function collect(connection: Connection): Collected {
  let check: (() => void) | null = null
  const collected: Collected = {
    texts: [],
    closed: 0,
    until: (condition) =>
      new Promise((resolve) => {
        check = () => {
          if (condition()) resolve()
        }
        check()
      }),
  }
  connection.listen({
    message: (text) => {
      collected.texts.push(text)
      check?.()
    },
    closed: () => {
      collected.closed++
      check?.()
    },
  })
  return collected
}
