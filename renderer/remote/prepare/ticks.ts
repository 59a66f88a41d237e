/** What lies ready, ticked off on paper or here: kept on this phone, for the session that is being made. */
import * as v from 'valibot'

export const TICKS = ['space', 'sheets', 'post-its', 'screen', 'printer'] as const
/** Also whether the gong was heard when it was tried. */
const KEPT = [...TICKS, 'heard', 'unheard'] as const
export type Kept = (typeof KEPT)[number]

const STORED_AS = 'meetlat.ticks'
const storedSchema = v.object({ session: v.string(), ticks: v.array(v.picklist(KEPT)) })

export function readTicks(storage: Pick<Storage, 'getItem'>, session: string): readonly Kept[] {
  const kept = v.safeParse(v.pipe(v.string(), v.parseJson(), storedSchema), storage.getItem(STORED_AS))
  return kept.success && kept.output.session === session ? kept.output.ticks : []
}

export function keepTicks(storage: Pick<Storage, 'setItem'>, session: string, ticks: readonly Kept[]): void {
  storage.setItem(STORED_AS, JSON.stringify({ session, ticks }))
}

/** On what was off, and the other way round. */
export function turned(ticks: readonly Kept[], one: Kept): readonly Kept[] {
  return ticks.includes(one) ? ticks.filter((other) => other !== one) : [...ticks, one]
}
