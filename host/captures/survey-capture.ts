/** Looks through a capture before it is played: whether all of it can be read, and whether a strip says in it who it is. */
import { accepted, refused, type Result } from '#core/result'
import { createDeviceDecoder } from '#firmware/decoder'
import { stripOf } from '#firmware/strip'
import { openCapture } from './capture-reader.ts'

export interface CaptureSurvey {
  /** ms, to the last line. */
  readonly duration: number
  readonly lines: number
}

/** The reason of a refusal is a sentence. */
export async function surveyCapture(path: string): Promise<Result<CaptureSurvey, string>> {
  const opened = await openCapture(path)
  if (!opened.ok) return opened
  let hasStrip = false
  let duration = 0
  let lines = 0
  const decoder = createDeviceDecoder({
    message: (message) => (hasStrip ||= message.type === 'hello' && stripOf(message) !== null),
  })
  try {
    for await (const { at, line } of opened.value) {
      lines += 1
      duration = Math.max(duration, at)
      if (!hasStrip) decoder.push(Buffer.from(`${line}\n`, 'latin1'))
    }
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error))
  }
  return hasStrip ? accepted({ duration, lines }) : refused(`In ${path} no strip says who it is: there is nothing to play.`)
}
