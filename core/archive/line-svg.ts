/** The line of a session as a picture that stands on its own: one row for each moment, one dot for each person, black on white. */
import { SCALE_END, SCALE_NUMBERS } from '../scale/position.ts'
import { bandsOf } from '../session/bands.ts'
import { MOMENTS, type Band, type Moment, type Snapshot } from '../session/snapshot.ts'

export interface LineWords {
  readonly title: string
  readonly moments: Readonly<Record<Moment, string>>
}

/** Pixels: one unit of the line, from the edge to the 0, a dot, and from a row to the next one without its dots. */
const UNIT = 90
const MARGIN = 60
const DOT = 11
const PITCH = 26
const ROW = 96
const TITLE = 64
const WIDTH = 2 * MARGIN + SCALE_END * UNIT

export function lineSvgOf(moments: Readonly<Record<Moment, Snapshot | null>>, { title, moments: names }: LineWords): string {
  const parts: string[] = []
  let y = TITLE
  for (const moment of MOMENTS) {
    const snapshot = moments[moment]
    if (snapshot === null) continue
    const columns = bandsOf(snapshot).map(columnOf)
    y += ROW + PITCH * Math.max(0, ...columns.map(({ high }) => high))
    parts.push(textAt(MARGIN, y - 36 - PITCH * Math.max(0, ...columns.map(({ high }) => high)), names[moment], 20))
    parts.push(lineAt(y), ...columns.flatMap((column) => dotsAt(column, y, moment)))
  }
  const height = y + 56
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="Figtree, Arial, sans-serif" fill="#1b2430">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    textAt(MARGIN, 44, title, 26, 'font-weight="700"'),
    ...parts,
    '</svg>\n',
  ].join('\n')
}

interface Column extends Band {
  /** Dots on top of each other. */
  readonly high: number
}

/** A band of several numbers is as wide as it is, and so not as high. */
function columnOf(band: Band): Column {
  return { ...band, high: band.from === band.to ? band.people : 1 }
}

function dotsAt({ from, to, people }: Column, y: number, moment: Moment): readonly string[] {
  const shape = moment === 'today' ? 'fill="none" stroke="#1b2430" stroke-width="4"' : 'fill="#1b2430"'
  const dots = Array.from({ length: people }, (_, index) => {
    const isOne = from === to
    const x = MARGIN + UNIT * (isOne ? from : from + ((to - from) * (index + 0.5)) / people)
    return `<circle cx="${x.toFixed(1)}" cy="${(y - 20 - (isOne ? index * PITCH : 0)).toFixed(1)}" r="${moment === 'today' ? DOT - 2 : DOT}" ${shape}/>`
  })
  if (from === to) return dots
  const [left, right] = [MARGIN + UNIT * from - 14, MARGIN + UNIT * to + 14]
  const box = `<rect x="${left}" y="${y - 36}" width="${right - left}" height="32" rx="16" fill="none" stroke="#1b2430" stroke-width="1.5" stroke-dasharray="5 4"/>`
  return [box, ...dots]
}

function lineAt(y: number): string {
  const ticks = SCALE_NUMBERS.map((number) => {
    const x = MARGIN + UNIT * number
    const isSheet = number % 5 === 0
    return `<path d="M${x} ${y}v${isSheet ? 12 : 7}" stroke="#1b2430" stroke-width="${isSheet ? 3 : 1.5}"/>${textAt(x, y + 34, String(number), isSheet ? 22 : 17, 'text-anchor="middle"')}`
  })
  return [`<path d="M${MARGIN} ${y}H${WIDTH - MARGIN}" stroke="#1b2430" stroke-width="3"/>`, ...ticks].join('\n')
}

function textAt(x: number, y: number, text: string, size: number, more = ''): string {
  return `<text x="${x}" y="${y}" font-size="${size}" ${more}>${escapeXml(text)}</text>`
}

function escapeXml(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }
  return text.replaceAll(/[&<>"']/g, (sign) => names[sign] ?? '')
}
