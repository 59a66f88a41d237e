/**
 * Makes sure that the programs which the tests drive are on this machine, before anything else runs. As root on Debian and its relatives
 * what is missing is installed; elsewhere it is named. Uses nothing but Node: it also runs when nothing else works yet.
 */
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** What the tests need, and what brings it on Debian: any one of the programs will do. */
const NEEDED = [
  { programs: ['chromium', 'chromium-browser', 'google-chrome'], package: 'chromium', why: 'the screens in a browser' },
  { programs: ['Xvfb'], package: 'xvfb', why: 'a display for the kiosk window' },
  { programs: ['socat'], package: 'socat', why: 'serial ports that are not there' },
  { programs: ['udevadm'], package: 'udev', why: 'the list of serial ports' },
  { programs: ['pdftotext'], package: 'poppler-utils', why: 'reading the printout' },
  { programs: ['cupsd'], package: 'cups-daemon', why: 'a printer' },
  { programs: ['lpadmin'], package: 'cups-client', why: 'setting up that printer' },
  { programs: ['g++'], package: 'g++', why: 'the firmware of a strip' },
  { programs: ['unzip'], package: 'unzip', why: 'unpacking the Electron of the tests' },
]
const INSTALL_AT_MOST = 300_000

const missing = NEEDED.filter(({ programs }) => !programs.some(isInstalled))
if (missing.length > 0) {
  const packages = missing.map((need) => need.package)
  if (canInstall()) install(packages)
  else nameThem(missing)
}

function isInstalled(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      // Not in this folder.
      return false
    }
  })
}

function canInstall(): boolean {
  return process.getuid?.() === 0 && isInstalled('apt-get')
}

function install(packages: readonly string[]): void {
  console.log(`Installing what the tests need: ${packages.join(', ')} (apt-get)`)
  const done = aptGet('update', '-qq') && aptGet('install', '-y', '-qq', '--no-install-recommends', ...packages)
  if (!done) process.exit(1)
}

function aptGet(...args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // Another apt may be at work: this one waits for it.
  const all = ['-o', 'DPkg::Lock::Timeout=120', ...args]
  const { status, stdout, stderr } = spawnSync('apt-get', all, { env, encoding: 'utf8', timeout: INSTALL_AT_MOST })
  if (status === 0) return true
  console.error(`apt-get ${args.join(' ')} did not work:\n${stdout}${stderr}`)
  return false
}

function nameThem(needs: typeof NEEDED): void {
  console.error('The tests need programs that are not on this machine:')
  for (const need of needs) console.error(`  ${need.programs.join(' or ')}, for ${need.why}`)
  console.error(`On Debian or Ubuntu: sudo apt-get install ${needs.map((need) => need.package).join(' ')}`)
  process.exit(1)
}
