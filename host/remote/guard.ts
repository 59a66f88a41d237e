/** Who may talk to the server at all: the right Host, the right Origin, the right token. The LAN is never trusted. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { isIP } from 'node:net'
import { hostname, networkInterfaces } from 'node:os'

/**
 * Whether a Host header names this machine. A page of another site whose name was pointed at this machine (DNS rebinding) sends its own
 * name. `bound` is the address that the server listens on.
 */
export function isOwnHost(header: string | undefined, bound: string): boolean {
  const name = hostOf(header)
  if (name === null) return false
  if (LOOPBACK.includes(name)) return true
  if (!EVERY_ADDRESS.includes(bound)) return name === bound
  // Only when the network was let in, its names for this machine count. "Every address" is none of them.
  return name === hostname().toLowerCase() || ownAddresses().includes(name)
}

/** Whether a request comes from a page of this very server, or from no page at all (a script sends no Origin). */
export function isOwnOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true
  if (!URL.canParse(origin)) return false
  const { protocol, host: from } = new URL(origin)
  return (protocol === 'http:' || protocol === 'https:') && from === host?.toLowerCase()
}

/** Compares secrets without telling by its time how much was right. */
export function isSameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected))
}

const LOOPBACK = ['localhost', '127.0.0.1', '::1']
const EVERY_ADDRESS = ['0.0.0.0', '::']

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** The name in `name:port` or `[v6]:port`, lower case; null when it is no host at all. */
function hostOf(header: string | undefined): string | null {
  if (header === undefined || !URL.canParse(`http://${header}`)) return null
  const { hostname: name, pathname } = new URL(`http://${header}`)
  if (pathname !== '/' || name === '') return null
  const bare = name.replace(/^\[|\]$/g, '')
  return isIP(bare) === 6 ? bare : name
}

function ownAddresses(): readonly string[] {
  return Object.values(networkInterfaces()).flatMap((addresses) =>
    (addresses ?? []).map((address) => address.address.toLowerCase()),
  )
}
