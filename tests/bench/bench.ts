/** `npm run bench [-- NAME ...]`: what was promised of speed, as ratios that are measured in one run. */
import { benchDecoding } from './decode-bench.ts'
import { benchLatency } from './latency-bench.ts'
import { benchStart } from './start-bench.ts'

const BENCHES = { decoding: benchDecoding, latency: benchLatency, start: benchStart }

const wanted = process.argv.slice(2)
for (const name of wanted)
  if (!Object.hasOwn(BENCHES, name)) throw new Error(`no benchmark "${name}": ${Object.keys(BENCHES).join(', ')}`)
for (const [name, bench] of Object.entries(BENCHES)) if (wanted.length === 0 || wanted.includes(name)) await bench()
