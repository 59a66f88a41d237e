/**
 * Keeps the dots, the light on the line and the counts on the screen. It writes to the page itself, at the display's own rate: a line
 * that comes in changes the page before `show` returns, and from then on every frame until all dots have arrived. Then it rests.
 */
import type { LineMessage } from '#core/protocol/messages'
import { SCALE_END, mirror, type Counts } from '#core/scale/position'
import { EMPTY_LAYOUT, layOutDots, type DotLayout, type DotRoom } from '../shared/dot-layout.ts'
import { roomFor } from '../shared/dot-room.ts'
import { glide } from './glide.ts'
import { lightMask } from './line-light.ts'

export interface LineStageParts {
  /** As wide as the line from 0 to 10 and as high as dots may stack; its bottom is where they stand. */
  readonly dots: HTMLElement
  /** The light on the line: as wide as the line. */
  readonly light: HTMLElement
  /** Where the number of people on 0, 1, … 10 is written. */
  readonly counts: readonly HTMLElement[]
  /** Whether 10 is on the left. */
  readonly mirrored: boolean
  /** Whether to move at all: some people get ill of it. Asked at every change. */
  readonly still: () => boolean
}

/** What is needed of a line message. */
export interface StagedLine {
  readonly people: readonly LineMessage['people'][number][]
  readonly counts: Counts
  /** It is one picture: nobody in it keeps a place of before. */
  readonly still?: boolean
}

export interface LineStage {
  show(line: StagedLine): void
  /** Whether the line is lit from the 0 to where people stand. */
  setLit(lit: boolean): void
  /** Whether today lies on the line as rings: then people are small enough to stand in one. */
  setRinged(ringed: boolean): void
  /** The parts have another size now. */
  resize(): void
  /** Takes everything off the page. */
  dispose(): void
}

/** A dot that stands in a ring, in diameters of the ring. */
const IN_RING = 0.64
/** What one frame takes, ms, when there was none just before. */
const FRAME = 16
/** Nobody sees a difference smaller than this, in pixels, or in diameters for the size. */
const HALF_A_PIXEL = 0.5
const SAME_SIZE = 0.01

/** A person's dot, and where it is on its way. */
interface Mover {
  readonly dot: HTMLElement
  x: number
  y: number
  /** 0 gone, 1 a dot as the layout first wanted it. */
  size: number
  toX: number
  toY: number
  toSize: number
  /** What was last written to the page. */
  drawn: string
}

