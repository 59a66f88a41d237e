import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withSoftHyphens } from '../../renderer/shared/soft-hyphens.ts'

const shown = (text: string): string => withSoftHyphens(text).replaceAll('\u00AD', '-')

test('[DI-73] a long word may break between its parts, a short one stays whole', () => {
  expect(shown('Samenwerkingsovereenkomsten')).toBe('Sa-men-wer-kings-over-een-kom-sten')
  expect(shown('We bellen elke inburgeraar op vrijdag')).toBe('We bellen elke inburgeraar op vrijdag')
})

test('[DI-73] without its places to break a text is what was written, whatever was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const written = text.replaceAll('\u00AD', '')
      expect(withSoftHyphens(written).replaceAll('\u00AD', '')).toBe(written)
    }),
  )
})
