/** Where the floor should come from, as a person writes it behind `--source`. */
import * as v from 'valibot'
import { accepted, refused, type Result } from '#core/result'
import { wholeNumber } from './whole-number.ts'

export type SourceSpec =
  /** A strip that says hello, else the simulator as practice. */
  | { readonly kind: 'auto' }
  /** A strip on a serial port; looked for among the listed USB ports when there is no path. */
  | { readonly kind: 'serial'; readonly path: string | null }
  /** A strip on the network: a board on Wi-Fi, or ser2net. */
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  /** Practice: people who are not there. */
  | ({ readonly kind: 'sim' } & SimOptions)
  /** Practice: a capture, played once. */
  | { readonly kind: 'replay'; readonly file: string; readonly speed: 1 | 4 | 16 }
  | { readonly kind: 'none' }

export interface SimOptions {
  /** Simulated people, 0 to 40. */
  readonly people: number
  /** Simulated people with a badge, 0 to 40, beside them: with any the board has card readers. */
  readonly badges: number
  /** The same seed gives the same walks; 0 to 2^32 - 1. */
  readonly seed: number
}

/** What `sim` means when nothing else is said. */
export const DEFAULT_SIM: SimOptions = { people: 12, badges: 0, seed: 1 }

/** The forms that `parseSourceSpec` reads, for the help text. */
export const SOURCE_FORMS = 'auto|serial|serial:PATH|tcp:HOST:PORT|sim[:people=12,badges=0,seed=1]|replay:FILE[,speed=4]|none'

/** Reads the text behind `--source`. The reason of a refusal is an English sentence for the person who typed it. */
export function parseSourceSpec(text: string): Result<SourceSpec, string> {
  const colon = text.indexOf(':')
  const kind = colon === -1 ? text : text.slice(0, colon)
  const rest = colon === -1 ? null : text.slice(colon + 1)
  switch (kind) {
    case 'auto':
    case 'none':
      return rest === null ? accepted({ kind }) : refused(`${kind} takes nothing behind a colon.`)
    case 'serial':
      return rest === null ? accepted({ kind, path: null }) : check(serialSchema, { kind, path: rest })
    case 'tcp':
      return check(tcpSchema, { kind, ...splitAddress(rest ?? '') })
    case 'sim':
      return parseSim(rest)
    case 'replay':
      return check(replaySchema, { kind, ...splitReplay(rest ?? '') })
    default:
      return refused(`"${text}" is not a source. Write ${SOURCE_FORMS}.`)
  }
}

const serialSchema = v.object({
  kind: v.literal('serial'),
  path: v.pipe(v.string(), v.regex(/^\P{Cc}{1,1024}$/u, 'Write serial:PATH, such as serial:/dev/ttyUSB0 or serial:COM3.')),
})

const tcpSchema = v.object({
  kind: v.literal('tcp'),
  host: v.pipe(v.string(), v.regex(/^[0-9A-Za-z._:-]{1,253}$/, 'Write tcp:HOST:PORT, such as tcp:192.168.4.1:3333.')),
  port: wholeNumber('The port of tcp:HOST:PORT', 1, 65_535),
})

/** An IPv6 address stands between brackets, as in a URL. */
function splitAddress(address: string): { readonly host: string; readonly port: string } {
  const [, ipv6, name, port] = /^(?:\[([^\]]*)\]|([^:]*))(?::(.*))?$/.exec(address) ?? []
  return { host: ipv6 ?? name ?? '', port: port ?? '' }
}

const SPEEDS = { '1': 1, '4': 4, '16': 16 } as const

const replaySchema = v.object({
  kind: v.literal('replay'),
  file: v.pipe(v.string(), v.regex(/^\P{Cc}{1,1024}$/u, 'Write replay:FILE, or replay:FILE,speed=4.')),
  speed: v.pipe(
    v.picklist(['1', '4', '16'], 'The speed of a replay is 1, 4 or 16.'),
    v.transform((speed) => SPEEDS[speed]),
  ),
})

/** The name of a file may have commas. */
function splitReplay(rest: string): { readonly file: string; readonly speed: string } {
  const [, file = rest, speed = '1'] = /^(.*),speed=([^,]*)$/.exec(rest) ?? []
  return { file, speed }
}

const simSchema = v.pipe(
  v.strictObject(
    {
      people: v.optional(wholeNumber('people', 0, 40), String(DEFAULT_SIM.people)),
      badges: v.optional(wholeNumber('badges', 0, 40), String(DEFAULT_SIM.badges)),
      seed: v.optional(wholeNumber('seed', 0, 0xff_ff_ff_ff), String(DEFAULT_SIM.seed)),
    },
    'Write sim, or sim:people=12,badges=6,seed=1; there are no other options.',
  ),
  v.transform((options) => ({ kind: 'sim' as const, ...options })),
)

function parseSim(options: string | null): Result<SourceSpec, string> {
  const pairs = options === null ? [] : options.split(',').map(splitOption)
  const names = pairs.map(([name]) => name)
  if (new Set(names).size < names.length) return refused('Give each option of sim once.')
  return check(simSchema, Object.fromEntries(pairs))
}

function splitOption(option: string): readonly [name: string, value: string] {
  const equals = option.indexOf('=')
  return equals === -1 ? [option, ''] : [option.slice(0, equals), option.slice(equals + 1)]
}

function check(schema: v.GenericSchema<unknown, SourceSpec>, input: unknown): Result<SourceSpec, string> {
  const parsed = v.safeParse(schema, input)
  return parsed.success ? accepted(parsed.output) : refused(parsed.issues[0].message)
}
