import { Buffer } from 'node:buffer'
import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { en } from '#content/en'
import { nl } from '#content/nl'
import { IMPORT_REFUSALS } from '#core/archive/import-refusals'
import { STICK_REFUSALS } from '#core/archive/archive-answers'
import { sessionFileOf } from '#core/archive/session-file'
import { sessionsIn } from '#host/archive/import-sessions'
import { LARGEST_ZIP } from '#host/archive/read-zip'
import { archivedSession } from '../../support/archived.ts'
import { rawZip, type RawEntry } from '../../support/raw-zip.ts'

const MANIFEST: RawEntry = { name: 'manifest.json', data: '{"format":"meetlat-archive","version":1,"sessions":1}' }
const FILE = JSON.stringify(sessionFileOf(archivedSession()))
const SESSION: RawEntry = { name: 'sessions/a/session.json', data: FILE }
const WRAPPING = { format: 'meetlat-session', version: 1 }
const LINK = (0o120777 << 16) >>> 0

async function outcome(zip: Uint8Array): Promise<string> {
  const read = await sessionsIn(zip)
  return read.ok ? `${read.value.length} came in` : read.reason
}

test('[AR-20] an honest zip of ours comes in, also one that another program packed', async () => {
  expect(await outcome(rawZip([MANIFEST, SESSION]))).toBe('1 came in')
  expect(await outcome(rawZip([MANIFEST, SESSION, { name: 'a note of mine.txt', data: 'hello' }]))).toBe('1 came in')
  // A table of sessions that are alike shrinks more than any bomb; nobody unpacks it.
  expect(await outcome(rawZip([MANIFEST, SESSION, { name: 'kaarten.csv', data: Buffer.alloc(20 * 1024 * 1024) }]))).toBe(
    '1 came in',
  )
})

