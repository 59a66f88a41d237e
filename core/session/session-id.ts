/** What a session is called, as it comes from outside. */
import * as v from 'valibot'

export const sessionIdSchema = v.pipe(v.string(), v.regex(/^[0-9a-zA-Z-]{1,64}$/))
