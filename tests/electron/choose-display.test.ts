import { expect, test } from 'vitest'
import { chooseDisplay, type DisplayFacts } from '../../electron/choose-display.ts'

function display(id: number, width: number, height: number, facts: Partial<DisplayFacts> = {}): DisplayFacts {
  return { id, size: { width, height }, internal: false, scaleFactor: 1, ...facts }
}

const lid = display(1, 1920, 1200, { internal: true })
const screen = display(2, 1920, 1080)
const other = display(3, 1920, 1080)
const sharp = display(4, 1280, 720, { scaleFactor: 3 })

test.each([
  ['the only one', [lid], lid, null, lid],
  ['the one that is not built in, though it is smaller', [lid, screen], lid, null, screen],
  ['the primary of two that are alike', [screen, other], other, null, other],
  ['the one with the most pixels, whatever its scale', [screen, sharp], screen, null, sharp],
  ['the first one when it was named', [lid, screen], screen, 1, lid],
  ['the largest when the named one is not there', [lid, screen], lid, 3, screen],
])('[SH-21] it takes %s', (_, displays, primary, wanted, chosen) => {
  expect(chooseDisplay(displays, primary, wanted)).toBe(chosen)
})
