/** All that a running program could write in its memory, read from outside as whoever owns the machine can. Linux, as root. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'

/** Bytes that are read at once. */
const PIECE = 1 << 20
const ZEROS = Buffer.alloc(PIECE)

/** Those of the secrets that are in the memory of a process: as text of one or two bytes a character, or, if they are digits, as the bytes they mean. */
export function secretsInMemory(pid: number, secrets: readonly string[]): readonly string[] {
  const find = finder(secrets)
  const memory = openSync(`/proc/${pid}/mem`, 'r')
  try {
    for (const [from, to] of writable(pid)) search(memory, from, to, find)
  } finally {
    closeSync(memory)
  }
  return secrets.filter((secret) => find.found.has(secret))
}

interface Finder {
  readonly longest: number
  readonly found: ReadonlySet<string>
  /** Looks at the first so many bytes of a buffer for where one begins. */
  look(bytes: Buffer, length: number): void
}

/** One pass for all of them: the first two bytes tell where it is worth to compare. */
function finder(secrets: readonly string[]): Finder {
  const forms = secrets.flatMap((secret) => formsOf(secret).map((bytes) => ({ secret, bytes })))
  const byStart = Map.groupBy(forms, ({ bytes }) => bytes.readUInt16LE(0))
  const starts = Uint8Array.from({ length: 0x1_0000 }, (_, start) => (byStart.has(start) ? 1 : 0))
  const found = new Set<string>()
  return {
    longest: Math.max(...forms.map(({ bytes }) => bytes.length)),
    found,
    look(bytes, length) {
      let start = (bytes[0] ?? 0) << 8
      for (let at = 0; at < length; at++) {
        start = (start >> 8) | ((bytes[at + 1] ?? 0) << 8)
        if (starts[start] !== 1) continue
        for (const form of byStart.get(start) ?? [])
          if (form.bytes.compare(bytes, at, at + form.bytes.length) === 0) found.add(form.secret)
      }
    },
  }
}

function formsOf(secret: string): readonly Buffer[] {
  const texts = [secret, secret.toLowerCase(), secret.toUpperCase()].flatMap((text) => [
    Buffer.from(text, 'latin1'),
    Buffer.from(text, 'utf16le'),
  ])
  return /^([0-9A-F]{2})+$/.test(secret) ? [...texts, Buffer.from(secret, 'hex')] : texts
}

function writable(pid: number): readonly (readonly [number, number])[] {
  const lines = readFileSync(`/proc/${pid}/maps`, 'latin1').matchAll(/^([0-9a-f]+)-([0-9a-f]+) rw/gm)
  return Array.from(lines, ([, from = '', to = '']) => [Number.parseInt(from, 16), Number.parseInt(to, 16)])
}

function search(memory: number, from: number, to: number, find: Finder): void {
  const bytes = Buffer.alloc(PIECE + find.longest)
  // Pieces overlap by the longest secret, so that none is cut in two.
  for (let at = from; at < to; at += PIECE - find.longest) {
    const length = read(memory, bytes, at, Math.min(PIECE, to - at))
    if (bytes.compare(ZEROS, 0, length, 0, length) !== 0) find.look(bytes, length)
  }
}

/** What the kernel does not let anybody read, or was given back meanwhile, is empty. */
function read(memory: number, into: Buffer, at: number, length: number): number {
  try {
    return readSync(memory, into, 0, length, at)
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'EIO' || error.code === 'EFAULT')) return 0
    throw error
  }
}
