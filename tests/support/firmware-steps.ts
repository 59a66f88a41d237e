/** The firmware without a clock: what it says and shows while steps are taken, and when. */
import { spawnSync } from 'node:child_process'
import { createDeviceDecoder } from '#firmware/decoder'
import { encodeHostMessage } from '#firmware/encode-host'
import type { Command, DeviceMessage } from '#firmware/messages'
import { latin1 } from './line1-messages.ts'

export interface Steps {
  /** What the decoder makes of its lines; nothing of them was refused. Times in ms since it was switched on. */
  readonly messages: readonly { readonly at: number; readonly message: DeviceMessage }[]
  /** Its lines as they were said. */
  readonly lines: readonly { readonly at: number; readonly line: string }[]
  /** The pictures of its light: RRGGBB for each pixel. */
  readonly pictures: readonly { readonly at: number; readonly picture: string }[]
  /** The frames that the chip of the first reader is sent, in hexadecimal. */
  readonly frames: readonly string[]
  /** When it started. */
  readonly boots: readonly number[]
}

const FIRST_CHIP = 'chip 0 '
const RECORD = /^(\d+)\t(.*)$/

/** Each step is a line as in `host/steps.cpp`. */
export function takeSteps(program: string, args: readonly string[], steps: readonly string[]): Steps {
  const { stdout, stderr, status } = spawnSync(program, ['--steps', ...args], {
    input: steps.join('\n'),
    encoding: 'latin1',
    maxBuffer: 1e8,
  })
  if (status !== 0) throw new Error(`the firmware ended with ${status}: ${stderr}`)
  const all = stdout.split('\n').flatMap((record) => {
    const [, at, what] = RECORD.exec(record) ?? []
    return at === undefined || what === undefined ? [] : { at: Number(at), what }
  })
  const lines = all.filter(isSaid).map(({ at, what }) => ({ at, line: what }))
  const pictures = all.filter(({ what }) => what.startsWith('lights '))
  return {
    messages: decode(lines),
    lines,
    pictures: pictures.map(({ at, what }) => ({ at, picture: what.slice('lights '.length) })),
    frames: all.filter(({ what }) => what.startsWith(FIRST_CHIP)).map(({ what }) => what.slice(FIRST_CHIP.length)),
    boots: all.filter(({ what }) => what === 'boot').map(({ at }) => at),
  }
}

/** The step in which the board hears a command. */
export function hear(id: number, command: Command): string {
  return hearBytes(encodeHostMessage({ id, ...command }))
}

export function hearBytes(bytes: Uint8Array): string {
  return `hear ${Buffer.from(bytes).toString('hex')}`
}

function isSaid({ what }: { readonly what: string }): boolean {
  return what !== 'boot' && !what.startsWith('lights ') && !what.startsWith('chip ')
}

function decode(lines: Steps['lines']): Steps['messages'] {
  const messages: { at: number; message: DeviceMessage }[] = []
  let now = 0
  const decoder = createDeviceDecoder({
    message: (message) => messages.push({ at: now, message }),
    refused(refusal) {
      throw new Error(`a line was refused: ${refusal}`)
    },
  })
  for (const { at, line } of lines) {
    now = at
    decoder.push(latin1(`${line}\n`))
  }
  return messages
}
