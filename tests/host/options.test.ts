import { describe, expect, test } from 'vitest'
import { HELP, parseOptions } from '#host/cli/options'

const HOME = '/home/trainer'

describe('the options of the command line', () => {
  test('[SH-13] nothing asked gives a kiosk that works', () => {
    expect(parseOptions([], HOME)).toEqual({
      ok: true,
      value: {
        source: { kind: 'auto' },
        markers: { kind: 'auto' },
        moreSources: [],
        data: '/home/trainer/.local/share/meetlat',
        port: 7310,
        host: '0.0.0.0',
        shell: 'auto',
        locale: 'nl',
        display: null,
        paper: { room: '', printer: null, stick: null },
      },
    })
  })

  test('[SH-13] every option is read', () => {
    const argv = [
      '--source',
      'tcp:10.0.0.9:3333',
      '--markers',
      'sim:badges=3,seed=2',
      '--data',
      'd',
      '--port',
      '0',
      '--host',
      '0.0.0.0',
      '--shell',
      'none',
      '--locale',
      'en',
      '--display',
      '2',
      '--room',
      'Zaal 1',
      '--printer',
      'Balie',
      '--stick',
      'usb',
    ]
    expect(parseOptions(argv, HOME)).toEqual({
      ok: true,
      value: {
        source: { kind: 'tcp', host: '10.0.0.9', port: 3333 },
        markers: { kind: 'sim', badges: 3, seed: 2 },
        moreSources: [],
        data: 'd',
        port: 0,
        host: '0.0.0.0',
        shell: 'none',
        locale: 'en',
        display: 2,
        paper: { room: 'Zaal 1', printer: 'Balie', stick: 'usb' },
      },
    })
  })

  test.each([
    ['0.0.0.0', []],
    ['0.0.0.0', ['--shell', 'electron']],
    ['0.0.0.0', ['--shell', 'browser']],
    ['127.0.0.1', ['--shell', 'none']],
    ['127.0.0.1', ['--shell', 'browser', '--host', '127.0.0.1']],
    ['0.0.0.0', ['--shell', 'none', '--host', '0.0.0.0']],
  ])('[SH-40] it listens on %s with %j', (host, argv) => {
    expect(parseOptions(argv, HOME)).toMatchObject({ ok: true, value: { host } })
  })

  test('[SH-13] --help explains every option', () => {
    expect(parseOptions(['--help'], HOME)).toEqual({ ok: true, value: 'help' })
    for (const option of ['source', 'markers', 'data', 'port', 'host', 'shell', 'locale', 'display', 'help'])
      expect(HELP).toContain(`--${option}`)
  })

  test.each([
    [['--port', '70000'], /--port/],
    [['--port', '-1'], /port/],
    [['--host', 'my.kiosk.example'], /--host/],
    [['--shell', 'windows'], /--shell/],
    [['--locale', 'de'], /--locale/],
    [['--display', '0'], /--display/],
    [['--data', ''], /--data/],
    [['--source', 'usb'], /usb.* is not a source/],
    [['--nonsense'], /nonsense/],
    [['stray'], /stray/],
  ])('[SH-13] %j is answered with one sentence about what is wrong', (argv, sentence) => {
    const parsed = parseOptions(argv, HOME)
    expect(parsed).toMatchObject({ ok: false, reason: expect.stringMatching(sentence) })
  })
})
