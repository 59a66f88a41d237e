/** Who leads may change: which phones ask to, and what answers them. */
import { computed } from 'vue'
import type { RemoteRequest, RemotesView } from '#core/protocol/remote-requests'
import { isRemote } from '#core/protocol/roles'
import { useHostStore } from '../shared/host-store.ts'

type Phone = RemotesView['devices'][number]

export function useLeadChange() {
  const host = useHostStore()
  const devices = computed(() => host.remotes?.devices ?? [])
  const you = computed(() => host.remotes?.you ?? null)
  const asking = computed(() => devices.value.filter(({ device }) => host.remotes?.asking.includes(device)))
  /** Who asked first is answered first. */
  const first = computed(() => asking.value.find(({ device }) => device === host.remotes?.asking[0]) ?? null)
  /** This phone asks itself. */
  const hasAsked = computed(() => asking.value.some(({ device }) => device === you.value))
  return { devices, you, asking, first, hasAsked }
}

export function handOverTo({ device }: Phone): RemoteRequest {
  return { type: 'remote.role', device, role: 'driver' }
}

/** Who asked keeps the role that it has; a tablet has none to keep. */
export function denyTo({ device, role }: Phone): RemoteRequest | null {
  return isRemote(role) ? { type: 'remote.role', device, role } : null
}
