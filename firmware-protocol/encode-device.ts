/** From a device's message to its line: what a board does, and so the simulator. */
import { hex } from './ascii.ts'
import { packCells } from './cells.ts'
import { HELLO_NUMBERS } from './layout.ts'
import { LONGEST_DEVICE_LINE, type CardEvent, type Delta, type DeviceMessage, type Hello, type Version } from './messages.ts'
import { seal } from './seal.ts'

/** The line with its LF. Throws a RangeError for a message that does not fit a line; other values are trusted to be within their bounds. */
export function encodeDeviceMessage(message: DeviceMessage): Uint8Array {
  return seal('$', [hex(message.seq, 2), ...fieldsOf(message)].join(','), LONGEST_DEVICE_LINE)
}

/** A `ver`. */
export function versionText({ major, minor }: Version): string {
  return `${major}.${minor}`
}

function fieldsOf(message: DeviceMessage): readonly string[] {
  switch (message.type) {
    case 'hello':
      return helloFields(message)
    case 'foreign-hello':
      return ['H', versionText(message.version)]
    case 'beat':
      return [
        'B',
        hex(message.t),
        hex(message.boot, 4),
        hex(message.sent),
        hex(message.bad),
        hex(message.flags),
        hex(message.event),
      ]
    case 'full':
      return ['F', hex(message.t), hex(message.first), `${message.encoding}`, packCells(message.cells, message.encoding)]
    case 'delta':
      return ['D', hex(message.t), hex(message.key, 2), hex(message.first), pairs(message.changes)]
    case 'card':
      return cardFields(message)
    case 'ack':
      return ['A', hex(message.id, 2), message.code, ...message.fields]
    case 'notice':
      return ['E', hex(message.t), message.code, ...message.fields]
    case 'text':
      return ['T', message.text]
    case 'unknown':
      return [message.letters, ...message.fields]
  }
}

function helloFields(hello: Hello): readonly string[] {
  const { version, role, uid, firmware, boot, reset, enc, mk } = hello
  const keys: string[] = []
  for (const key of HELLO_NUMBERS) {
    const value = hello[key]
    if (value !== null) keys.push(`${key}=${value}`)
    if (key === 'hz' && enc !== null) keys.push(`enc=${enc}`)
    if (key === 'rd' && mk !== null) keys.push(`mk=${mk.join('.')}`)
  }
  return ['H', versionText(version), role, uid, firmware, hex(boot, 4), reset, ...keys]
}

function pairs(changes: Delta['changes']): string {
  return Array.from(changes, (byte) => hex(byte, 2)).join('')
}

function cardFields({ t, event, mark, move, token, dwell }: CardEvent): readonly string[] {
  const stay = dwell === null ? [] : [hex(dwell)]
  return ['N', hex(t), hex(event), hex(mark), move === 'arrive' ? 'A' : 'L', token, ...stay]
}
