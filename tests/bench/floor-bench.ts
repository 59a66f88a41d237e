/**
 * `npm run bench:floor`: how well the floor counts, on scenes of a simulator that shares nothing with it.
 *
 * Prints a row for each family of scenes, with 95 % intervals: Wilson for parts of cases, bootstrap over scenes for means.
 */
import { parseArgs } from 'node:util'
import { FAMILIES, type Family } from './floor/families.ts'
import { printScene } from './floor/print-scene.ts'
import { hireCrew } from './floor/run-family.ts'
import { describeFamily, worstScenes } from './floor/table.ts'

const HELP = `npm run bench:floor -- [--family NAME] [--scenes N] [--seed N] [--scene N] [--threads N]

  --family NAME  only families whose name has this in it (more than one --family: any of them)
  --scenes N     so many scenes of each, 400 when not said
  --seed N       other scenes, 1 when not said
  --scene N      prints one scene as it goes: who is there, who is told
  --list         prints the names of the families
`
const WORST = 4

const { values } = parseArgs({
  options: {
    family: { type: 'string', multiple: true, default: [] },
    scenes: { type: 'string', default: '400' },
    seed: { type: 'string', default: '1' },
    scene: { type: 'string' },
    threads: { type: 'string', default: '2' },
    list: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
const seed = whole(values.seed)
const wanted = FAMILIES.filter(({ name }) => values.family.length === 0 || values.family.some((part) => name.includes(part)))
if (wanted.length === 0) throw new Error(`no such family: ${FAMILIES.map(({ name }) => name).join(', ')}`)
if (values.help) console.log(HELP)
else if (values.list) for (const { name } of FAMILIES) console.log(name)
else if (values.scene === undefined) await printTable(wanted, whole(values.scenes), whole(values.threads))
else for (const family of wanted) printScene(family, seed, whole(values.scene))

async function printTable(families: readonly Family[], scenes: number, threads: number): Promise<void> {
  const started = performance.now()
  const crew = hireCrew(threads)
  try {
    for (const family of families) {
      const begun = performance.now()
      const outcomes = await crew.run(family, seed, Math.min(scenes, family.scenes ?? scenes))
      const worst = worstScenes(family, outcomes, WORST)
      const hint = worst.length === 0 ? '' : ` · worst scenes ${worst.join(' ')}`
      console.log(`${describeFamily(family, outcomes)}${hint} · ${((performance.now() - begun) / 1000).toFixed(0)} s`)
    }
  } finally {
    await crew.dismiss()
  }
  console.log(`seed ${seed}, ${((performance.now() - started) / 1000).toFixed(0)} s on ${threads} threads`)
}

function whole(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`"${text}" is no whole number`)
  return number
}
