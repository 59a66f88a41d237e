/** The pages of the phone, and which of them there are now. */
import type { SessionView } from '#core/protocol/views'

export const TABS = ['prepare', 'lead', 'script', 'line', 'notes', 'clock'] as const
export type Tab = (typeof TABS)[number]

type Phase = SessionView['phase']

const IN_PHASE: Readonly<Record<Phase, readonly Tab[]>> = {
  idle: ['prepare', 'script', 'line'],
  preparing: ['prepare', 'script', 'line'],
  running: ['lead', 'script', 'line', 'notes', 'clock'],
  closed: ['lead', 'line', 'notes', 'clock', 'prepare'],
}

/** In the order in which they stand; the first one opens. */
export function tabsIn(phase: Phase): readonly Tab[] {
  return IN_PHASE[phase]
}

/** The tab to be on: the same one, as long as there is one. */
export function tabIn(phase: Phase, tab: Tab): Tab {
  const [first = 'lead'] = tabsIn(phase)
  return tabsIn(phase).includes(tab) ? tab : first
}

/** One further to the left or the right; the same one at the end. */
export function tabBeside(phase: Phase, tab: Tab, by: 1 | -1): Tab {
  const tabs = tabsIn(phase)
  return tabs[tabs.indexOf(tab) + by] ?? tab
}
