/** What a page may load and reach: its own files and its own host, nothing else. The same in the kiosk window and over the network. */

/** Directives of the Content-Security-Policy with their sources. */
export const PAGE_POLICY = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  // The film that keeps a phone awake, and what a phone keeps of the page on its home screen.
  'media-src': ["'self'"],
  'manifest-src': ["'self'"],
  'connect-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
} as const

/** The policy as a header. */
export const PAGE_POLICY_HEADER = Object.entries(PAGE_POLICY)
  .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
  .join('; ')
