import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)
const SCRIPT = join(import.meta.dirname, '../../../host/cli/replay.ts')
const COLD = join(import.meta.dirname, '../../fixtures/floor/cold-A-p10-01.capture.gz')
const MOVING = join(import.meta.dirname, '../../fixtures/floor/move-08-p10-0.capture.gz')

test('[FL-24] replay prints one object a line for each capture in turn, with the file as it was named', async () => {
  const { stdout, stderr } = await run(process.execPath, [SCRIPT, COLD, COLD])
  const lines: object[] = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(stderr).toBe('')
  expect(lines).toHaveLength(50)
  expect(Object.keys(lines[24] ?? {})).toEqual(['file', 'at', 'people', 'counts', 'total'])
  expect(lines[24]).toMatchObject({ file: COLD, at: 2500, total: 8 })
  expect(lines[24]).toEqual(lines[49])
})

test('[FL-26] replay ends with 2 and a sentence when a file is missing or none is named', async () => {
  await expect(run(process.execPath, [SCRIPT, '/nowhere/a.capture'])).rejects.toMatchObject({
    code: 2,
    stdout: '',
    stderr: 'There is no file /nowhere/a.capture.\n',
  })
  await expect(run(process.execPath, [SCRIPT])).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Name at least one'),
  })
  expect((await run(process.execPath, [SCRIPT, '--help'])).stdout).toContain('packed with gzip')
})

test('[FL-26] a reader that has seen enough ends replay quietly', async () => {
  const child = spawn(process.execPath, [SCRIPT, MOVING, MOVING], { stdio: ['ignore', 'pipe', 'pipe'] })
  let complaints = ''
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()))
  await once(child.stdout, 'data')
  child.stdout.destroy()
  expect(await once(child, 'close')).toEqual([0, null])
  expect(complaints).toBe('')
})
