import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSimulator } from '#firmware/simulator'
import { sealed } from '../../support/sealed-line.ts'

const script = join(import.meta.dirname, '../../../host/cli/decode.ts')
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meetlat-decode-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** What it prints of a file with these bytes. */
async function decode(
  ...pieces: readonly (Uint8Array | string)[]
): Promise<{ readonly messages: object[]; readonly counts: object | undefined }> {
  const file = join(folder, 'file')
  await writeFile(file, Buffer.concat(pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece))))
  const { stdout } = await promisify(execFile)(process.execPath, [script, file], { maxBuffer: 2 ** 28 })
  const messages: object[] = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  const counts = messages.pop()
  return { messages, counts }
}

/** What a simulated board says in so many seconds. */
function simulatedBytes(seconds: number): Uint8Array {
  const simulator = createSimulator()
  return Buffer.concat([simulator.advance(0), simulator.advance(seconds * 1000)])
}

const hello = sealed('$00,H,1.0,floor,3A7F00C21B94,0.3.1,5C1E,PO,n=4,pitch=100,org=50,lsb=500,hz=30')

test('[FP-82] decode prints each message as one JSON object and last the counts', async () => {
  const { messages, counts } = await decode(
    hello,
    sealed('$01,F,14,0,8,AAECAw'),
    sealed('$02,D,35,01,1,0030021A'),
    sealed('$03,F,56,0,8,AAEC'),
    sealed('!01,H,1.0'),
    'ets Jul 29 2019\r\n',
    sealed('$04,Q,new'),
    sealed('$05,T,ready').subarray(0, -1),
  )
  expect(messages).toMatchObject([
    { type: 'hello', uid: '3A7F00C21B94', n: 4 },
    { type: 'full', seq: 1, t: 20, cells: [0, 1, 2, 3] },
    {
      type: 'delta',
      seq: 2,
      key: 1,
      changes: [
        [1, 0x30],
        [3, 0x1a],
      ],
    },
    { type: 'text', text: 'ready' },
  ])
  expect(counts).toEqual({ accepted: 4, refused: 1, ignored: 3 })
})

test('[FP-82] all vectors in one file, valid and hostile', async () => {
  const vectors: readonly { readonly line: string }[] = JSON.parse(
    await readFile(new URL('../../fixtures/line1-vectors.json', import.meta.url), 'utf8'),
  )
  const { messages, counts } = await decode(...vectors.map(({ line }) => line))
  expect(messages).toHaveLength(18)
  expect(counts).toEqual({ accepted: 18, refused: 7, ignored: 10 })
})

test('[FP-83] a capture and a packed file say what the bytes themselves say', async () => {
  const bytes = simulatedBytes(60)
  const lines = Buffer.from(bytes).toString('latin1').split('\n').slice(0, -1)
  const capture = lines.map((line, index) => `${index * 33}\t${line}\n`).join('')
  const plain = await decode(bytes)
  expect(plain.messages.length).toBeGreaterThan(1600)
  expect(plain.counts).toEqual({ accepted: plain.messages.length, refused: 0, ignored: 0 })
  expect(await decode(capture)).toEqual(plain)
  expect(await decode(gzipSync(capture))).toEqual(plain)
})

test('[FP-83] an empty file has no messages', async () => {
  expect(await decode('')).toEqual({ messages: [], counts: { accepted: 0, refused: 0, ignored: 0 } })
})

test.each([
  ['a missing file', () => [join(folder, 'nowhere')], /^There is no file .*nowhere\.\n$/],
  ['a folder', () => [folder], /is not a file\.\n$/],
  ['no name', () => [], /^Name one file\./],
  ['two names', () => ['one', 'two'], /^Name one file\./],
])('[FP-84] %s is said in a sentence, and the exit code is 2', async (_, names, sentence) => {
  const run = promisify(execFile)(process.execPath, [script, ...names()])
  await expect(run).rejects.toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(sentence) })
})

test('[FP-84] a packed file that lost its end is said in a sentence', async () => {
  const file = join(folder, 'cut.gz')
  await writeFile(file, gzipSync(simulatedBytes(60)).subarray(0, 20_000))
  const run = promisify(execFile)(process.execPath, [script, file], { maxBuffer: 2 ** 28 })
  await expect(run).rejects.toMatchObject({ code: 2, stderr: `${file} cannot be read to its end: unexpected end of file.\n` })
})

test('[FP-84] a reader that has seen enough ends it quietly', async () => {
  const file = join(folder, 'long')
  await writeFile(file, simulatedBytes(300))
  const child = spawn(process.execPath, [script, file], { stdio: ['ignore', 'pipe', 'pipe'] })
  let complaints = ''
  child.stderr.on('data', (text) => (complaints += String(text)))
  await once(child.stdout, 'data')
  child.stdout.destroy()
  expect(await once(child, 'close')).toEqual([0, null])
  expect(complaints).toBe('')
})

test('[FP-84] --help explains it', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [script, '--help'])
  expect(stdout).toContain('npm run --silent decode -- FILE')
})
