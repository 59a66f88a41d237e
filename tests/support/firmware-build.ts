/** The firmware of a strip as a program: built with g++ when its sources changed, kept in `.cache/firmware`. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const project = join(import.meta.dirname, '../..')
const FIRMWARE = join(project, 'firmware-protocol/firmware')
const KEPT = join(project, '.cache/firmware')
const WARNINGS = ['-Wall', '-Wextra', '-Wshadow', '-Wconversion', '-Werror']
const VARIANTS = {
  plain: [],
  /** Ends at the first read or write out of bounds, overflow of a signed number, and so on. */
  sanitized: ['-g', '-fsanitize=address,undefined', '-fno-sanitize-recover=all'],
} as const

/** The path of the program. */
export async function buildFirmware(variant: keyof typeof VARIANTS): Promise<string> {
  const flags = ['-std=c++17', '-O1', ...WARNINGS, ...VARIANTS[variant]]
  const sources = globSync('{core,host}/*.{cpp,hpp}', { cwd: FIRMWARE }).toSorted()
  const hash = createHash('sha256').update(flags.join(' '))
  for (const source of sources) hash.update(source).update(readFileSync(join(FIRMWARE, source)))
  const program = join(KEPT, `board-${variant}-${hash.digest('hex').slice(0, 16)}`)
  if (!existsSync(program)) await build(program, flags, sources.filter(isUnit))
  return program
}

/** Compiles the core alone as a board without a standard library would, and gives the names that it does not bring itself. */
export async function namesTheCoreNeeds(): Promise<readonly string[]> {
  return inFolder(async (folder) => {
    const flags = ['-std=c++17', '-Os', ...WARNINGS, '-nostdinc++', '-fno-exceptions', '-fno-rtti', '-fno-threadsafe-statics']
    const units = globSync('core/*.cpp', { cwd: FIRMWARE })
    const objects = await compile(folder, flags, units)
    const { stdout } = await run('nm', ['--format=just-symbols', '--undefined-only', ...objects])
    return stdout.split('\n').filter((name) => name !== '' && !name.endsWith(':') && !name.includes('line1'))
  })
}

/** At another place first: whoever looks finds a whole program or none. */
async function build(program: string, flags: readonly string[], units: readonly string[]): Promise<void> {
  await inFolder(async (folder) => {
    const objects = await compile(folder, [...flags, '-Icore'], units)
    const built = join(folder, 'board')
    await run('g++', [...flags, ...objects, '-o', built])
    for (const older of globSync(`${program.slice(0, program.lastIndexOf('-'))}-*`)) rmSync(older)
    renameSync(built, program)
  })
}

async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  mkdirSync(KEPT, { recursive: true })
  const folder = mkdtempSync(join(KEPT, 'building-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Two at a time: the machine has two cores. */
async function compile(folder: string, flags: readonly string[], units: readonly string[]): Promise<readonly string[]> {
  const waiting = [...units]
  const objects: string[] = []
  async function work(): Promise<void> {
    for (let unit = waiting.pop(); unit !== undefined; unit = waiting.pop()) {
      const object = join(folder, `${basename(unit, '.cpp')}.o`)
      await run('g++', [...flags, '-c', unit, '-o', object], { cwd: FIRMWARE })
      objects.push(object)
    }
  }
  await Promise.all([work(), work()])
  return objects
}

function isUnit(source: string): boolean {
  return source.endsWith('.cpp')
}
