/** Where people of the line come from, and which of these count. */
import * as v from 'valibot'
import { PLACE_KINDS } from './place.ts'

export const SOURCES_OF_PEOPLE = ['strip', ...PLACE_KINDS] as const
export type SourceOfPeople = (typeof SOURCES_OF_PEOPLE)[number]

/** How many people of the line each source alone accounts for; who stands on the strip with a badge is of the strip. */
export type SourceCounts = Readonly<Record<SourceOfPeople, number>>

/** The sources that count. */
export type Sources = readonly SourceOfPeople[]

export const sourceOfPeopleSchema = v.picklist(SOURCES_OF_PEOPLE)
export const sourcesSchema = v.pipe(v.array(sourceOfPeopleSchema), v.maxLength(SOURCES_OF_PEOPLE.length))

/** With this source, or without it; in the order of all. */
export function withSource(sources: Sources, changed: SourceOfPeople, on: boolean): Sources {
  return SOURCES_OF_PEOPLE.filter((source) => (source === changed ? on : sources.includes(source)))
}
