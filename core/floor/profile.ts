/** The load along the line, in slots of about 50 mm: parts of a wide cell, so that a boundary between two people can lie in it, or several narrow cells. */
import type { FloorGeometry } from './reading.ts'

export interface Profile {
  /** Number of slots. */
  readonly slots: number
  /** Slots in a cell; less than 1 when a slot is several narrow cells. */
  readonly perCell: number
  /** Width of a slot, mm. */
  readonly width: number
  /** From the 0 mark to the left border of the first slot, mm. */
  readonly start: number
  /** Load of each slot, kg. */
  readonly load: Float64Array
  /** Load left of each border, kg: `sum[b] - sum[a]` lies between the borders a and b. One longer than `load`. */
  readonly sum: Float64Array
  /** First moment left of each border, kg mm about the 0 mark. */
  readonly moment: Float64Array
  /** Where a foot begins when slot i is its first, and ends when slot i is its last, mm: a part-covered cell carries in proportion. */
  readonly leftEdge: Float64Array
  readonly rightEdge: Float64Array
  /** 1 where a foot may begin or end: not on what the mat only carries over from the cell beside it. */
  readonly firm: Uint8Array
  /** Takes the loads of the cells, kg. */
  take(cells: Float64Array): void
}

/** A load below this, kg, is no edge of a foot. */
const LEAST_EDGE = 0.7
/** Nor is a load below this part of what the next cell carries: the mat spreads 2 to 3 % to either side, gains differ. */
const CARRIED_OVER = 0.08
/** Half a shoe's width: a boundary needs no finer place. */
const SLOT = 50
/** Most slots, 48 m of line: what a reading costs grows with them, and a hello may claim 480 cells of a metre each. */
const MOST_SLOTS = 960

export function createProfile(geometry: FloorGeometry): Profile {
  const perCell = partsOf(geometry)
  /** Cells as far as feet and mat are concerned: a slot further, when cells are narrow. */
  const beyond = Math.max(1, perCell)
  const slots = Math.ceil(geometry.cells * perCell)
  const width = geometry.pitch / perCell
  const start = geometry.origin - geometry.pitch / 2
  const load = new Float64Array(slots)
  const sum = new Float64Array(slots + 1)
  const moment = new Float64Array(slots + 1)
  const leftEdge = new Float64Array(slots)
  const rightEdge = new Float64Array(slots)
  const firm = new Uint8Array(slots)

  /** Load of a cell leans towards the side from which the foot comes in. */
  function split(cells: Float64Array): void {
    for (let c = 0; c < geometry.cells; c++) {
      const here = cells[c] ?? 0
      const before = cells[c - 1] ?? 0
      const after = cells[c + 1] ?? 0
      const around = before + here + after
      for (let part = 0; part < perCell; part++) {
        // From -1/2 to 1/2 over the cell.
        const place = (part + 0.5) / perCell - 0.5
        const lean = around > 0 ? (2 * (after - before) * place) / around : 0
        load[c * perCell + part] = (here / perCell) * Math.min(2, Math.max(0, 1 + lean))
      }
    }
  }

  /** Load of a slot is that of the narrow cells in it. */
  function gather(cells: Float64Array): void {
    const many = Math.round(1 / perCell)
    for (let i = 0; i < slots; i++) {
      let here = 0
      for (let c = i * many; c < (i + 1) * many; c++) here += cells[c] ?? 0
      load[i] = here
    }
  }

  function edges(): void {
    for (let i = 0; i < slots; i++) {
      const here = load[i] ?? 0
      const beside = Math.max(load[i - beyond] ?? 0, load[i + beyond] ?? 0)
      firm[i] = here >= LEAST_EDGE && here >= CARRIED_OVER * beside ? 1 : 0
      leftEdge[i] = start + (i + 1) * width - width * cover(here, load[i + 1] ?? 0, load[i + 2] ?? 0)
      rightEdge[i] = start + i * width + width * cover(here, load[i - 1] ?? 0, load[i - 2] ?? 0)
    }
  }

  return {
    slots,
    perCell,
    width,
    start,
    load,
    sum,
    moment,
    leftEdge,
    rightEdge,
    firm,
    take(cells) {
      if (perCell < 1) gather(cells)
      else split(cells)
      for (let i = 0; i < slots; i++) {
        const here = load[i] ?? 0
        sum[i + 1] = (sum[i] ?? 0) + here
        moment[i + 1] = (moment[i] ?? 0) + here * (start + (i + 0.5) * width)
      }
      edges()
    },
  }
}

/** Slots in a cell. */
function partsOf({ cells, pitch }: FloorGeometry): number {
  const narrow = Math.floor(SLOT / pitch)
  if (narrow > 1) return 1 / narrow
  return Math.max(1, Math.min(Math.round(pitch / SLOT), Math.floor(MOST_SLOTS / cells)))
}

/** How much of an outer slot the foot covers: its load next to that of the two slots further in. */
function cover(here: number, next: number, second: number): number {
  const inside = Math.max(next, second)
  return inside > 0 ? Math.min(1, here / inside) : 1
}
