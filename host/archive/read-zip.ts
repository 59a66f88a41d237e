/** Reads files out of a zip that anybody may have made: everything in it is bounded and looked at before anything is believed. */
import { Buffer } from 'node:buffer'
import { crc32 } from 'node:zlib'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import type { ZipRefusal } from '#core/archive/import-refusals'
import { accepted, refused, type Result } from '#core/result'

/** The packed file, and of the files that are wanted one and all of them unpacked, bytes. An archive of 5 000 full sessions stays below. */
export const LARGEST_ZIP = 64 * 1024 * 1024
const LARGEST_FILE = 8 * 1024 * 1024
const LARGEST_UNPACKED = 512 * 1024 * 1024
const MOST_FILES = 40_000
const LONGEST_NAME = 300
/** Sessions shrink to a tenth; nothing honest shrinks to less than this part, once it is of some size. */
const MOST_SHRUNK = 200
const SMALL = 64 * 1024

/** Stored and deflated (APPNOTE 4.4.5). */
const PACKINGS = [0, 8]
/** The kind of a file in the mode that Unix keeps in the upper half of the external attributes, and a link. */
const KIND_OF_FILE = 0o170000
const LINK = 0o120000

/**
 * Passes each wanted file on, in the order of the zip. All entries are looked at first. What nobody wants is never unpacked, so that it may be
 * as large as it likes: a table of many sessions that are alike shrinks more than a bomb.
 */
export async function readZip(
  data: Uint8Array,
  wanted: (name: string) => boolean,
  take: (name: string, file: Uint8Array) => void,
): Promise<Result<null, ZipRefusal>> {
  if (data.byteLength > LARGEST_ZIP) return refused('too-large')
  const zip = await open(data)
  if (zip === null) return refused('not-a-zip')
  const listed = await list(zip, data.byteLength, wanted)
  if (!listed.ok) return listed
  for (const { name, entry } of listed.value) {
    const file = await unpack(zip, entry)
    if (file === null) return refused('damaged')
    take(name, file)
  }
  return accepted(null)
}

async function open(data: Uint8Array): Promise<ZipFile | null> {
  try {
    // Names as bytes: they are judged here, each with its own reason.
    return await fromBufferPromise(Buffer.from(data.buffer, data.byteOffset, data.byteLength), {
      lazyEntries: true,
      decodeStrings: false,
      validateEntrySizes: true,
    })
  } catch {
    return null
  }
}

interface Listed {
  readonly name: string
  readonly entry: Entry
}

async function list(zip: ZipFile, size: number, wanted: (name: string) => boolean): Promise<Result<readonly Listed[], ZipRefusal>> {
  if (zip.entryCount > MOST_FILES) return refused('too-many-files')
  const entries: Listed[] = []
  const names = new Set<string>()
  const sum = { packed: 0, unpacked: 0 }
  try {
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry)
      if (name === null) return refused('unsafe-name')
      // The disks of many people do not tell capitals apart.
      if (names.has(name.toLowerCase())) return refused('duplicate-name')
      names.add(name.toLowerCase())
      sum.packed += entry.compressedSize
      // Files that lie over each other are how a small zip unpacks to a petabyte.
      if (sum.packed > size) return refused('bomb')
      const strange = strangeness(entry)
      if (strange !== null) return refused(strange)
      if (!wanted(name)) continue
      if (entry.uncompressedSize > LARGEST_FILE) return refused('too-large')
      if (isBomb(entry)) return refused('bomb')
      sum.unpacked += entry.uncompressedSize
      if (sum.unpacked > LARGEST_UNPACKED) return refused('too-large')
      entries.push({ name, entry })
    }
  } catch {
    return refused('damaged')
  }
  return accepted(entries)
}

function strangeness(entry: Entry): ZipRefusal | null {
  if (entry.isEncrypted()) return 'encrypted'
  if (((entry.externalFileAttributes >>> 16) & KIND_OF_FILE) === LINK) return 'symbolic-link'
  return PACKINGS.includes(entry.compressionMethod) ? null : 'unknown-packing'
}

function isBomb({ compressedSize, uncompressedSize }: Entry): boolean {
  return uncompressedSize > SMALL && uncompressedSize > MOST_SHRUNK * compressedSize
}

/** A name as a path within the zip; null when it leads anywhere else. */
function nameOf({ fileNameRaw }: Entry): string | null {
  if (fileNameRaw.length === 0 || fileNameRaw.length > LONGEST_NAME) return null
  const name = fileNameRaw.toString('utf8')
  if (/[\\\p{Cc}\uFFFD:]/u.test(name) || name.startsWith('/')) return null
  return name.split('/').includes('..') ? null : name.normalize('NFC')
}

/** Null when what comes out is not what the zip says. Never holds more than it says. */
async function unpack(zip: ZipFile, entry: Entry): Promise<Uint8Array | null> {
  try {
    const chunks: Buffer[] = []
    let length = 0
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      if (!(chunk instanceof Buffer)) return null
      length += chunk.length
      if (length > entry.uncompressedSize) return null
      chunks.push(chunk)
    }
    const file = Buffer.concat(chunks)
    return file.length === entry.uncompressedSize && crc32(file) === entry.crc32 ? file : null
  } catch {
    return null
  }
}
