/** The last request that the server read lies in a buffer of the runtime until the next one is written over it: this is a long one. */
import { get } from 'node:http'

/** Longer than what a browser asks, shorter than what the server takes, bytes. */
const LENGTH = 12 * 1024

/** `url` without a slash at the end. Rejects when nobody answers. */
export function rinseServer(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = get(`${url}/p/0`, { agent: false, headers: { 'x-rinse': '-'.repeat(LENGTH) } }, (answer) => {
      answer.once('error', reject).once('end', resolve).resume()
    })
    request.once('error', reject)
  })
}
