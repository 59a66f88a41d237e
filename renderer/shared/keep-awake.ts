/**
 * Keeps the phone awake while the facilitator leads. Over plain http there is no wake lock; a tiny silent film that plays without end keeps
 * a phone awake too. Both begin at the first touch: a page may not play before it was touched.
 */
import film from './awake.webm?url'
import filmForApple from './awake.mp4?url'

/** Begins at the first touch or key. Returns how to stop. */
export function keepAwake(page: Document): () => void {
  const stopper = new AbortController()
  const { signal } = stopper
  let video: HTMLVideoElement | null = null

  function play(): void {
    video ??= makeFilm(page)
    // A phone that saves power may refuse; the next touch tries again.
    void video.play().catch(() => undefined)
    if ('wakeLock' in navigator) void navigator.wakeLock.request('screen').catch(() => undefined)
  }

  page.addEventListener('pointerup', play, { signal })
  page.addEventListener('keydown', play, { signal })
  page.addEventListener('visibilitychange', () => page.visibilityState === 'visible' && video !== null && play(), { signal })
  return () => {
    stopper.abort()
    video?.remove()
  }
}

function makeFilm(page: Document): HTMLVideoElement {
  const video = page.createElement('video')
  video.muted = true
  video.loop = true
  video.playsInline = true
  video.ariaHidden = 'true'
  video.tabIndex = -1
  video.className = 'awake'
  for (const [src, type] of [
    [film, 'video/webm'],
    [filmForApple, 'video/mp4'],
  ] as const) {
    const source = page.createElement('source')
    source.src = src
    source.type = type
    video.append(source)
  }
  page.body.append(video)
  return video
}
