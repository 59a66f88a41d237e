import { hostname, networkInterfaces } from 'node:os'
import { expect, test } from 'vitest'
import { isOwnHost, isOwnOrigin } from '#host/remote/guard'

const OWN = Object.values(networkInterfaces()).flatMap((addresses) =>
  (addresses ?? []).map(({ address, family }) => ({ address, family })),
)

test('[SH-42] when the network is let in, every address and the name of this machine are its own, and nothing else is', () => {
  const named = OWN.map(({ address, family }) => (family === 'IPv6' ? `[${address}]:7310` : `${address}:7310`))
  expect(named.filter((host) => !isOwnHost(host, '0.0.0.0'))).toEqual([])
  expect(isOwnHost(`${hostname()}:7310`, '0.0.0.0')).toBe(true)
  for (const host of ['evil.example', '192.0.2.7:7310', '0.0.0.0:7310', `${hostname()}.evil.example`, '', undefined])
    expect(isOwnHost(host, '0.0.0.0')).toBe(false)
})

test('[SH-42] when it is not, only this machine’s own names are; a page comes from the very address that it asks', () => {
  expect(isOwnHost(`${hostname()}:7310`, '127.0.0.1')).toBe(['localhost', '127.0.0.1'].includes(hostname()))
  expect(isOwnOrigin('http://192.168.1.20:7310', '192.168.1.20:7310')).toBe(true)
  for (const origin of ['http://192.168.1.20', 'http://192.168.1.21:7310', 'ws://192.168.1.20:7310', 'null'])
    expect(isOwnOrigin(origin, '192.168.1.20:7310')).toBe(false)
})
