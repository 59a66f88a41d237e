/** Where the people of the line come from, as the phone says it: which rows there are, and what each says. */
import { SOURCES_OF_PEOPLE, type SourceOfPeople } from '#core/presence/sources'
import type { DeskView } from '#core/protocol/views'

export interface SourceRow {
  readonly source: SourceOfPeople
  readonly on: boolean
  readonly people: number
  /** The key of its sentence, which may have a number in it. */
  readonly key: string
}

/** Nothing is said as long as everybody comes from the strip and everything counts: then there is nothing to choose. */
export function sourceRows({ people, counted }: DeskView['sources']): readonly SourceRow[] {
  const rows = SOURCES_OF_PEOPLE.map((source): SourceRow => {
    const on = counted.includes(source)
    return { source, on, people: people[source], key: `remote.line.${on ? 'sourceOf' : 'sourceOff'}.${source}` }
  })
  const isMixed = rows.some(({ source, on, people: many }) => !on || (source !== 'strip' && many > 0))
  return isMixed ? rows.filter(({ source, on, people: many }) => source === 'strip' || !on || many > 0) : []
}
