/** Fetches the Electron of the tests before the first of them, if it is not there yet: that may take longer than a test may. */
import { electronForTests } from './electron-runtime.ts'

export async function setup(): Promise<void> {
  // Why there is none is told by each test that needs one; the others run.
  await electronForTests().catch(() => undefined)
}
