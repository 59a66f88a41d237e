/** A CUPS of a test's own: its queues lead to files, and to printers that fail as real ones do. Nothing of the machine's is touched. */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const DAEMON = '/usr/sbin/cupsd'
const HELPERS = '/usr/lib/cups/daemon'

/**
 * What a queue leads to: `file` keeps what comes out; `no-paper` says so, and stops; `silent` is never reached; `gone` prints for as long as
 * it is there.
 */
export type Backend = 'file' | 'no-paper' | 'silent' | 'gone'

const BACKENDS: Readonly<Record<Backend, string>> = {
  // Each job is a file of its own, the copies in its name.
  file: 'cat > "${DEVICE_URI#file-of:}/job-$1-copies-$4.pdf"',
  'no-paper': 'echo "STATE: +media-empty-error" >&2; sleep 1; exit 4',
  silent: 'echo "STATE: +connecting-to-device" >&2; exec sleep 600',
  gone: 'exec sleep 600',
}

export interface Cups {
  /** What a program needs to find it. */
  readonly env: Readonly<Record<string, string | undefined>>
  add(queue: string, backend: Backend): Promise<void>
  /** lpadmin, cupsenable and the like. */
  command(program: string, ...args: string[]): Promise<string>
  /** The files that came out, by name. */
  out(): Promise<readonly string[]>
  read(file: string): Promise<Buffer>
  stop(): Promise<void>
}

/** `spool` is where jobs wait; null for a folder of its own. */
export async function startCups(spool: string | null = null): Promise<Cups> {
  const folder = await mkdtemp(join(tmpdir(), 'meetlat-cups-'))
  await chmod(folder, 0o755)
  const socket = join(folder, 'cups.sock')
  await layOut(folder, socket, spool ?? join(folder, 'spool'))
  const daemon = spawn(DAEMON, ['-f', '-c', join(folder, 'cupsd.conf'), '-s', join(folder, 'cups-files.conf')], { stdio: 'ignore' })
  const gone = once(daemon, 'exit')
  const env = { ...process.env, CUPS_SERVER: socket, LC_ALL: 'C' }
  const command = async (program: string, ...args: string[]): Promise<string> => (await run(program, args, { env })).stdout
  await untilItRuns(() => command('lpstat', '-r'))
  return {
    env,
    command,
    async add(queue, backend) {
      const uri = backend === 'file' ? `file-of:${join(folder, 'out')}` : `${backend}:x`
      await command('lpadmin', '-p', queue, '-E', '-v', uri, '-m', 'raw', '-o', 'printer-error-policy=stop-printer')
    },
    out: async () => (await readdir(join(folder, 'out'))).sort(),
    read: (file) => readFile(join(folder, 'out', file)),
    async stop() {
      daemon.kill('SIGTERM')
      await gone
      await rm(folder, { recursive: true, force: true, maxRetries: 10 })
    },
  }
}

async function layOut(folder: string, socket: string, spool: string): Promise<void> {
  const bin = join(folder, 'bin')
  for (const part of ['root', 'cache', 'state', 'bin/backend', 'bin/filter']) await mkdir(join(folder, part), { recursive: true })
  await mkdir(spool, { recursive: true })
  await mkdir(join(folder, 'out'))
  // The scheduler is root, its helpers are not.
  await chmod(join(folder, 'out'), 0o777)
  await symlink(HELPERS, join(bin, 'daemon'))
  for (const [name, script] of Object.entries(BACKENDS)) {
    const file = join(bin, 'backend', name === 'file' ? 'file-of' : name)
    await writeFile(file, `#!/bin/sh\n[ $# -eq 0 ] && exit 0\n[ -n "$6" ] && exec < "$6"\n${script}\n`)
    await chmod(file, 0o755)
  }
  await writeFile(
    join(folder, 'cupsd.conf'),
    `Listen ${socket}
Browsing Off
DefaultAuthType None
WebInterface No
LogLevel warn
<Location />
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
Allow all
</Limit>
</Policy>
`,
  )
  const files = { ServerRoot: 'root', CacheDir: 'cache', StateDir: 'state', ServerBin: 'bin' }
  const logs = ['AccessLog', 'ErrorLog', 'PageLog'].map((name) => `${name} ${join(folder, name)}`)
  const folders = Object.entries(files).map(([name, part]) => `${name} ${join(folder, part)}`)
  await writeFile(join(folder, 'cups-files.conf'), [...folders, ...logs, `RequestRoot ${spool}`, 'SystemGroup root', ''].join('\n'))
}

/** Asks again and again; each question takes a moment by itself. */
async function untilItRuns(ask: () => Promise<string>): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    try {
      if ((await ask()).includes('is running')) return
    } catch {
      // Not yet.
    }
  }
  throw new Error('cupsd did not start')
}
