/** The languages that Meetlat speaks, the first one by default. */
export const LOCALES = ['nl', 'en'] as const
export type Locale = (typeof LOCALES)[number]
