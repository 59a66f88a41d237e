/** The code of a sticker, as a picture of its own for whatever is printed. */
import { placeAddress, type Mark } from '#core/presence/place-address'
import { qrPathOf } from './qr-path.ts'

/** SVG without a size of its own, black on white. `url` as the doors give it. */
export function markCode(url: string, mark: Mark): string {
  const { size, path } = qrPathOf(placeAddress(url, mark))
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">` +
    `<rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`
  )
}
