/** A source that does what the test says. */
import type { Loss, Report, Source } from '#host/sources/source'

export interface ScriptedSource extends Source {
  /** How often it was run. */
  readonly runs: number
  readonly isRunning: boolean
  /** While it runs. */
  tell(report: Report): void
  lose(loss: Loss): void
  /** What is present now; a source that cannot tell if it was never set. */
  present: string
}

export function createScriptedSource(): ScriptedSource {
  let runs = 0
  let running: { readonly tell: (report: Report) => void; readonly end: (how: Loss | 'stopped') => void } | null = null
  const source: ScriptedSource = {
    kind: 'serial',
    practice: false,
    present: '',
    presence: async () => source.present,
    run(report, signal) {
      runs += 1
      return new Promise((resolve) => {
        const end = (how: Loss | 'stopped') => {
          running = null
          signal.removeEventListener('abort', stop)
          resolve(how)
        }
        const stop = () => end('stopped')
        running = { tell: report, end }
        signal.addEventListener('abort', stop)
      })
    },
    get runs() {
      return runs
    },
    get isRunning() {
      return running !== null
    },
    tell(report) {
      running?.tell(report)
    },
    lose(loss) {
      running?.end(loss)
    },
  }
  return source
}
