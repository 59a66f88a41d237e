import { describe, expect, test } from 'vitest'
import { createBadgeBook, MOST_BADGES } from '#core/presence/badge-book'
import type { ScaleNumber } from '#core/scale/position'

/** Taps half a second apart. */
function bookOf(...taps: readonly (readonly [token: string, mark: ScaleNumber])[]) {
  const book = createBadgeBook()
  const outcomes = taps.map(([token, mark], index) => book.tap({ token, mark, at: 1000 + index * 500 }))
  return { book, outcomes }
}

describe('a badge', () => {
  test('[NF-1] stands at the mark at which it was tapped last', () => {
    const { book, outcomes } = bookOf(['a', 0], ['b', 5], ['a', 10], ['b', 5])
    expect(outcomes).toEqual(['placed', 'placed', 'moved', 'same'])
    expect(book.places).toEqual([
      { id: 0, position: 10, at: 2000 },
      { id: 1, position: 5, at: 2500 },
    ])
    expect([...book.atMarks]).toEqual([
      [10, 1],
      [5, 1],
    ])
  })

  test('[NF-34] that was tapped elsewhere since is not moved by what is told late; one that was not is', () => {
    const { book } = bookOf(['a', 5])
    expect(book.tap({ token: 'a', mark: 0, at: 60_000, late: 59_500, board: 'one' })).toBe('late')
    expect(book.places).toEqual([{ id: 0, position: 5, at: 1000 }])
    expect(book.tap({ token: 'a', mark: 10, at: 60_000, late: 30_000, board: 'one' })).toBe('moved')
    expect(book.places).toEqual([{ id: 0, position: 10, at: 30_000 }])
    // Of one board the later one holds, however its clock runs.
    expect(book.tap({ token: 'a', mark: 5, at: 61_000, board: 'one' })).toBe('moved')
    expect(book.tap({ token: 'a', mark: 10, at: 62_000, late: 8000, board: 'one' })).toBe('moved')
    // What has just been holds, whatever the clock says.
    expect(book.tap({ token: 'a', mark: 0, at: 20 })).toBe('moved')
  })

  test('[NF-3] [NF-34] that is told late was tapped longer ago than those that were tapped since', () => {
    const { book } = bookOf(['a', 5], ['b', 5])
    book.tap({ token: 'c', mark: 5, at: 60_000, late: 59_300 })
    expect(book.places.map(({ id, at }) => [id, at])).toEqual([
      [0, 1000],
      [1, 1500],
      [2, 700],
    ])
    book.clearOne(5)
    expect(book.places.map(({ id }) => id)).toEqual([0, 1])
    book.clearOne(5)
    expect(book.places.map(({ id }) => id)).toEqual([1])
  })

  test('[NF-2] is a small number to everybody else, and a number that is free again is given again', () => {
    const { book } = bookOf(['a', 0], ['b', 0], ['c', 0])
    expect(JSON.stringify(book.places)).not.toMatch(/[abc]"/)
    book.clearOne(0)
    book.tap({ token: 'd', mark: 5, at: 9000 })
    expect(book.places.map(({ id, position }) => [id, position])).toEqual([
      [0, 5],
      [1, 0],
      [2, 0],
    ])
  })

  test('[NF-2] more than 99 are not counted, and those that are there still move', () => {
    const book = createBadgeBook()
    for (let index = 0; index < MOST_BADGES; index++) book.tap({ token: `${index}`, mark: 0, at: index * 1000 })
    expect(book.tap({ token: 'one more', mark: 0, at: 200_000 })).toBe('full')
    expect(book.tap({ token: '7', mark: 5, at: 201_000 })).toBe('moved')
    expect(book.places).toHaveLength(MOST_BADGES)
  })

  test('[NF-2] taps that no reader could tap are dropped, also when the clock is set back', () => {
    const book = createBadgeBook()
    const outcomes = Array.from({ length: 1000 }, (_, index) => book.tap({ token: `${index}`, mark: 0, at: 5000 - (index % 2) }))
    expect(outcomes.filter((outcome) => outcome !== 'too-fast').length).toBeLessThan(100)
    expect(book.tap({ token: '0', mark: 5, at: 6000 })).toBe('moved')
  })
})

describe('taking badges away', () => {
  test('[NF-3] one goes at that mark: the one that was tapped longest ago', () => {
    const { book } = bookOf(['a', 5], ['b', 5], ['c', 0], ['a', 5])
    expect(book.clearOne(5)).toBe(true)
    expect(book.places.map(({ id }) => id)).toEqual([0, 2])
    expect(book.clearOne(10)).toBe(false)
    expect(book.clearOne(null)).toBe(true)
    expect(book.places.map(({ id }) => id)).toEqual([0])
  })

  test('[NF-3] all go, and whoever taps again is there again', () => {
    const { book } = bookOf(['a', 5], ['b', 0])
    book.clearAll()
    expect(book.places).toEqual([])
    expect(book.tap({ token: 'b', mark: 10, at: 9000 })).toBe('placed')
  })
})
