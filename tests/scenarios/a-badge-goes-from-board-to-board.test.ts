/**
 * Two strips with card readers, one without, and a box of readers, each on a port that was named: the firmware on ptys, and the kiosk as it is
 * started. People tap now here and now there, and the cable of one board comes out.
 */
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { startFirmware, type FirmwareBoard } from '../support/firmware-board.ts'
import { buildFirmware } from '../support/firmware-build.ts'
import { freshKiosk, type FreshKiosk } from '../support/fresh-kiosk.ts'
import { plugPtyBoard } from '../support/pty-board.ts'

const ANNE = '04A1B2C3D4E5F6'
const BRAM = '04112233445566'
/** Where each reader of a board stands. */
const AT = [0, 5, 10]
/** The one person on the strip without readers stands by the 9. */
const ON_STRIP = 9

let program: string
beforeAll(async () => {
  program = await buildFirmware('plain')
}, 120_000)

/** A strip on which nobody stands, with three readers; without cells a box of them. */
function board(nth: number, cells: number): Promise<FirmwareBoard> {
  return startFirmware(program, '--nth', `${nth}`, '--cells', `${cells}`, '--people', '0', '--readers', '3')
}

function until(kiosk: FreshKiosk, path: string, like: object): Promise<void> {
  return vi.waitFor(async () => expect(await kiosk.get(path)).toMatchObject(like), { timeout: 15_000, interval: 50 })
}

/** Waits until whoever has a badge stands there, and the one on the strip where they stand. */
function stand(kiosk: FreshKiosk, ...badges: readonly number[]): Promise<void> {
  const all = [...badges, ON_STRIP]
  const counts = Array.from({ length: 11 }, (_, number) => all.filter((place) => place === number).length)
  return until(kiosk, '/api/line', { total: all.length, counts, sources: { strip: 1, badge: badges.length } })
}

async function tap(at: FirmwareBoard, mark: number, badge: string): Promise<void> {
  at.lay(AT.indexOf(mark), badge)
  onTestFinished(() => at.lay(AT.indexOf(mark), null))
}

/** What is said of the strips while the second one is so. */
function cable(state: string): object {
  return { strips: [{ uid: '40575E0000000001' }, { uid: '40575E0000000002', state }, {}] }
}

test('[MX-52] [NF-34] is one person at the last mark, whichever board it was; and also once a board is back that was unplugged', async () => {
  const [a, b, box] = [await board(1, 60), await board(2, 60), await board(3, 0)]
  const strip = await plugPtyBoard({ people: 1, still: true, uid: '00000000000C' })
  const sources = [a.path, b.path, strip.hostPath].flatMap((path) => ['--source', `serial:${path}`])
  const kiosk = await freshKiosk([...sources, '--markers', `serial:${box.path}`])
  await kiosk.post({ type: 'session.start' })
  await kiosk.post({ type: 'guide.goto', step: 3 })
  const answering = AT.flatMap((mark) => [0, 1, 2].map(() => ({ mark, answers: true })))
  await until(kiosk, '/api/markers', { readers: answering })
  await stand(kiosk)

  await tap(a, 0, ANNE)
  await stand(kiosk, 0)
  await tap(b, 10, ANNE)
  await stand(kiosk, 10)
  await tap(box, 5, BRAM)
  await stand(kiosk, 10, 5)
  await tap(box, 0, ANNE)
  await stand(kiosk, 0, 5)
  // It lies at the 0 of the first board still: taken off and laid down again it is a tap.
  a.lay(0, null)
  await tap(a, 10, BRAM)
  await stand(kiosk, 0, 10)

  await until(kiosk, '/api/floor', cable('ready'))
  b.unplug()
  await until(kiosk, '/api/floor', cable('lost'))
  await stand(kiosk, 0, 10)
  // Nobody hears the second board now; it keeps both taps. One of the two is tapped elsewhere after that.
  await tap(b, 5, ANNE)
  await tap(b, 0, BRAM)
  a.lay(2, null)
  await tap(a, 5, '04777777777777')
  await stand(kiosk, 0, 10, 5)
  await tap(a, 10, ANNE)
  await stand(kiosk, 10, 10, 5)
  await b.plug()
  await until(kiosk, '/api/floor', cable('ready'))
  // Bram was at the second board last, Anne at the first.
  await stand(kiosk, 10, 0, 5)
  expect(await kiosk.get('/api/markers')).toMatchObject({ readers: answering, notices: [] })
}, 120_000)
