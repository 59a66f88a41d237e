/** The options of `npm run record`, read from the command line. */
import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { accepted, refused, type Result } from '#core/result'
import { parseSourceSpec, SOURCE_FORMS, type SourceSpec } from '../sources/source-spec.ts'
import { wholeNumber } from '../sources/whole-number.ts'

export interface RecordOptions {
  readonly source: SourceSpec
  /** The capture to make. */
  readonly file: string
  /** When it ends by itself. */
  readonly seconds: number
}

export const RECORD_HELP = `Records what a strip says, line by line, as a capture.

  npm run record -- [options] FILE

  FILE              a new file; one that is there already is never touched
  --source SOURCE   ${SOURCE_FORMS}   (serial)
                    auto finds a strip, and never records the simulator
  --seconds N       ends by itself after so long, at most a day; Ctrl-C ends it sooner   (86400)
  --help            this text
`

/** The reason is one sentence about what is wrong. */
export function parseRecordOptions(argv: readonly string[]): Result<RecordOptions | 'help', string> {
  let read
  try {
    read = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        source: { type: 'string', default: 'serial' },
        seconds: { type: 'string', default: '86400' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error))
  }
  if (read.values.help) return accepted('help')
  const source = parseSourceSpec(read.values.source)
  if (!source.ok) return source
  if (source.value.kind === 'replay') return refused('A replay is a capture already.')
  if (source.value.kind === 'none') return refused('Without a source there is nothing to record.')
  const rest = v.safeParse(restSchema, { files: read.positionals, seconds: read.values.seconds })
  if (!rest.success) return refused(rest.issues[0].message)
  return accepted({ source: source.value, file: rest.output.files[0], seconds: rest.output.seconds })
}

const ONE_FILE = 'Name one FILE to record into.'

const restSchema = v.object({
  files: v.strictTuple([v.pipe(v.string(ONE_FILE), v.minLength(1, ONE_FILE))], ONE_FILE),
  seconds: wholeNumber('--seconds', 1, 86_400),
})
