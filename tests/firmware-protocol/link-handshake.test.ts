import { describe, expect, test } from 'vitest'
import { createSimulator } from '#firmware/simulator'
import { createLink } from '#firmware/link'
import type { LinkReport } from '#firmware/link-report'
import { full, HELLO, openLinkStand, OTHER_BOOT, readyLinkStand } from '../support/link-stand.ts'
import { sealed } from '../support/sealed-line.ts'

describe('the host greets', () => {
  test('[FP-20] with H at 0.3, 1.3, 2.3 and 3.3 s, the same one, and no more', () => {
    const stand = openLinkStand()
    stand.wait(5900)
    expect(stand.written).toEqual([300, 1300, 2300, 3300].map((at) => [at, '!01,H,1.0']))
  })

  test('[FP-20] until the board acks it', () => {
    const stand = openLinkStand()
    stand.wait(1400)
    stand.say(HELLO)
    stand.ack()
    stand.wait(1500)
    expect(stand.written.map(([at]) => at)).toEqual([300, 1300])
  })

  test('[FP-21] the board is known and the link ready with its hello, before it acked anything', () => {
    const stand = openLinkStand()
    expect(stand.link.state).toBe('opening')
    stand.say('T,starting')
    expect(stand.link.state).toBe('syncing')
    stand.say(HELLO, full(20))
    expect(stand.of('state').map(({ state }) => state)).toEqual(['opening', 'syncing', 'ready'])
    expect(stand.of('board')).toMatchObject([
      {
        hello: { uid: '3A7F00C21B94', firmware: '0.3.1', boot: 0x5c1e },
        geometry: { cells: 4, pitch: 100, origin: 50, length: 1000, gramsPerCount: 500, rate: 30 },
      },
    ])
    expect(stand.of('reading')).toHaveLength(1)
  })

  test('[FP-21] frames before the hello are nothing yet: nobody knows where the cells lie', () => {
    const stand = openLinkStand()
    stand.say(full(20))
    expect(stand.of('reading')).toEqual([])
  })

  test('[FP-21] a board without a strip has no geometry, one without a length lies from 0 to 10 m', () => {
    const readers = openLinkStand()
    readers.say('H,1.0,nfc,3A7F00C21B95,0.3.1,91D0,EX,rd=3,mk=0.5.10,evq=16')
    expect(readers.of('board')).toMatchObject([{ geometry: null }])
    const strip = openLinkStand()
    strip.say(HELLO.replace(',len=1000', ''))
    expect(strip.of('board')).toMatchObject([{ geometry: { length: 10_000 } }])
  })

  test('[FP-21] a hello that says the same again is no news, one that says something else is', () => {
    const stand = readyLinkStand()
    stand.say(HELLO, HELLO.replace('org=50', 'org=-450'))
    expect(stand.of('board').map(({ geometry }) => geometry?.origin)).toEqual([50, -450])
  })

  test('[FP-22] a board that acks H and whose hello got lost is asked again every second', () => {
    const stand = openLinkStand()
    stand.wait(300)
    stand.lose()
    stand.ack()
    stand.wait(1000)
    expect(stand.written.at(-1)).toEqual([1300, '!02,G'])
    stand.lose()
    stand.ack()
    stand.wait(1000)
    expect(stand.written.at(-1)).toEqual([2300, '!03,G'])
    stand.say(HELLO)
    stand.ack()
    expect(stand.link.state).toBe('ready')
    stand.wait(1900)
    expect(stand.written.filter(([, line]) => line.endsWith('G'))).toHaveLength(2)
  })

  test('[FP-22] a board that speaks again after four greetings in vain, and says no hello, is greeted once more', () => {
    const stand = openLinkStand()
    stand.wait(4500)
    stand.say(full(9000))
    expect(stand.written.at(-1)).toEqual([4500, '!02,H,1.0'])
  })
})

describe('what the host wants', () => {
  const wishes = {
    config: { hz: 30, enc: 8, key: 15, hb: 1000 },
    salt: '00112233445566778899AABBCCDDEEFF',
    light: { type: 'light-marks', colours: [0, 0, 15, 0, 0, 10, 0, 0, 0, 0, 0] },
  } as const
  const wanted = ['C,hz=30,enc=8,key=15,hb=1000', 'S,00112233445566778899AABBCCDDEEFF', 'L,M,00F00A00000']

  test('[FP-23] config, salt and light are sent after hello and H, one after the other', () => {
    const stand = openLinkStand(wishes)
    stand.say(HELLO)
    stand.wait(300)
    expect(stand.written.map(([, line]) => line)).toEqual(['!01,H,1.0'])
    for (const [index, line] of wanted.entries()) {
      stand.ack()
      expect(stand.written.at(-1)?.[1]).toBe(`!0${index + 2},${line}`)
    }
    stand.ack()
    stand.wait(1500)
    expect(stand.written).toHaveLength(4)
  })

  test('[FP-23] nothing is sent to a host that wants nothing, and nothing before the hello', () => {
    expect(readyLinkStand().written).toHaveLength(1)
    const stand = openLinkStand(wishes)
    stand.wait(300)
    stand.ack()
    expect(stand.written).toHaveLength(1)
    stand.say(HELLO)
    expect(stand.written.at(-1)?.[1]).toBe(`!02,${wanted[0]}`)
  })

  test('[FP-23] after a reset all of it is sent again', () => {
    const stand = readyLinkStand(wishes)
    for (const _ of wanted) stand.ack()
    const before = stand.written.length
    stand.restart()
    stand.say(OTHER_BOOT)
    for (let count = 0; count < 3; count++) stand.ack()
    // A light is sent at most ten times a second, over a reset too.
    stand.wait(100)
    expect(stand.written.slice(before).map(([, line]) => line.slice(4))).toEqual(['H,1.0', ...wanted])
  })

  test('[FP-24] a board that acked H is pinged every 2 s, another is not', () => {
    const stand = readyLinkStand()
    stand.wait(2000)
    stand.say(full(2300))
    expect(stand.written.at(-1)).toEqual([2300, '!02,P,8FC'])
    stand.ack()
    stand.wait(2000)
    expect(stand.written.at(-1)).toEqual([4300, '!03,P,10CC'])
    const mute = openLinkStand()
    for (let second = 0; second < 10; second++) {
      mute.say(second === 0 ? HELLO : full(second * 1000))
      mute.wait(1000)
    }
    expect(mute.written.every(([, line]) => line.endsWith('H,1.0'))).toBe(true)
  })
})

