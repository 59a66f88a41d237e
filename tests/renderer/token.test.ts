import { expect, test } from 'vitest'
import { takeToken } from '../../renderer/shared/token.ts'

test('[DI-20] the token comes from the address, is taken out of it, and survives a reload', () => {
  const page = openPage('http://kiosk/display/?theme=dark#token=s3cret')
  expect(takeToken(page)).toBe('s3cret')
  expect(page.shown).toEqual(['/display/?theme=dark'])
  page.location.hash = ''
  expect(takeToken(page)).toBe('s3cret')
})

test('[DI-20] a newer token wins over the one that was kept', () => {
  const page = openPage('http://kiosk/display/#token=old')
  takeToken(page)
  page.location.hash = '#token=new'
  expect(takeToken(page)).toBe('new')
  page.location.hash = ''
  expect(takeToken(page)).toBe('new')
})

test('[DI-20] without any token there is none, and the address is left alone', () => {
  const page = openPage('http://kiosk/display/#section')
  expect(takeToken(page)).toBeNull()
  expect(page.shown).toEqual([])
})

function openPage(address: string) {
  const { hash, pathname, search } = new URL(address)
  const kept = new Map<string, string>()
  const shown: string[] = []
  return {
    shown,
    location: { hash, pathname, search },
    history: { replaceState: (_: null, __: string, url: string) => shown.push(url) },
    sessionStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    },
  }
}
