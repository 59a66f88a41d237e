import { expect, test } from 'vitest'
import { lanAddress, type Interfaces } from '#host/remote/lan-address'

function face(address: string, over: { readonly mac?: string; readonly internal?: boolean } = {}) {
  const { mac = '52:54:00:12:34:56', internal = false } = over
  return { address, mac, internal, family: 'IPv4', netmask: '255.255.255.0', cidr: null } as const
}

const LOOPBACK: Interfaces = { lo: [face('127.0.0.1', { internal: true, mac: '00:00:00:00:00:00' })] }
const V6 = {
  address: 'fd00::5',
  mac: '52:54:00:12:34:56',
  internal: false,
  family: 'IPv6',
  netmask: '',
  cidr: null,
  scopeid: 0,
} as const

test.each<[string, string | null, Interfaces]>([
  ['the wired one', '10.3.0.7', { ...LOOPBACK, eth0: [V6, face('10.3.0.7')] }],
  ['the wireless one before the wired one', '192.168.1.20', { eth0: [face('192.168.5.2')], wlp3s0: [face('192.168.1.20')] }],
  ['the same on Windows', '10.0.0.9', { Ethernet: [face('192.168.5.2')], 'Wi-Fi': [face('10.0.0.9')] }],
  ['a private one before a public one', '172.20.1.1', { eth0: [face('145.10.2.3')], eth1: [face('172.20.1.1')] }],
  ['a public one, as on a campus', '145.10.2.3', { eth0: [face('145.10.2.3')] }],
  ['no container', null, { docker0: [face('172.17.0.1')], 'br-12ab': [face('172.18.0.1')], veth1: [face('172.19.0.2')] }],
  ['no virtual machine', null, { 'vEthernet (WSL)': [face('172.28.0.1')], 'VirtualBox Host-Only Network': [face('192.168.56.1')] }],
  ['no tunnel', null, { corp0: [face('10.8.0.2', { mac: '00:00:00:00:00:00' })], wg0: [face('10.9.0.2')] }],
  ['none that the machine gave itself', null, { eth0: [face('169.254.10.10')] }],
  ['none without a network', null, LOOPBACK],
  ['none with version 6 alone', null, { eth0: [V6] }],
])('[PA-13] of several addresses phones get %s', (_, expected, interfaces) => {
  expect(lanAddress('0.0.0.0', interfaces)).toBe(expected)
})

test('[PA-13] an address that was named is the one; one of this machine alone is none', () => {
  const interfaces: Interfaces = { eth0: [face('10.3.0.7')] }
  expect(['10.3.0.7', '127.0.0.1', 'localhost', '127.0.1.1', '::1'].map((bound) => lanAddress(bound, interfaces))).toEqual([
    '10.3.0.7',
    null,
    null,
    null,
    null,
  ])
})
