/** From a host's message to its line. */
import { hex } from './ascii.ts'
import { versionText } from './encode-device.ts'
import { CONFIG_ORDER } from './layout.ts'
import { LIGHT_EFFECTS, LONGEST_HOST_LINE, type HostMessage } from './messages.ts'
import { seal } from './seal.ts'

/** The line with its LF. Throws a RangeError for a message that does not fit a line; other values are trusted to be within their bounds. */
export function encodeHostMessage(message: HostMessage): Uint8Array {
  return seal('!', [hex(message.id, 2), ...fieldsOf(message)].join(','), LONGEST_HOST_LINE)
}

function fieldsOf(message: HostMessage): readonly string[] {
  switch (message.type) {
    case 'hello':
      return ['H', versionText(message.version)]
    case 'config':
      return ['C', ...CONFIG_ORDER.filter((key) => message[key] !== undefined).map((key) => `${key}=${message[key]}`)]
    case 'identify':
      return ['G']
    case 'zero':
      return message.range === null ? ['Z'] : ['Z', hex(message.range.first), hex(message.range.count)]
    case 'light-marks':
      return ['L', 'M', message.colours.map((colour) => hex(colour)).join('')]
    case 'light-pixels':
      return ['L', 'P', hex(message.first), hex(message.count), hex(message.colour)]
    case 'light-effect':
      return ['L', 'X', hex(LIGHT_EFFECTS.indexOf(message.effect))]
    case 'salt':
      return ['S', message.salt]
    case 'received':
      return ['K', hex(message.event)]
    case 'ping':
      return ['P', hex(message.token)]
    case 'reboot':
      return ['R', hex(message.boot, 4)]
    case 'unknown':
      return [message.letters, ...message.fields]
  }
}
