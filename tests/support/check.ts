/** `npm run check`: everything that can be said about the code without running it, as many checks at a time as there are processors. */
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { delimiter, join } from 'node:path'

interface Check {
  readonly name: string
  /** A program of node_modules/.bin and its arguments. */
  readonly command: readonly [program: string, ...args: string[]]
}

interface Outcome {
  readonly passed: boolean
  readonly output: string
}

const project = join(import.meta.dirname, '../..')
/** The programs of the project go first, its Node among them. */
const env = { ...process.env, PATH: [join(project, 'node_modules/.bin'), process.env['PATH']].join(delimiter) }
const RINGS = ['core', 'content', 'firmware-protocol', 'host', 'electron', 'renderer', 'tests']

/** The slow ones first, so that none of them is left alone at the end. */
const CHECKS: readonly Check[] = [
  ...['tests', 'host', 'electron', 'core', 'firmware-protocol', 'electron/preload', 'content'].map((folder): Check => ({
    name: `types in ${folder}`,
    command: ['tsc', '-p', folder],
  })),
  { name: 'types in renderer', command: ['vue-tsc', '-p', 'renderer'] },
  { name: 'rules (oxlint)', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'unused code (knip)', command: ['knip'] },
  { name: 'rings (dependency-cruiser)', command: ['depcruise', '--config', '.dependency-cruiser.mjs', ...RINGS] },
  { name: 'templates (eslint)', command: ['eslint', '--max-warnings', '0', '.'] },
  { name: 'layout (oxfmt)', command: ['oxfmt', '--check', '.'] },
]

const startedAt = performance.now()
let failed = 0
const waiting = [...CHECKS]
await Promise.all(Array.from({ length: availableParallelism() }, work))
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
console.log(`${CHECKS.length - failed} of ${CHECKS.length} checks passed in ${seconds} s`)
process.exitCode = failed === 0 ? 0 : 1

async function work(): Promise<void> {
  for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
    const { passed, output } = await run(check)
    if (passed) continue
    failed += 1
    console.log(`\n✗ ${check.name}: ${check.command.join(' ')}\n${output}`)
  }
}

function run({ command: [program, ...args] }: Check): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: project, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const hear = (chunk: Buffer): void => {
      output += chunk.toString()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('error', (error) => resolve({ passed: false, output: error.message }))
    child.once('close', (code) => resolve({ passed: code === 0, output }))
  })
}
