/** What lies ready, ticked off on paper or here: kept on this phone, for the session that is being made. */
import * as v from 'valibot'

export const TICKS = ['space', 'sheets', 'post-its', 'screen', 'clicker', 'printer'] as const
export type Tick = (typeof TICKS)[number]

const STORED_AS = 'meetlat.ticks'
const storedSchema = v.object({ session: v.string(), ticks: v.array(v.picklist(TICKS)) })

export function readTicks(storage: Pick<Storage, 'getItem'>, session: string): readonly Tick[] {
  const kept = v.safeParse(v.pipe(v.string(), v.parseJson(), storedSchema), storage.getItem(STORED_AS))
  return kept.success && kept.output.session === session ? kept.output.ticks : []
}

export function keepTicks(storage: Pick<Storage, 'setItem'>, session: string, ticks: readonly Tick[]): void {
  storage.setItem(STORED_AS, JSON.stringify({ session, ticks }))
}
