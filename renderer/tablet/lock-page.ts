/**
 * Keeps a tablet on its page, whoever touches it: no menu, no selection, no zoom by two fingers, nothing that can be dragged away, and a way back
 * that leads here. A page cannot lock the tablet itself; that is for its own kiosk mode (docs/operating.md).
 */

/** What a browser would do by itself. */
const UNWANTED = ['contextmenu', 'selectstart', 'dragstart', 'gesturestart', 'gesturechange'] as const

export function lockPage(page: Window): void {
  const { document, history } = page
  for (const type of UNWANTED) document.addEventListener(type, (event) => isTyping(event.target) || prevent(event))
  document.addEventListener('wheel', (event) => event.ctrlKey && prevent(event), { passive: false })
  document.addEventListener('touchmove', (event) => event.touches.length > 1 && prevent(event), { passive: false })
  // Back goes to this very page, as often as it is pressed.
  history.pushState(null, '')
  page.addEventListener('popstate', () => history.pushState(null, ''))
}

function prevent(event: Event): void {
  event.preventDefault()
}

/** Whoever types the code may select it. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement
}
