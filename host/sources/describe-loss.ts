/** Why there is no board, in English, for the one who installs the kiosk or reads its log. */
import type { Loss } from './source.ts'

export function describeLoss({ reason, where }: Loss): string {
  switch (reason) {
    case 'absent':
      return where === null ? 'No strip found on any USB port.' : `Nothing to connect to at ${where}.`
    case 'denied':
      return `No permission to open ${where}: add this user to the group of the port (dialout on Debian, uucp on Arch), then log in again.`
    case 'busy':
      return `Another program has ${where} open; on Linux this is often ModemManager or brltty, which grab new ports.`
    case 'unplugged':
      return `${where} went away.`
    case 'silent':
      return `${where} says nothing that a strip would say.`
  }
}
