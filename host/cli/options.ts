/** The options of `npm start`, read from the command line. */
import { isIP } from 'node:net'
import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { accepted, type Result } from '#core/result'
import { LOCALES, type Locale } from '#core/locale'
import { parseMarkersSpec, type MarkersSpec } from '../sources/markers-spec.ts'
import { printerNameSchema } from '#core/protocol/paper-requests'
import { LONGEST_ROOM } from '#core/takehome/take-home'
import type { PaperSettings } from '../print/paper-office.ts'
import { MOST_STRIPS } from '#core/floor/strips'
import { parseSourceSpec, type SourceSpec } from '../sources/source-spec.ts'

export const SHELLS = ['auto', 'electron', 'browser', 'none'] as const
export type Shell = (typeof SHELLS)[number]

export interface Options {
  readonly source: SourceSpec
  readonly markers: MarkersSpec
  /** Further strips, each by what is behind a `--source` of its own. */
  readonly moreSources: readonly SourceSpec[]
  /** Folder in which the kiosk keeps its journal and settings. */
  readonly data: string
  /** TCP port; 0 takes a free one. */
  readonly port: number
  /** Address to listen on. */
  readonly host: string
  readonly shell: Shell
  readonly locale: Locale
  /** Number of the screen for the kiosk window, 1 is the first; null leaves the choice to the kiosk. */
  readonly display: number | null
  readonly paper: PaperSettings
}

const DEFAULT_PORT = 7310
/** A screen that is shown is led from a phone, which comes over the network; a host for scripts lets nobody in unasked. */
const hostFor = (shell: Shell): string => (shell === 'none' ? '127.0.0.1' : '0.0.0.0')

export const HELP = `Meetlat: the line on the floor, live on the big screen.

  npm start -- [options]

  --source SOURCE   where the floor comes from                              (auto)
                      auto              a strip that is plugged in, else practice with a simulator
                      serial            a strip, found among the USB ports
                      serial:PATH       a strip on this port
                      tcp:HOST:PORT     a strip on the network
                      sim[:people=12,badges=0,seed=1]   a simulator, as practice
                      replay:FILE[,speed=4]    a capture, once, as practice; speed 1, 4 or 16
                      none              no floor
  --markers MARKERS where badges at the 0, the 5 and the 10 come from       (auto)
                      auto              a box of readers that is plugged in, if there is one
                      serial:PATH, tcp:HOST:PORT, sim[:badges=14,seed=1], none
                      more than one strip: repeat it, serial:PATH or tcp:HOST:PORT each
  --data DIR        folder for the journal and the settings                 (${defaultDataFolder('~')})
  --port N          TCP port for other screens and scripts; 0 takes a free one   (${DEFAULT_PORT})
  --host ADDR       address to listen on; 127.0.0.1 keeps phones and the network out
                      (0.0.0.0, all of this machine; with --shell none 127.0.0.1)
  --shell SHELL     auto: a kiosk window if there is a display and an Electron, else the browser   (auto)
                      electron, browser, none (prints one JSON line when ready)
  --locale LOCALE   nl or en                                                (nl)
  --display N       which screen the kiosk window takes, 1 is the first     (the largest)
  --room NAME       name of this room, for the page that people take home
  --printer NAME    printer for that page, as lpstat -e names it            (the usual one)
  --stick DIR       folder that is taken for a USB stick                    (a stick that is plugged in)
  --help            this text
`

const argumentsSchema = v.object({
  data: v.pipe(v.string(), v.minLength(1, '--data needs a folder')),
  port: v.pipe(
    v.string(),
    v.regex(/^\d{1,5}$/, '--port needs a number from 0 to 65535'),
    v.transform(Number),
    v.maxValue(65_535, '--port needs a number from 0 to 65535'),
  ),
  host: v.optional(v.pipe(v.string(), v.check(isAddress, '--host needs an IP address, or localhost'))),
  shell: v.picklist(SHELLS, `--shell is one of ${SHELLS.join(', ')}`),
  locale: v.picklist(LOCALES, `--locale is one of ${LOCALES.join(', ')}`),
  display: v.nullable(v.pipe(v.string(), v.regex(/^[1-9]$/, '--display needs a number from 1 to 9'), v.transform(Number))),
  room: v.pipe(v.string(), v.trim(), v.maxLength(LONGEST_ROOM, `--room is at most ${LONGEST_ROOM} letters`)),
  printer: v.nullable(
    v.pipe(
      v.string(),
      v.check((name) => v.is(printerNameSchema, name), '--printer needs the name of a printer'),
    ),
  ),
  stick: v.nullable(v.pipe(v.string(), v.minLength(1, '--stick needs a folder'))),
})

/** What was asked for; `help`; or one sentence about what is wrong. */
export type ParsedOptions = Result<Options | 'help', string>

/** Reads the command line. `home` is the folder of the user, in which the data folder lies unless another is named. */
export function parseOptions(argv: readonly string[], home: string): ParsedOptions {
  let values
  try {
    values = parseArgs({
      args: [...argv],
      options: {
        source: { type: 'string', multiple: true, default: ['auto'] },
        markers: { type: 'string', default: 'auto' },
        data: { type: 'string', default: defaultDataFolder(home) },
        port: { type: 'string', default: String(DEFAULT_PORT) },
        host: { type: 'string' },
        shell: { type: 'string', default: 'auto' },
        locale: { type: 'string', default: 'nl' },
        display: { type: 'string' },
        room: { type: 'string', default: '' },
        printer: { type: 'string' },
        stick: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) }
  }
  if (values.help) return accepted('help')
  const sources: SourceSpec[] = []
  for (const text of values.source) {
    const source = parseSourceSpec(text)
    if (!source.ok) return source
    sources.push(source.value)
  }
  const [source = DEFAULT_SOURCE, ...moreSources] = sources
  const odd = moreSources.length === 0 ? null : whyNotTogether(sources)
  if (odd !== null) return { ok: false, reason: odd }
  const markers = parseMarkersSpec(values.markers)
  if (!markers.ok) return markers
  const rest = v.safeParse(argumentsSchema, {
    ...values,
    display: values.display ?? null,
    printer: values.printer ?? null,
    stick: values.stick ?? null,
  })
  if (!rest.success) return { ok: false, reason: rest.issues[0].message }
  const { host = hostFor(rest.output.shell), room, printer, stick, ...others } = rest.output
  return accepted({ ...others, host, paper: { room, printer, stick }, source, moreSources, markers: markers.value })
}

const DEFAULT_SOURCE: SourceSpec = { kind: 'auto' }

/** Several strips are each named by where they are: of two that are looked for nobody could say which is which. */
function whyNotTogether(sources: readonly SourceSpec[]): string | null {
  if (sources.length > MOST_STRIPS) return `At most ${MOST_STRIPS} strips.`
  return sources.every(isNamed) ? null : 'More than one --source: name each as serial:PATH or tcp:HOST:PORT.'
}

function isNamed(spec: SourceSpec): boolean {
  return spec.kind === 'tcp' || (spec.kind === 'serial' && spec.path !== null)
}

function isAddress(host: string): boolean {
  return host === 'localhost' || isIP(host) !== 0
}

function defaultDataFolder(home: string): string {
  return `${home}/.local/share/meetlat`
}
