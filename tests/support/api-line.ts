/** What a script reads of the line and the session. */
import * as v from 'valibot'

const lineSchema = v.object({
  counts: v.array(v.number()),
  total: v.number(),
  people: v.array(v.object({ id: v.number(), position: v.number(), stale: v.optional(v.boolean()) })),
})

/** `answer` is what `/api/line` says. */
export function lineIn(answer: unknown): v.InferOutput<typeof lineSchema> {
  return v.parse(lineSchema, answer)
}
