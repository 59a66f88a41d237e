/** The line of a session as a picture that stands on its own: one row for each moment, one dot for each person, black on white. */
import { SCALE_NUMBERS } from '../scale/position.ts'
import { MOMENTS, type Moment, type Snapshot } from '../session/snapshot.ts'
import { layOutLine, LINE_DOT, LINE_MARGIN, LINE_WIDTH, xOf, type LineLayout } from './line-layout.ts'

export interface LineWords {
  readonly title: string
  readonly moments: Readonly<Record<Moment, string>>
}

const INK = '#1b2430'
/** Pixels: above the first row, for the name of a row, below a line, and below all. */
const TITLE = 64
/** Of a title that is longer than one line: from line to line, and about so many letters on each. */
const TITLE_LINE = 34
const TITLE_LETTERS = 60
const NAME = 44
const BELOW = 52
const FOOT = 10

/** Only what may leave the room: below eight people in bands. */
export function lineSvgOf(moments: Readonly<Record<Moment, Snapshot | null>>, { title, moments: names }: LineWords): string {
  const parts: string[] = []
  const titles = linesOf(title)
  let y = TITLE + (titles.length - 1) * TITLE_LINE
  for (const moment of MOMENTS) {
    const snapshot = moments[moment]
    if (snapshot === null) continue
    const layout = layOutLine(snapshot)
    parts.push(textAt(LINE_MARGIN, y + 26, names[moment], 20))
    y += NAME + layout.height
    parts.push(lineAt(y), ...drawn(layout, y, moment))
    y += BELOW
  }
  const height = y + FOOT
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${LINE_WIDTH} ${height}" width="${LINE_WIDTH}" height="${height}" font-family="Figtree, Arial, sans-serif" fill="${INK}">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="${LINE_WIDTH}" height="${height}" fill="#ffffff"/>`,
    ...titles.map((line, index) => textAt(LINE_MARGIN, 44 + index * TITLE_LINE, line, 26, ' font-weight="700"')),
    ...parts,
    '</svg>\n',
  ].join('\n')
}

/** Today is a ring and what comes after it a disc, as on the big screen. */
function drawn({ dots, bands }: LineLayout, foot: number, moment: Moment): readonly string[] {
  const isRing = moment === 'today'
  const shape = isRing ? `fill="none" stroke="${INK}" stroke-width="4"` : ''
  const boxes = bands.map(
    ({ left, right }) =>
      `<rect x="${left}" y="${foot - 37}" width="${right - left}" height="34" rx="17" fill="none" stroke="${INK}" stroke-width="1.5" stroke-dasharray="5 4"/>`,
  )
  const circles = dots.map(
    ({ x, y }) => `<circle cx="${x.toFixed(1)}" cy="${(foot - y).toFixed(1)}" r="${isRing ? LINE_DOT - 2 : LINE_DOT}" ${shape}/>`,
  )
  return [...boxes, ...circles]
}

/** Between words; a word that is longer than a line goes on on the next. */
function linesOf(title: string): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of title.split(/\s+/).flatMap((word) => word.match(new RegExp(`.{1,${TITLE_LETTERS}}`, 'gu')) ?? [])) {
    const longer = line === '' ? word : `${line} ${word}`
    if (longer.length > TITLE_LETTERS) lines.push(line)
    line = longer.length > TITLE_LETTERS ? word : longer
  }
  return [...lines, line]
}

function lineAt(y: number): string {
  const ticks = SCALE_NUMBERS.map((number) => {
    const isSheet = number % 5 === 0
    const tick = `<path d="M${xOf(number)} ${y}v${isSheet ? 12 : 7}" stroke="${INK}" stroke-width="${isSheet ? 3 : 1.5}"/>`
    return tick + textAt(xOf(number), y + 34, String(number), isSheet ? 22 : 17, ' text-anchor="middle"')
  })
  return [`<path d="M${LINE_MARGIN} ${y}H${LINE_WIDTH - LINE_MARGIN}" stroke="${INK}" stroke-width="3"/>`, ...ticks].join('\n')
}

function textAt(x: number, y: number, text: string, size: number, more = ''): string {
  return `<text x="${x}" y="${y}" font-size="${size}"${more}>${escapeXml(text)}</text>`
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

function escapeXml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => SIGNS[sign] ?? '')
}
