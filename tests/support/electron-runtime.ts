/** The Electron that the tests run the kiosk in. What is on the machine goes first; the real one before the older one. */
import { fetchElectron, findElectron } from '#host/shells/electron-binary'
import { fetchOlderElectron, findOlderElectron } from './older-electron.ts'

/** The path of its executable. Rejects with every reason when none can be had: these tests are never skipped in silence. */
export async function electronForTests(): Promise<string> {
  const reasons: string[] = []
  for (const find of [
    () => findElectron(process.env),
    findOlderElectron,
    () => fetchElectron(process.env, console.log),
    fetchOlderElectron,
  ]) {
    const found = await find()
    if (found.ok) return found.value
    reasons.push(found.reason)
  }
  throw new Error(`no Electron to test with: ${reasons.join('; ')}`)
}
