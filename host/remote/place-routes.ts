/** The addresses on the stickers, and how a phone that opened one takes its place. Plain HTTP: the cookie by which it is known goes along by itself. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { markOf } from '#core/presence/place-address'
import { placeDoorOf } from '#core/presence/place-door'
import { placeListSchema, type PlaceRefusal } from '#core/presence/place-list'
import type { SessionView } from '#core/protocol/views'
import type { PhonePass } from '../places/phone-pass.ts'
import type { PlaceDesk } from '../places/place-desk.ts'
import type { Clock } from '../ports/clock.ts'
import type { BurstLog } from './burst-log.ts'
import { createPace } from './pace.ts'

export interface PlaceRouteOptions {
  readonly placeDesk: PlaceDesk
  readonly phonePass: PhonePass
  readonly clock: Clock
  readonly tellOnce: BurstLog
  readonly room: { readonly view: SessionView }
}

/** One phone: a finger that slides, and no more than a screen shows. */
const OF_PHONE = { burst: 20, every: 100 } as const
/** Requests of one address in a second: a whole group behind one router, many of them sliding. */
const OF_ADDRESS = { config: { rateLimit: { max: 400, timeWindow: 1000 } } } as const
/** New phones of one address: the whole group at once, and then some. */
const NEW_OF_ADDRESS = { burst: 150, every: 500 } as const

/** `slow-down`: too often; `unknown-phone`: without a cookie of this session. */
type Refusal = PlaceRefusal | 'slow-down' | 'unknown-phone' | 'bad-request'
const STATUS_OF: Readonly<Record<Refusal, number>> = {
  'places-closed': 409,
  'moved-on': 409,
  'line-full': 409,
  'slow-down': 429,
  'unknown-phone': 403,
  'bad-request': 400,
}
const markSchema = v.object({ mark: v.pipe(v.string(), v.transform(markOf), v.picklist([0, 5, 10])) })

export function addPlaceRoutes(server: FastifyInstance, options: PlaceRouteOptions): void {
  const { placeDesk, phonePass, clock, tellOnce, room } = options
  const ofPhone = createPace<string>({ clock, ...OF_PHONE })
  const newOfAddress = createPace<string>({ clock, ...NEW_OF_ADDRESS })

  server.get('/p/:mark', OF_ADDRESS, (request, reply) => {
    const params = v.safeParse(markSchema, request.params)
    if (!params.success) return reply.code(404).send({ error: 'There is nothing here.' })
    return reply.header('cache-control', 'no-store').redirect(`/place/#${params.output.mark}`, 302)
  })

  /** A phone that comes without a cookie that fits gets one, if it could take a place now. */
  server.post('/p/in', OF_ADDRESS, ({ headers, ip }, reply) => {
    if (phonePass.phoneOf(headers.cookie) !== null) return done(reply)
    if (placeDoorOf(room.view, 'phone') !== 'open') return refuse(reply, 'places-closed')
    if (!newOfAddress.take(ip)) return refuse(reply, 'slow-down')
    const cookie = phonePass.issue()
    return cookie === null ? refuse(reply, 'places-closed') : done(reply.header('set-cookie', cookie))
  })

  function refusalOf({ headers, body }: FastifyRequest): Refusal | null {
    const phone = phonePass.phoneOf(headers.cookie)
    if (phone === null) {
      if (headers.cookie !== undefined)
        tellOnce('phones wanted a place with a cookie that this kiosk did not make for this session: refused')
      return 'unknown-phone'
    }
    if (!ofPhone.take(phone)) return 'slow-down'
    const list = v.safeParse(placeListSchema, body)
    return list.success ? placeDesk.put('phone', phone, list.output) : 'bad-request'
  }

  server.post('/p/place', OF_ADDRESS, (request, reply) => {
    const refusal = refusalOf(request)
    return refusal === null ? done(reply) : refuse(reply, refusal)
  })
}

function done(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-store').send({ refusal: null })
}

function refuse(reply: FastifyReply, refusal: Refusal): FastifyReply {
  return reply.code(STATUS_OF[refusal]).header('cache-control', 'no-store').send({ refusal })
}
