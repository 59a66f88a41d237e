/** `npm run bench [-- NAME ...]`: what was promised of speed, as ratios that are measured in one run. `soak`, `mixing` and `strips` only run by their name. */
import { benchArchive } from './archive-bench.ts'
import { benchCrowd, benchSoak } from './crowd-bench.ts'
import { benchDecoding } from './decode-bench.ts'
import { benchFloorCost } from './floor-cost-bench.ts'
import { benchFlood } from './flood-bench.ts'
import { benchLatency } from './latency-bench.ts'
import { benchPaper } from './paper-bench.ts'
import { benchMixing } from './mixing-bench.ts'
import { benchPress } from './press-bench.ts'
import { benchStart } from './start-bench.ts'
import { benchStrips } from './strips-bench.ts'

const BENCHES = {
  decoding: benchDecoding,
  floor: benchFloorCost,
  latency: benchLatency,
  press: benchPress,
  flood: benchFlood,
  paper: benchPaper,
  start: benchStart,
  crowd: benchCrowd,
  archive: benchArchive,
}
const BY_NAME = { ...BENCHES, soak: benchSoak, mixing: benchMixing, strips: benchStrips }

const wanted = process.argv.slice(2)
for (const name of wanted)
  if (!Object.hasOwn(BY_NAME, name)) throw new Error(`no benchmark "${name}": ${Object.keys(BY_NAME).join(', ')}`)
const chosen = wanted.length === 0 ? BENCHES : BY_NAME
for (const [name, bench] of Object.entries(chosen)) if (wanted.length === 0 || wanted.includes(name)) await bench()