describe('read-only', () => {
  test('[FP-25] a board that never acks is ready and its frames are read', () => {
    const stand = openLinkStand({ config: { hz: 30 } })
    for (let second = 0; second < 20; second++) {
      stand.say(second < 5 ? HELLO : full(second * 1000))
      stand.wait(1000)
    }
    expect(stand.link.state).toBe('ready')
    expect(stand.of('reading')).toHaveLength(15)
    expect(stand.of('reset')).toEqual([])
  })

  test('[FP-25] a host that may not write writes nothing, and a command is dropped', () => {
    const stand = openLinkStand({ writes: false, config: { hz: 30 } })
    stand.say(HELLO, full(20))
    stand.wait(2000)
    stand.say(full(2020))
    const outcomes: string[] = []
    stand.link.send({ type: 'identify' }, stand.now, ({ type }) => outcomes.push(type))
    stand.wait(2000)
    expect(stand.written).toEqual([])
    expect(stand.of('reading')).toHaveLength(2)
    expect(outcomes).toEqual(['dropped'])
  })
})

describe('versions', () => {
  test('[FP-26] a board of another major version is reported, nothing of it used and nothing more written to it', () => {
    const stand = openLinkStand()
    stand.wait(300)
    stand.say('H,2.0,something,else', full(20), 'N,0,1,5,A,D5F904DFF3911B32', 'E,0,W1')
    stand.wait(1000)
    stand.say('H,2.0,something,else', full(1020))
    stand.wait(4000)
    expect(stand.of('wrong-version')).toEqual([{ type: 'wrong-version', speaks: '2.0' }])
    expect(stand.reports.map(({ type }) => type)).toEqual(['state', 'state', 'wrong-version'])
    expect(stand.link.state).toBe('syncing')
    expect(stand.written).toHaveLength(1)
  })

  test('[FP-26] once it speaks our version it is a board like any other', () => {
    const stand = openLinkStand()
    stand.wait(300)
    stand.say('H,2.0')
    stand.restart()
    stand.say(HELLO)
    expect(stand.link.state).toBe('ready')
    expect(stand.written.at(-1)?.[1]).toBe('!02,H,1.0')
    stand.say(full(20))
    expect(stand.of('reading')).toHaveLength(1)
  })

  test('[FP-26] a higher minor version is understood', () => {
    const stand = openLinkStand()
    stand.say(`${HELLO.replace('H,1.0', 'H,1.9')},glow=3`, full(20), 'Q,new')
    expect(stand.link.state).toBe('ready')
    expect(stand.of('reading')).toHaveLength(1)
  })
})

describe('the door', () => {
  test('[FP-27] every line is reported as it came when somebody records, before what becomes of it', () => {
    const stand = openLinkStand({ record: true })
    stand.wait(50)
    stand.receive(sealed('!01,H,1.0'))
    stand.say(HELLO)
    expect(stand.of('line').map(({ at, line }) => [at, line.slice(0, 9)])).toEqual([
      [50, '!01,H,1.0'],
      [50, '$00,H,1.0'],
    ])
    expect(stand.reports.findIndex(({ type }) => type === 'line')).toBeLessThan(
      stand.reports.findIndex(({ type }) => type === 'board'),
    )
    expect(openLinkStand().of('line')).toEqual([])
  })

  test('[FP-27] texts and notices are passed on', () => {
    const stand = readyLinkStand()
    stand.say('T,ready to go', 'E,30AA,W2,c=57,stuck')
    expect(stand.of('text')).toEqual([{ type: 'text', text: 'ready to go' }])
    expect(stand.of('notice')).toMatchObject([{ notice: { code: 'W2', fields: ['c=57', 'stuck'] } }])
  })

  test('[FP-27] a link is opened once', () => {
    const { link } = openLinkStand()
    expect(() => link.open(0)).toThrow('once')
    link.close()
    expect(() => link.open(0)).toThrow('once')
  })

  test('[FP-28] a tick at the times that the link asks for does the same as a tick every millisecond', () => {
    expect(reportsOfTicks('asked')).toEqual(reportsOfTicks('every'))
  })
})

/** A simulated board over 20 s, unplugged for the last 8 of them. */
function reportsOfTicks(ticks: 'asked' | 'every'): unknown[] {
  const simulator = createSimulator({ people: 3 })
  const all: unknown[] = []
  let now = 0
  const link = createLink({ config: { hz: 10 }, record: true }, (report: LinkReport) => {
    all.push([now, report])
    if (report.type === 'write') simulator.receive(report.bytes)
  })
  link.open(0)
  for (now = 0; now < 20_000; now++) {
    const bytes = simulator.advance(now)
    if (bytes.length > 0 && now < 12_000) link.receive(bytes, now)
    if (ticks === 'every' || now >= link.nextTickAt()) link.tick(now)
  }
  return all
}