export function createLineStage(parts: LineStageParts): LineStage {
  const present = new Map<number, Mover>()
  const leaving = new Set<Mover>()
  let room = measure(parts.dots)
  let layout: DotLayout = EMPTY_LAYOUT
  let line: StagedLine | null = null
  let frame: number | null = null
  let drawnAt = 0
  let lit = false
  let ringed = false
  let drawnMask = ''

  function aim({ people, still = false }: StagedLine): void {
    const drawn = parts.mirrored ? people.map((person) => ({ ...person, position: mirror(person.position) })) : people
    layout = layOutDots(drawn, room, still ? EMPTY_LAYOUT : layout)
    for (const [id, { x, y }] of layout.dots) {
      const mover = present.get(id) ?? enter(id, x, y)
      const inRing = ringed ? IN_RING : 1
      mover.toX = x
      // In the middle of its ring, if there is one.
      mover.toY = y + (room.diameter / 2) * layout.scale * (1 - inRing)
      mover.toSize = layout.scale * inRing
    }
    for (const { id, stale = false } of people) present.get(id)?.dot.toggleAttribute('data-stale', stale)
    for (const [id, mover] of present) if (!layout.dots.has(id)) leave(id, mover)
  }

  function enter(id: number, x: number, y: number): Mover {
    const dot = document.createElement('div')
    dot.className = 'dot'
    dot.dataset['person'] = String(id)
    parts.dots.append(dot)
    const mover = { dot, x, y, size: 0, toX: x, toY: y, toSize: 1, drawn: '' }
    present.set(id, mover)
    return mover
  }

  function leave(id: number, mover: Mover): void {
    present.delete(id)
    delete mover.dot.dataset['person']
    mover.toSize = 0
    leaving.add(mover)
  }

  /** Moves everyone on by so many ms and says whether anyone still has to go on. */
  function advance(elapsed: number): boolean {
    let moving = false
    for (const mover of present.values()) moving = step(mover, elapsed, room) || moving
    for (const mover of leaving) {
      if (step(mover, elapsed, room)) moving = true
      else {
        mover.dot.remove()
        leaving.delete(mover)
      }
    }
    writeLight()
    return moving
  }

  function writeLight(): void {
    if (!lit) return
    const width = room.unit * SCALE_END
    const mask = lightMask(
      [...present.values()].map(({ x }) => (parts.mirrored ? width - x : x) / width),
      parts.mirrored ? 'left' : 'right',
    )
    if (mask === drawnMask) return
    drawnMask = mask
    parts.light.style.maskImage = mask
  }

  function draw(elapsed: number): void {
    const moving = advance(parts.still() ? Infinity : elapsed)
    drawnAt = performance.now()
    if (moving) frame ??= requestAnimationFrame(onFrame)
  }

  function onFrame(): void {
    frame = null
    draw(performance.now() - drawnAt)
  }

  function writeCounts(counts: readonly number[]): void {
    parts.counts.forEach((element, number) => {
      const count = counts[number] ?? 0
      const text = count === 0 ? '' : String(count)
      if (element.textContent !== text) element.textContent = text
    })
  }

  return {
    show(next) {
      line = next
      writeCounts(next.counts)
      aim(next)
      // While frames run, time since the last one; else the first frame's worth, so that something moves at once.
      draw(frame === null ? FRAME : performance.now() - drawnAt)
    },
    setLit(next) {
      lit = next
      writeLight()
    },
    setRinged(next) {
      if (ringed === next) return
      ringed = next
      if (line === null) return
      aim(line)
      draw(FRAME)
    },
    resize() {
      const { unit } = room
      room = measure(parts.dots)
      if (line === null) return
      aim(line)
      if (room.unit === unit) return draw(FRAME)
      // Another screen, and nobody moved: every dot is where it was on the line.
      for (const mover of present.values()) jump(mover, room)
      writeLight()
    },
    dispose() {
      if (frame !== null) cancelAnimationFrame(frame)
      for (const { dot } of [...present.values(), ...leaving]) dot.remove()
    },
  }
}

function measure(dots: HTMLElement): DotRoom {
  const room = roomFor(dots.clientWidth, dots.clientHeight)
  dots.style.setProperty('--diameter', `${room.diameter}px`)
  return room
}

/** Moves a dot on by so many ms. Whether it still has to go on. */
function step(mover: Mover, elapsed: number, room: DotRoom): boolean {
  const { x, y, size, toX, toY, toSize } = mover
  if (x === toX && y === toY && size === toSize) return false
  mover.x = near(glide(x, toX, elapsed), toX, HALF_A_PIXEL)
  mover.y = near(glide(y, toY, elapsed), toY, HALF_A_PIXEL)
  mover.size = near(glide(size, toSize, elapsed), toSize, SAME_SIZE)
  write(mover, room)
  return mover.x !== toX || mover.y !== toY || mover.size !== toSize
}

function near(value: number, target: number, distance: number): number {
  return Math.abs(value - target) < distance ? target : value
}

function jump(mover: Mover, room: DotRoom): void {
  mover.x = mover.toX
  mover.y = mover.toY
  mover.size = mover.toSize
  write(mover, room)
}

function write(mover: Mover, { diameter }: DotRoom): void {
  const { dot, x, y, size } = mover
  const radius = diameter / 2
  // The foot of the dot is what stands on the line, whatever its size.
  const [left, up] = [tenths(x - radius), tenths(radius * (1 - size) - y)]
  const transform = `translate3d(${left}px, ${up}px, 0) scale(${size.toFixed(3)})`
  // Somebody who stands still sways by less than the eye can see: then the page is left alone.
  if (transform === mover.drawn) return
  mover.drawn = transform
  dot.style.transform = transform
}

function tenths(pixels: number): string {
  return pixels.toFixed(1)
}
