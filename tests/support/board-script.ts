/** A board on the network whose cells say what a test wants: the real link, and a walk over it at the pace of the clock. */
import { createHostDecoder } from '#firmware/decoder'
import { encodeDeviceMessage } from '#firmware/encode-device'
import { PROTOCOL_MAJOR, PROTOCOL_MINOR, type AckCode, type DeviceMessage, type HostMessage } from '#firmware/messages'
import type { FloorGeometry, Reading } from '#core/floor/reading'
import type { ByteEnd } from './byte-end.ts'

export interface ScriptedBoard {
  /** From now on these readings, one after the other at the board's pace; then the last one for ever. */
  play(readings: readonly Reading[]): void
  /** Commands that came, by their kind. */
  readonly heard: readonly HostMessage['type'][]
  stop(): void
}

export function playBoard(end: ByteEnd, geometry: FloorGeometry, uid = '3A7F00C21B94'): ScriptedBoard {
  const heard: HostMessage['type'][] = []
  const start = performance.now()
  const nothing = new Uint8Array(geometry.cells)
  let readings: readonly Reading[] = []
  let from = start
  let seq = 0
  let greeted = false
  let beatAt = start

  function say(message: DeviceMessage): void {
    end.say(encodeDeviceMessage(message))
    seq = (seq + 1) & 0xff
  }

  function ack(id: number, code: AckCode): void {
    say({ type: 'ack', seq, id, code, fields: [] })
  }

  function sayHello(): void {
    const { cells, pitch, origin, length, gramsPerCount, rate } = geometry
    const strip = { n: cells, pitch, org: origin, len: length, lsb: gramsPerCount, hz: rate, enc: 8 } as const
    const board = { role: 'floor', uid, firmware: '0.3.1', boot: 7, reset: 'PO' } as const
    const version = { major: PROTOCOL_MAJOR, minor: PROTOCOL_MINOR }
    say({ type: 'hello', seq, version, ...board, ...strip, led: null, rd: null, mk: null, evq: null })
  }

  const ears = createHostDecoder({
    message(message) {
      heard.push(message.type)
      if (message.type === 'unknown' || message.type === 'received') return
      ack(message.id, 'OK')
      if (message.type === 'hello' || message.type === 'identify') sayHello()
      if (message.type === 'hello') greeted = true
    },
  })
  end.hear((bytes) => ears.push(bytes))

  const pace = setInterval(() => {
    const now = performance.now()
    const t = Math.floor(now - start)
    if (now >= beatAt) {
      beatAt += 1000
      say({ type: 'beat', seq, t, boot: 7, sent: 0, bad: 0, flags: 0, event: 0 })
    }
    if (!greeted) return
    const nth = Math.floor(((now - from) * geometry.rate) / 1000)
    const cells = (readings[nth] ?? readings.at(-1))?.cells ?? nothing
    say({ type: 'full', seq, t, first: 0, encoding: 8, cells })
  }, 1000 / geometry.rate)

  return {
    play(next) {
      readings = next
      from = performance.now()
    },
    heard,
    stop: () => clearInterval(pace),
  }
}
