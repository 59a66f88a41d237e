/** A display that nobody sees (Xvfb), for tests that open a real window. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export interface VirtualDisplay {
  /** For the environment variable DISPLAY. */
  readonly name: string
  close(): Promise<void>
}

/** Rejects when Xvfb is not there or cannot start. `sizes` gives one or more screens side by side, in pixels. */
export async function openVirtualDisplay(width = 1920, height = 1080): Promise<VirtualDisplay> {
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const ended = once(xvfb, 'exit')
  const pipe = xvfb.stdio[3]
  if (pipe === null || pipe === undefined || !('readable' in pipe)) throw new Error('Xvfb has no pipe for its number')
  const number = await Promise.race([
    once(createInterface({ input: pipe }), 'line'),
    ended.then(([code]) => Promise.reject(new Error(`Xvfb ended with ${code}`))),
  ])
  return {
    name: `:${String(number[0])}`,
    async close() {
      xvfb.kill()
      await ended
    },
  }
}
