/** Where badges at the marks should come from, as a person writes it behind `--markers`. */
import * as v from 'valibot'
import { accepted, refused, type Result } from '#core/result'
import { parseSourceSpec, type SourceSpec } from './source-spec.ts'
import { wholeNumber } from './whole-number.ts'

export type MarkersSpec =
  /** A box of readers that is plugged in; a strip's own readers always take part. */
  | Extract<SourceSpec, { kind: 'auto' | 'serial' | 'tcp' | 'none' }>
  /** Practice: badges of people who are not there. */
  | { readonly kind: 'sim'; readonly badges: number; readonly seed: number }

/** The forms that are read. */
const MARKERS_FORMS = 'auto|serial:PATH|tcp:HOST:PORT|sim[:badges=14,seed=1]|none'

const simSchema = v.strictObject(
  {
    badges: v.optional(wholeNumber('badges', 0, 40), '14'),
    seed: v.optional(wholeNumber('seed', 0, 0xff_ff_ff_ff), '1'),
  },
  'Write sim, or sim:badges=14,seed=1; there are no other options.',
)

/** The reason of a refusal is an English sentence for the person who typed it. */
export function parseMarkersSpec(text: string): Result<MarkersSpec, string> {
  if (/^sim(?::|$)/.test(text)) return parseSim(text.slice('sim:'.length))
  const parsed = parseSourceSpec(text)
  if (!parsed.ok || parsed.value.kind === 'sim' || parsed.value.kind === 'replay')
    return refused(`"${text}" is no way to readers. Write ${MARKERS_FORMS}.`)
  return accepted(parsed.value)
}

function parseSim(options: string): Result<MarkersSpec, string> {
  const pairs = options === '' ? [] : options.split(',').map((option) => [option.split('=')[0] ?? '', option.split('=')[1] ?? ''])
  const parsed = v.safeParse(simSchema, Object.fromEntries(pairs))
  return parsed.success ? accepted({ kind: 'sim', ...parsed.output }) : refused(parsed.issues[0].message)
}
