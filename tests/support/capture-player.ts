/** Plays a capture with known truth into serial cables, at the pace at which it was made. */
import { createReadStream, openSync, writeSync, closeSync, readFileSync, constants } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { createGunzip, gunzipSync } from 'node:zlib'
import * as v from 'valibot'

const truthSchema = v.object({
  /** Metres from 0 to 10. */
  length: v.number(),
  /** Every 100 ms: the moment in ms, and who stands where in scale units. */
  truth: v.array(v.tuple([v.number(), v.array(v.tuple([v.number(), v.number()]))])),
})
export type Truth = v.InferOutput<typeof truthSchema>

/** `stem` is the path of the pair without `.capture.gz`. */
export function readTruth(stem: string): Truth {
  return v.parse(v.pipe(v.string(), v.parseJson(), truthSchema), gunzipSync(readFileSync(`${stem}.truth.json.gz`)).toString())
}

export interface CapturePlayer {
  /** Capture time of the line that was written last, ms. */
  readonly at: number
  readonly playing: boolean
  /** Resolves at the end of the capture. */
  readonly played: Promise<void>
}

/** Writes each line to every path when its time has come. */
export function playCapture(stem: string, paths: readonly string[]): CapturePlayer {
  let at = 0
  let playing = true

  async function play(): Promise<void> {
    const ports = paths.map((path) => openSync(path, constants.O_WRONLY | constants.O_NOCTTY))
    const started = performance.now()
    for await (const record of createInterface({ input: createReadStream(`${stem}.capture.gz`).pipe(createGunzip()) })) {
      const [time, line] = record.split('\t')
      const wait = Number(time) - (performance.now() - started)
      if (wait > 0) await setTimeout(wait)
      at = Number(time)
      for (const port of ports) writeSync(port, `${line}\n`, null, 'latin1')
    }
    for (const port of ports) closeSync(port)
    playing = false
  }

  const played = play()
  return {
    get at() {
      return at
    },
    get playing() {
      return playing
    },
    played,
  }
}
