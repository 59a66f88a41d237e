/** Runs scenes of families in a thread of its own, as it is asked for them. */
import { parentPort } from 'node:worker_threads'
import * as v from 'valibot'
import { FAMILIES } from './families.ts'
import { runScene } from './run-scene.ts'

const askedSchema = v.object({ family: v.string(), seed: v.number(), from: v.number(), to: v.number() })

parentPort?.on('message', (message: unknown) => {
  const { family: name, seed, from, to } = v.parse(askedSchema, message)
  const family = FAMILIES.find((one) => one.name === name)
  if (family === undefined) throw new Error(`no family "${name}"`)
  const outcomes = Array.from({ length: to - from }, (_, i) => runScene(family, seed, from + i))
  parentPort?.postMessage(outcomes, [])
})
