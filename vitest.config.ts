import { BaseSequencer } from 'vitest/node'
import { defineConfig } from 'vitest/config'
import vue from '@vitejs/plugin-vue'
import { closingLine } from './tests/support/closing-line.ts'

/** These look at how long something takes: each has the machine for itself. */
const TIMED = [
  'tests/browser/a-hundred-phones-on-the-line.test.ts',
  'tests/browser/the-floor-is-set-up.test.ts',
  'tests/browser/the-kiosk-is-lost-and-found.test.ts',
  'tests/electron/lifecycle.test.ts',
  'tests/electron/recovery.test.ts',
  'tests/electron/the-line-lives.test.ts',
]

/** These take longest: they begin first, so that none of them is waited for alone in the end. */
const LONG = [
  'scenarios/forty-badges-on-three-readers.test.ts',
  'scenarios/the-power-is-cut-while-intents-are-posted.test.ts',
  'scenarios/the-power-is-cut-while-sessions-are-taken-in.test.ts',
  'firmware-protocol/simulator.test.ts',
  'host/strips-found.test.ts',
  'browser/people-take-it-home.test.ts',
  'browser/every-page-can-be-magnified.test.ts',
  'browser/the-big-screen-is-for-everyone.test.ts',
  'browser/people-take-a-place.test.ts',
]

type Files = Parameters<BaseSequencer['sort']>[0]

class LongFirst extends BaseSequencer {
  override async sort(files: Files): Promise<Files> {
    const isLong = ({ moduleId }: Files[number]): boolean => LONG.some((name) => moduleId.endsWith(name))
    const usual = await super.sort(files)
    return [...usual.filter(isLong), ...usual.filter((file) => !isLong(file))]
  }
}

/** A browser or an Electron in each file. */
const ON_SCREEN = {
  globalSetup: 'tests/support/electron-before-tests.ts',
  testTimeout: 90_000,
  hookTimeout: 120_000,
}

/** One kind of test after the other: first many files at a time, then two with their browsers, then one alone. */
export default defineConfig({
  plugins: [vue()],
  test: {
    reporters: ['default', closingLine()],
    sequence: { sequencer: LongFirst },
    // Real browsers, ports and processes on two busy cores: one stumble is the machine's, two are ours.
    retry: 1,
    // What is waited for comes in the end: how soon is for those tests to say that are about it.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'fast',
          include: ['tests/{house,core,content,firmware-protocol,host,renderer,contracts,scenarios}/**/*.test.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
          // Many of them wait for boards, ports and clocks rather than compute.
          maxWorkers: 4,
        },
      },
      {
        extends: true,
        test: {
          ...ON_SCREEN,
          name: 'screens',
          include: ['tests/{browser,electron}/**/*.test.ts'],
          exclude: TIMED,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          ...ON_SCREEN,
          name: 'timed',
          include: TIMED,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
