/**
 * How a participant's phone is known again, and by nothing else: a random cookie that this kiosk made for this one session. Nobody can make one
 * without the key of the kiosk, and it fits no other session. Of the cookie itself nothing is kept, not even in memory: a phone is known by a hash of
 * it under a key that ends with this program.
 */
import { createHmac, randomBytes, randomFillSync } from 'node:crypto'
import type { SessionState } from '#core/session/session'
import { isSameSecret } from '../remote/guard.ts'

export interface PhonePass {
  follow(session: SessionState): void
  /** A new phone: the header that gives it its cookie. Null while no session runs. */
  issue(): string | null
  /** Which phone a request comes from, by its Cookie header: the same for all its requests of this session. Null for no cookie of ours. */
  phoneOf(header: string | undefined): string | null
}

const NAME = 'meetlat_place'
/** The addresses that are sent the cookie. */
const PATH = '/p'
/** As long as a session that was left open is waited for, seconds. */
const LASTS = 12 * 60 * 60
/** A browser sends a few cookies of ours and of whoever had this address before; more is not looked at, UTF-16 units. */
const LONGEST_HEADER = 4096
const FORM = /^([0-9A-Za-z_-]{22})\.([0-9A-Za-z_-]{22})$/
const BYTES = 16

/**
 * `secret` is the key of the kiosk: a cookie is still good after a power cut, and is nowhere on disk. `strayed` hears of each cookie that was shown and
 * is none of this session.
 */
export function createPhonePass(secret: string, strayed: () => void = () => undefined): PhonePass {
  let session: string | null = null
  const memory = randomBytes(32)

  function sealOf(name: string, id: string): string {
    return hmac(hmac(secret, `phones on the line of ${id}`), name)
      .subarray(0, BYTES)
      .toString('base64url')
  }

  return {
    follow(next) {
      const id = next.phase === 'running' ? next.id : null
      if (id === session) return
      session = id
      randomFillSync(memory)
    },
    issue() {
      if (session === null) return null
      const name = randomBytes(BYTES).toString('base64url')
      return `${NAME}=${name}.${sealOf(name, session)}; Path=${PATH}; Max-Age=${LASTS}; HttpOnly; SameSite=Strict`
    },
    phoneOf(header) {
      const [, name, seal] = FORM.exec(cookieIn(header)) ?? []
      if (name === undefined || seal === undefined) return null
      if (session !== null && isSameSecret(seal, sealOf(name, session))) return hmac(memory, name).toString('base64url')
      strayed()
      return null
    },
  }
}

/** Our cookie in a Cookie header (RFC 6265): `one=1; two=2`. */
function cookieIn(header = ''): string {
  if (header.length > LONGEST_HEADER) return ''
  const found = header.split('; ').find((pair) => pair.startsWith(`${NAME}=`))
  return found?.slice(NAME.length + 1) ?? ''
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
