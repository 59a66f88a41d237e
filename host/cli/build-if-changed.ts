/**
 * Builds the pages and the shell in this folder, unless they are built of these very sources: after a power cut the room is back seconds
 * sooner, a second start takes no page from under the first, and a kiosk that may write nowhere but in its data starts as well.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

const SOURCES = [
  '{core,content,electron,firmware-protocol,host,renderer}/**/*.*',
  '{package,package-lock}.json',
  'electron.vite.config.ts',
]
/** Says what the build was made of; in a folder that every build empties first. */
const MADE_OF = 'out/main/made-of'

const now = sourcesNow()
if (!existsSync(MADE_OF) || readFileSync(MADE_OF, 'utf8') !== now) process.exitCode = build()

function build(): number {
  // Not on standard output: scripts read that.
  process.stderr.write('Meetlat is being made ready, once, in less than a minute.\n')
  rmSync(MADE_OF, { force: true })
  // As npm runs it: on Windows npm is a script, which only a shell can start.
  const { status } = spawnSync('npm run build --silent', { shell: true, stdio: 'inherit' })
  if (status === 0) writeFileSync(MADE_OF, now)
  return status ?? 1
}

function sourcesNow(): string {
  const hash = createHash('sha256')
  const files = globSync(SOURCES, { exclude: ({ name }) => name === 'node_modules', withFileTypes: true }).filter((file) =>
    file.isFile(),
  )
  for (const file of files.map(({ parentPath, name }) => `${parentPath}/${name}`).sort())
    hash.update(`${file}\0`).update(readFileSync(file))
  return hash.digest('hex')
}