test.each<[string, () => Uint8Array, string]>([
  ['nothing', () => new Uint8Array(), 'not-a-zip'],
  ['a picture', () => randomBytes(5000), 'not-a-zip'],
  ['half of it', () => rawZip([MANIFEST, SESSION]).subarray(0, 300), 'not-a-zip'],
  ['a larger file than any archive', () => Buffer.alloc(LARGEST_ZIP + 1), 'too-large'],
  ['a name that climbs out', () => rawZip([MANIFEST, SESSION, { name: 'sessions/../../etc/cron.d/x', data: 'x' }]), 'unsafe-name'],
  ['a name with backslashes', () => rawZip([MANIFEST, SESSION, { name: '..\\..\\x', data: 'x' }]), 'unsafe-name'],
  ['a name from the root', () => rawZip([MANIFEST, SESSION, { name: '/etc/passwd', data: 'x' }]), 'unsafe-name'],
  ['a name of a drive', () => rawZip([MANIFEST, SESSION, { name: 'C:/x', data: 'x' }]), 'unsafe-name'],
  ['a name that is no text', () => rawZip([MANIFEST, SESSION, { name: '\xFF\xFE', data: 'x' }]), 'unsafe-name'],
  ['a name with a zero in it', () => rawZip([MANIFEST, SESSION, { name: 'a\0b', data: 'x' }]), 'unsafe-name'],
  ['the same name twice', () => rawZip([MANIFEST, SESSION, SESSION]), 'duplicate-name'],
  ['a name twice but for capitals', () => rawZip([MANIFEST, SESSION, { name: 'MANIFEST.json', data: 'x' }]), 'duplicate-name'],
  ['a link', () => rawZip([MANIFEST, { ...SESSION, data: '/etc/passwd', says: { attributes: LINK } }]), 'symbolic-link'],
  ['a file with a password', () => rawZip([MANIFEST, { ...SESSION, says: { flags: 1 } }]), 'encrypted'],
  ['another way of packing', () => rawZip([MANIFEST, { ...SESSION, says: { method: 14 } }]), 'unknown-packing'],
  ['a checksum that is not right', () => rawZip([MANIFEST, { ...SESSION, says: { crc: 7 } }]), 'damaged'],
  ['less than it says', () => rawZip([MANIFEST, { ...SESSION, says: { size: FILE.length + 1 } }]), 'damaged'],
  ['more than it says', () => rawZip([MANIFEST, { ...SESSION, says: { size: 40 } }]), 'damaged'],
  ['more files than it has', () => rawZip([MANIFEST, SESSION], 900), 'damaged'],
  ['more files than anybody has', () => rawZip([MANIFEST, SESSION], 60_000), 'too-many-files'],
  ['a gigabyte', () => rawZip([MANIFEST, { ...SESSION, says: { size: 1024 ** 3 } }]), 'too-large'],
  ['sizes that only zip64 can say', () => rawZip([MANIFEST, { ...SESSION, says: { size: 0xffffffff } }]), 'too-large'],
  ['five megabytes of zeros', () => rawZip([MANIFEST, { ...SESSION, data: Buffer.alloc(5 * 1024 * 1024) }]), 'bomb'],
  ['files that lie over each other', () => rawZip(overlapping()), 'bomb'],
  ['no manifest', () => rawZip([SESSION]), 'no-sessions'],
  ['a manifest alone', () => rawZip([MANIFEST]), 'no-sessions'],
  [
    'a newer archive',
    () => rawZip([{ ...MANIFEST, data: '{"format":"meetlat-archive","version":2,"sessions":1}' }, SESSION]),
    'newer-version',
  ],
  [
    'a newer session',
    () => rawZip([MANIFEST, { ...SESSION, data: '{"format":"meetlat-session","version":9,"x":1}' }]),
    'newer-version',
  ],
  ['no JSON', () => rawZip([MANIFEST, { ...SESSION, data: '{"format":' }]), 'not-a-session'],
  ['a field too many', () => rawZip([MANIFEST, { ...SESSION, data: FILE.replace('{', '{"x":1,') }]), 'not-a-session'],
  ['a place beyond the line', () => rawZip([MANIFEST, { ...SESSION, data: FILE.replace('7.25', '7000') }]), 'not-a-session'],
  ['the same session twice', () => rawZip([MANIFEST, SESSION, { ...SESSION, name: 'sessions/b/session.json' }]), 'not-a-session'],
])('[AR-21] %s is refused, and nothing comes in', async (_, zip, reason) => {
  expect(await outcome(zip())).toBe(reason)
})

test('[AR-21] whatever bytes of a good zip are changed, it comes in whole, or not at all with a reason', async () => {
  const good = rawZip([MANIFEST, SESSION])
  await fc.assert(
    fc.asyncProperty(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), async (place, flip) => {
      const bad = Buffer.from(good)
      bad[place] = (bad[place] ?? 0) ^ flip
      const read = await sessionsIn(bad)
      const outcome = read.ok ? JSON.stringify({ ...WRAPPING, session: read.value[0] }) : read.reason
      expect([...IMPORT_REFUSALS, FILE]).toContain(outcome)
    }),
    { numRuns: 400 },
  )
})

test('[AR-22] each reason why something is not taken in or not written has its sentence in Dutch and in English', () => {
  const reasons = new Set<string>([...IMPORT_REFUSALS, ...STICK_REFUSALS, 'no-printer', 'no-answer'])
  for (const { archive } of [nl, en]) expect(new Set(Object.keys(archive.why))).toEqual(reasons)
})

function overlapping(): readonly RawEntry[] {
  const kernel: RawEntry = { name: 'kernel', data: randomBytes(30_000) }
  const says = { at: 2, packedSize: 30_000, size: 30_000 }
  const copies = Array.from({ length: 40 }, (_, index): RawEntry => ({ name: `copy ${index}`, data: '', says }))
  return [MANIFEST, SESSION, kernel, ...copies]
}
