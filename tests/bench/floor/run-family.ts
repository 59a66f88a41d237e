/** Runs scenes of a family on several threads. */
import { Worker } from 'node:worker_threads'
import type { Family } from './families.ts'
import type { Outcome } from './run-scene.ts'

export interface Crew {
  /** The outcomes of these scenes, in their order. */
  run(family: Family, seed: number, scenes: number): Promise<readonly Outcome[]>
  dismiss(): Promise<void>
}

/** Scenes that a thread is given at a time. */
const SHIFT = 5

export function hireCrew(threads: number): Crew {
  const workers = Array.from({ length: threads }, () => new Worker(new URL('bench-worker.ts', import.meta.url)))

  return {
    async run(family, seed, scenes) {
      const outcomes: Outcome[] = []
      const shift = scenes < SHIFT * threads ? 1 : SHIFT
      let next = 0
      await Promise.all(
        workers.map(async (worker) => {
          while (next < scenes) {
            const from = next
            next = Math.min(scenes, from + shift)
            outcomes.push(...(await ask(worker, family, seed, from, next)))
          }
        }),
      )
      return outcomes.sort((a, b) => a.scene - b.scene)
    },
    async dismiss() {
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}

function ask(worker: Worker, family: Family, seed: number, from: number, to: number): Promise<readonly Outcome[]> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject)
    worker.once('message', (outcomes: readonly Outcome[]) => {
      worker.off('error', reject)
      resolve(outcomes)
    })
    worker.postMessage({ family: family.name, seed, from, to }, [])
  })
}
