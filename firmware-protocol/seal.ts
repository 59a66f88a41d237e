/** Closes a line: start character, checksum and LF around what it says. */
import { bytesOf, hex, viewOf } from './ascii.ts'
import { crc16 } from './crc16.ts'
import { BODY } from './layout.ts'

/** The bytes of the line. Throws a RangeError if no line of this side can say it: a character that is not allowed, or too long. */
export function seal(start: '$' | '!', body: string, longest: number): Uint8Array {
  if (!BODY.test(body)) throw new RangeError(`no line can say ${JSON.stringify(body)}`)
  const inside = viewOf(bytesOf(body))
  const line = bytesOf(`${start}${body}*${hex(crc16(inside, 0, inside.byteLength), 4)}\n`)
  if (line.length > longest) throw new RangeError(`a line of ${line.length} bytes, ${longest} may be sent: ${body}`)
  return line
}
