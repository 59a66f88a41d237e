/** A link on a test stand: a board that says what the test says, and a clock that stands still until the test moves it. */
import { createLink, type Link, type LinkOptions } from '#firmware/link'
import type { LinkReport } from '#firmware/link-report'
import { latin1 } from './line1-messages.ts'
import { sealed } from './sealed-line.ts'

export interface LinkStand {
  readonly link: Link
  /** Host ms since the link was opened. */
  readonly now: number
  /** Everything that was reported, but what was written. */
  readonly reports: readonly Exclude<LinkReport, { type: 'write' }>[]
  /** What the host wrote, without checksum and line end, with the time of each. */
  readonly written: readonly (readonly [at: number, line: string])[]
  /** The reports of one type. */
  of<Type extends LinkReport['type']>(type: Type): Extract<LinkReport, { type: Type }>[]
  /** The board says lines: what follows the number; the stand counts them. */
  say(...lines: readonly string[]): void
  /** The board says a line that gets lost on the way. */
  lose(count?: number): void
  /** The board begins anew: its numbers do. */
  restart(): void
  /** Bytes come in as they are. */
  receive(bytes: Uint8Array): void
  /** Time goes on; the link is ticked whenever it asked for it, and at the end. */
  wait(milliseconds: number): void
  /** The board acks the last command. */
  ack(code?: string): void
}

export const HELLO = 'H,1.0,floor,3A7F00C21B94,0.3.1,5C1E,PO,n=4,pitch=100,org=50,len=1000,lsb=500,hz=30,led=11,rd=3'
export const OTHER_BOOT = HELLO.replace('5C1E', '91D0')

/** The link has just been opened. */
export function openLinkStand(options: LinkOptions = {}): LinkStand {
  const reports: Exclude<LinkReport, { type: 'write' }>[] = []
  const written: (readonly [number, string])[] = []
  let now = 0
  let seq = 0
  const link = createLink(options, (report) => {
    if (report.type === 'write') written.push([now, Buffer.from(report.bytes).toString('latin1').slice(0, -6)])
    else reports.push(report)
  })
  link.open(now)

  function say(...lines: readonly string[]): void {
    for (const line of lines) {
      const number = (seq++ & 0xff).toString(16).toUpperCase().padStart(2, '0')
      link.receive(sealed(`$${number},${line}`), now)
    }
  }

  return {
    link,
    get now() {
      return now
    },
    reports,
    written,
    of: (type) => reports.filter((report): report is Extract<typeof report, { type: typeof type }> => report.type === type),
    say,
    lose(count = 1) {
      seq += count
    },
    restart() {
      seq = 0
      link.receive(latin1('\n'), now)
    },
    receive: (bytes) => link.receive(bytes, now),
    wait(milliseconds) {
      const until = now + milliseconds
      for (let next = link.nextTickAt(); next <= until; next = link.nextTickAt()) {
        now = Math.max(now, next)
        link.tick(now)
      }
      now = until
      link.tick(now)
    },
    ack(code = 'OK') {
      const [, line = ''] = written.at(-1) ?? []
      say(`A,${line.slice(1, 3)},${code}`)
    },
  }
}

/** A board that has been greeted and is ready. */
export function readyLinkStand(options: LinkOptions = {}): LinkStand {
  const stand = openLinkStand(options)
  stand.say(HELLO)
  stand.wait(300)
  stand.ack()
  return stand
}

/** A full frame of four cells at a device time. */
export function full(t: number, cells: readonly [number, number, number, number] = [0, 0, 0, 0]): string {
  return `F,${t.toString(16).toUpperCase()},0,8,${Buffer.from(cells).toString('base64').replace(/=+$/, '')}`
}

/** A heartbeat at a device time. */
export function beat(t: number, sent: number, boot = '5C1E'): string {
  return `B,${t.toString(16).toUpperCase()},${boot},${sent.toString(16).toUpperCase()},0,0,0`
}
