/** A QR code as one path. */
import { encode } from 'uqr'

export interface QrPath {
  /** Modules on a side, the quiet zone included. */
  readonly size: number
  /** The dark modules, in units of one module. */
  readonly path: string
}

/** Without so much light around it a phone does not find it: four modules, as the standard has it. */
const QUIET_ZONE = 4

export function qrPathOf(text: string): QrPath {
  // L: the fewest and so the largest modules. Nothing hides a part of a screen.
  const { data, size } = encode(text, { ecc: 'L', border: QUIET_ZONE })
  const runs = data.flatMap((row, y) => runsOf(row).map(({ from, long }) => `M${from} ${y}h${long}v1h-${long}z`))
  return { size, path: runs.join('') }
}

/** Dark modules side by side are one rectangle: no seams show between them. */
function runsOf(row: readonly boolean[]): readonly { readonly from: number; readonly long: number }[] {
  const runs: { readonly from: number; readonly long: number }[] = []
  let from: number | null = null
  for (const [x, dark] of [...row, false].entries()) {
    if (dark) from ??= x
    else if (from !== null) {
      runs.push({ from, long: x - from })
      from = null
    }
  }
  return runs
}
