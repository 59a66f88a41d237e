/** A zip byte by byte, so that it can say what no honest program would write (APPNOTE 4.3). */
import { Buffer } from 'node:buffer'
import { crc32, deflateRawSync } from 'node:zlib'

export interface RawEntry {
  readonly name: string
  readonly data: string | Buffer
  /** What it says of itself when that is not so. */
  readonly says?: {
    readonly crc?: number
    readonly size?: number
    readonly packedSize?: number
    readonly method?: number
    readonly flags?: number
    readonly attributes?: number
    /** Lies where this other entry lies. */
    readonly at?: number
  }
}

export function rawZip(entries: readonly RawEntry[], saysEntries = entries.length): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  const places: number[] = []
  let place = 0
  for (const { name, data, says = {} } of entries) {
    const plain = Buffer.from(data)
    const packed = deflateRawSync(plain)
    const field = { crc: says.crc ?? crc32(plain), packed: says.packedSize ?? packed.length, size: says.size ?? plain.length }
    const named = Buffer.from(name, 'latin1')
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(says.flags ?? 0, 2)
    common.writeUInt16LE(says.method ?? 8, 4)
    common.writeUInt32LE(field.crc, 10)
    common.writeUInt32LE(field.packed, 14)
    common.writeUInt32LE(field.size, 18)
    common.writeUInt16LE(named.length, 22)
    places.push(place)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, named, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(says.attributes ?? 0, 6)
    tail.writeUInt32LE(places[says.at ?? places.length - 1] ?? 0, 10)
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03', 'latin1'), common, tail, named]))
    locals.push(local)
    place += local.length
  }
  const central = Buffer.concat(centrals)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(Math.min(saysEntries, 0xfffe), 8)
  end.writeUInt16LE(Math.min(saysEntries, 0xfffe), 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(place, 16)
  return Buffer.concat([...locals, central, end])
}
