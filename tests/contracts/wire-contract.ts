/** What every `Wire` does, whatever carries it. */
import { expect, test, vi } from 'vitest'
import type { OpenWire, Wire } from '#host/sources/wire'
import type { ByteEnd } from '../support/byte-end.ts'

export interface WireSetup {
  readonly wire: Wire
  readonly board: ByteEnd
  /** Pulls the cable: the open wire is gone, a new one is refused. */
  pull(): Promise<void>
}

const EVERY_BYTE = Uint8Array.from({ length: 256 }, (_, value) => value)

export function wireContract(carrier: string, setUp: () => Promise<WireSetup>): void {
  test(`[SO-2] ${carrier}: bytes of every value go both ways, unchanged`, async () => {
    const { wire, board } = await setUp()
    const heard = collect(board)
    const open = await openWire(wire)
    const host = listen(open)
    open.write(EVERY_BYTE)
    await vi.waitFor(() => expect(heard()).toEqual([...EVERY_BYTE]))
    board.say(EVERY_BYTE)
    await vi.waitFor(() => expect(host.bytes).toEqual([...EVERY_BYTE]))
    await open.close()
  })

  test(`[SO-2] ${carrier}: what comes in before somebody listens is kept`, async () => {
    const { wire, board } = await setUp()
    const heard = collect(board)
    const open = await openWire(wire)
    open.write(Uint8Array.of(1))
    await vi.waitFor(() => expect(heard()).toEqual([1]))
    board.say(Uint8Array.of(2, 3))
    const host = listen(open)
    board.say(Uint8Array.of(4))
    await vi.waitFor(() => expect(host.bytes).toEqual([2, 3, 4]))
    await open.close()
  })

  test(`[SO-3] ${carrier}: the other side goes away: told once, writing does nothing, a new opening is refused as absent`, async () => {
    const { wire, pull } = await setUp()
    const open = await openWire(wire)
    const host = listen(open)
    await pull()
    await vi.waitFor(() => expect(host.gone).toBe(1))
    open.write(Uint8Array.of(1))
    await open.close()
    expect(host.gone).toBe(1)
    expect(await wire.open(new AbortController().signal)).toEqual({ ok: false, reason: 'absent' })
  })

  test(`[SO-3] ${carrier}: the other side went away before somebody listened: told then`, async () => {
    const { wire, pull } = await setUp()
    const open = await openWire(wire)
    await pull()
    const host = listen(open)
    await vi.waitFor(() => expect(host.gone).toBe(1))
    await open.close()
  })

  test(`[SO-4] ${carrier}: after close, which is harmless twice, nothing is handed over, not even that it is gone`, async () => {
    const { wire, board, pull } = await setUp()
    const open = await openWire(wire)
    const host = listen(open)
    await Promise.all([open.close(), open.close()])
    board.say(Uint8Array.of(1))
    await pull()
    await open.close()
    expect(host).toEqual({ bytes: [], gone: 0 })
  })

  test(`[SO-5] ${carrier}: what is written on a wire that was closed does not reach the board at the next opening`, async () => {
    const { wire, board } = await setUp()
    const heard = collect(board)
    const first = await openWire(wire)
    first.write(Uint8Array.of(1))
    await vi.waitFor(() => expect(heard()).toEqual([1]))
    await first.close()
    first.write(Uint8Array.of(2))
    const second = await openWire(wire)
    second.write(Uint8Array.of(3))
    await vi.waitFor(() => expect(heard()).toEqual([1, 3]))
    await second.close()
  })

  test(`[SO-4] ${carrier}: told to stop before it was open, it leaves nothing open`, async () => {
    const { wire } = await setUp()
    const stopped = await wire.open(AbortSignal.abort())
    if (stopped.ok) await stopped.value.close()
    await vi.waitFor(async () => {
      const again = await wire.open(new AbortController().signal)
      expect(again.ok).toBe(true)
      if (again.ok) await again.value.close()
    })
  })
}

export async function openWire(wire: Wire): Promise<OpenWire> {
  const opened = await wire.open(new AbortController().signal)
  if (!opened.ok) throw new Error(`${wire.where} is ${opened.reason}`)
  return opened.value
}

function listen(open: OpenWire): { readonly bytes: number[]; gone: number } {
  const host = { bytes: new Array<number>(), gone: 0 }
  open.listen({
    bytes: (chunk) => host.bytes.push(...chunk),
    gone: () => {
      host.gone += 1
    },
  })
  return host
}

function collect(board: ByteEnd): () => readonly number[] {
  const heard: number[] = []
  board.hear((bytes) => heard.push(...bytes))
  return () => heard
}
