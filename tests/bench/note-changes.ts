/** Runs in a page: keeps the moments at which its DOM changes. */

declare global {
  interface Window {
    /** Moments at which the page's DOM changed, by its own clock, ms since 1970. */
    changes: number[]
  }
}

export function noteChanges(): void {
  window.changes = []
  const watch = new MutationObserver(() => window.changes.push(performance.timeOrigin + performance.now()))
  watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
}
