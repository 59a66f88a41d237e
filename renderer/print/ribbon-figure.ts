/**
 * The way of the group as a ribbon: time runs to the right and the 10 is above. At each moment it is as broad as the group lay along the line,
 * and its dark heart is where the middle half stood. A shape of the group, in which nobody is anybody.
 */
import { SCALE_END } from '#core/scale/position'
import { placesIn, type Stand } from '#core/takehome/stand'

export interface RibbonFigure {
  /** SVG paths: all of the group, and its middle half. */
  readonly all: string
  readonly heart: string
  /** What each stand is called, and the middle of it. */
  readonly moments: readonly { readonly name: MomentName; readonly x: number }[]
}
export type MomentName = 'gather' | 'today' | 'ideal' | 'back' | 'forward'

export interface Way {
  readonly today: Stand | null
  readonly ideal: Stand | null
  readonly forward: Stand | null
}

/** Units of the drawing; y down, the 10 at 0. */
export const RIBBON_WIDTH = 640
export const RIBBON_HEIGHT = 92
/** At least so thick, units of the scale, where everybody stands on one spot: all of the group and its heart. */
const THINNEST = { all: 0.7, heart: 0.4 }
/** Parts of the way: coming together, standing, and walking on. */
const GATHER = 0.7
const STAND = 1
const WALK = 0.8

interface Station {
  readonly name: MomentName
  readonly places: readonly number[]
}

/** Null when the group was kept at one moment only: then there is no way. */
export function ribbonFigureOf({ today, ideal, forward }: Way): RibbonFigure | null {
  const stations = stationsOf({ today, ideal, forward })
  if (stations.length < 2) return null
  const unit = RIBBON_WIDTH / (GATHER + stations.length * STAND + (stations.length - 1) * WALK)
  const starts = stations.map((_, index) => unit * (GATHER + index * (STAND + WALK)))
  const moments = stations.map(({ name }, index) => ({ name, x: (starts[index] ?? 0) + (unit * STAND) / 2 }))
  const path = (low: number, high: number, thinnest: number): string =>
    outline(
      stations.map(({ places }) => edgesOf(places, low, high, thinnest)),
      starts,
      unit,
    )
  return {
    all: path(0, 1, THINNEST.all),
    heart: path(0.25, 0.75, THINNEST.heart),
    moments: [{ name: 'gather', x: (unit * GATHER) / 2 }, ...moments],
  }
}

function stationsOf({ today, ideal, forward }: Way): readonly Station[] {
  const back = ideal === null ? [] : stationAt('back', today)
  return [...stationAt('today', today), ...stationAt('ideal', ideal), ...back, ...stationAt('forward', forward)]
}

function stationAt(name: MomentName, stand: Stand | null): readonly Station[] {
  return stand === null ? [] : [{ name, places: placesIn(stand) }]
}

interface Edges {
  readonly top: number
  readonly bottom: number
}

/** From one share of the group to another, as y. */
function edgesOf(places: readonly number[], low: number, high: number, thinnest: number): Edges {
  const [from, to] = [shareOf(places, low), shareOf(places, high)]
  const more = Math.max(0, thinnest - (to - from)) / 2
  return { top: heightOf(to + more), bottom: heightOf(from - more) }
}

/** Of a place on the line, in the drawing. */
export function heightOf(place: number): number {
  return (1 - place / SCALE_END) * RIBBON_HEIGHT
}

/** Where so large a part of the people stands below. */
function shareOf(places: readonly number[], part: number): number {
  const at = part * (places.length - 1)
  const [below, above] = [places[Math.floor(at)] ?? 0, places[Math.ceil(at)] ?? 0]
  return below + (above - below) * (at % 1)
}

/** From a point, where they gather, over the upper edges and back over the lower ones. */
function outline(edges: readonly Edges[], starts: readonly number[], unit: number): string {
  const first = edges[0]
  if (first === undefined) return ''
  const stops = edges.flatMap(({ top, bottom }, index) => {
    const start = starts[index] ?? 0
    return [start, start + unit * STAND].map((x) => ({ x, top, bottom }))
  })
  const middle = (first.top + first.bottom) / 2
  const ahead = [{ x: 0, y: middle }, ...stops.map(({ x, top }) => ({ x, y: top }))]
  const home = [...stops.map(({ x, bottom }) => ({ x, y: bottom })).reverse(), { x: 0, y: middle }]
  return `M0 ${fixed(middle)}${curves(ahead)}L${fixed(home[0]?.x ?? 0)} ${fixed(home[0]?.y ?? 0)}${curves(home)}Z`
}

interface Point {
  readonly x: number
  readonly y: number
}

/** Leaves and arrives level, as somebody who walks. */
function curves(points: readonly Point[]): string {
  return points
    .slice(1)
    .map(({ x, y }, index) => {
      const from = points[index] ?? { x, y }
      const half = (from.x + x) / 2
      return `C${fixed(half)} ${fixed(from.y)} ${fixed(half)} ${fixed(y)} ${fixed(x)} ${fixed(y)}`
    })
    .join('')
}

function fixed(number: number): string {
  return number.toFixed(1)
}
