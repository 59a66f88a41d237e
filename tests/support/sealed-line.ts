/** A line of LINE/1 with its checksum, whatever it says: also what no encoder would say. */

/** `line` is what comes before the checksum, its start character included; latin1. The checksum is worked out bit by bit. */
export function sealed(line: string): Uint8Array {
  const bytes = Buffer.from(line, 'latin1')
  let crc = 0xffff
  for (const byte of bytes.subarray(1)) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff
  }
  const digits = crc.toString(16).toUpperCase().padStart(4, '0')
  return Uint8Array.from(Buffer.concat([bytes, Buffer.from(`*${digits}\n`)]))
}
