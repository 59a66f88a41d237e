/** Why a file is not on the stick: there is none; it is full; it cannot be written; it was pulled out; or something else went wrong. */
export const STICK_FAILURES = ['no-stick', 'stick-full', 'stick-locked', 'stick-gone', 'not-written'] as const
export type StickFailure = (typeof STICK_FAILURES)[number]
