/** Where a phone in the room finds this machine: an address that works without internet and without a name server. */
import { isIPv4 } from 'node:net'
import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os'

export type Interfaces = ReturnType<typeof networkInterfaces>

/** Networks of programs, not of rooms: containers, virtual machines and tunnels. */
const VIRTUAL =
  /^(docker|br-|veth|virbr|vmnet|vboxnet|lxc|lxd|cni|flannel|tun|tap|wg|tailscale|zt|utun|ppp)|vEthernet|VirtualBox|VMware|WSL|Loopback/i
const WIRELESS = /^(wl|ath|ra\d)|wi-?fi|wlan/i
/** Private networks (RFC 1918), the kind that a room has first. */
const PRIVATE = [/^192\.168\./, /^10\./, /^172\.(1[6-9]|2\d|3[01])\./]
/** An address that a machine gave itself because nobody gave it one (RFC 3927): no phone has one that fits. */
const SELF_GIVEN = /^169\.254\./

/**
 * The IPv4 address for phones, or null when there is none. `bound` is the address that the server listens on. Wireless goes before wired:
 * that is where the phones are.
 */
export function lanAddress(bound: string, interfaces: Interfaces = networkInterfaces()): string | null {
  if (bound !== '0.0.0.0' && bound !== '::') return isIPv4(bound) && !bound.startsWith('127.') ? bound : null
  const [best] = Object.entries(interfaces)
    .flatMap(([name, addresses]) => (addresses ?? []).filter(isUsable).map(({ address }) => ({ name, address })))
    .filter(({ name }) => !VIRTUAL.test(name))
    .map(({ name, address }) => ({ address, rank: rankOf(name, address) }))
    .sort((one, other) => one.rank - other.rank)
  return best?.address ?? null
}

function isUsable({ family, internal, mac, address }: NetworkInterfaceInfo): boolean {
  // A tunnel has no hardware address.
  return family === 'IPv4' && !internal && mac !== '00:00:00:00:00:00' && !SELF_GIVEN.test(address)
}

function rankOf(name: string, address: string): number {
  const kind = PRIVATE.findIndex((network) => network.test(address))
  return (kind === -1 ? 20 : kind) + (WIRELESS.test(name) ? 0 : 10)
}
