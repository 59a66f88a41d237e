/** Keeps a source running: after a loss it is run again, sooner and later, and at once when something appears. */
import type { Cancel, Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import { describeLoss } from './describe-loss.ts'
import type { Loss, Report, Source } from './source.ts'

/** What a supervised source tells: its reports, and how each run ended. */
export type Told = Report | { readonly type: 'lost'; readonly loss: Loss }

export interface Supervision {
  /** Tells nothing any more; resolves when the source has ended. Harmless twice. */
  stop(): Promise<void>
}

/** The first pause after a loss, ms; each loss without a valid line in between doubles it. */
const SHORTEST_PAUSE = 500
/** The longest pause, ms: counts have to be right within 3 s after a board that nobody saw appear speaks again. */
const LONGEST_PAUSE = 2000
/** How often a pause looks whether something appeared, ms. */
const LOOK_EVERY = 500

/** Runs the source until `stop`. */
export function supervise(
  source: Source,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
  tell: (told: Told) => void,
): Supervision {
  const stopping = new AbortController()
  const { signal } = stopping
  let pause = SHORTEST_PAUSE
  let lastLoss = ''
  let isLossy = false

  function report(report: Report): void {
    if (signal.aborted) return
    if (PROOF_OF_LIFE.has(report.type)) {
      pause = SHORTEST_PAUSE
      lastLoss = ''
    }
    if (report.type === 'quality' && report.lossy !== isLossy) {
      isLossy = report.lossy
      const message = isLossy ? 'More than 1 % of the lines get lost: check the cable.' : 'The lines come through again.'
      log.warn({ source: source.kind, lost: report.lost, refused: report.refused }, message)
    }
    tell(report)
  }

  function lose(loss: Loss): void {
    const description = describeLoss(loss)
    if (description !== lastLoss) log.warn({ source: source.kind, ...loss }, description)
    lastLoss = description
    tell({ type: 'lost', loss })
  }

  async function keepRunning(): Promise<void> {
    while (!signal.aborted) {
      const loss = await source.run(report, signal)
      if (loss === 'stopped' || signal.aborted) return
      lose(loss)
      await rest(source, pause, clock, signal)
      pause = Math.min(pause * 2, LONGEST_PAUSE)
    }
  }

  const ended = keepRunning()
  return {
    stop() {
      stopping.abort()
      return ended
    },
  }
}

/** Reports that can only come of a line that was understood. */
const PROOF_OF_LIFE: ReadonlySet<Report['type']> = new Set(['board', 'wrong-firmware', 'live', 'reading'])

/** Waits for so many ms; less when another thing is present than before, or when the signal says stop. */
function rest(source: Source, milliseconds: number, clock: Clock, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const cancelEnd = clock.after(milliseconds, end)
    let cancelLook: Cancel | null = null
    let known: string | null = null
    let over = false

    function end(): void {
      over = true
      cancelEnd()
      cancelLook?.()
      signal.removeEventListener('abort', end)
      resolve()
    }
    async function look(): Promise<void> {
      const present = (await source.presence?.()) ?? ''
      if (over) return
      if (known !== null && present !== known && present !== '') return end()
      known = present
      cancelLook = clock.after(LOOK_EVERY, () => void look())
    }

    signal.addEventListener('abort', end)
    if (signal.aborted) end()
    else if (source.presence) void look()
  })
}
