/** The version of this kiosk. */
import manifest from '../package.json' with { type: 'json' }

export const KIOSK_VERSION: string = manifest.version
