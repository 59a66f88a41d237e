import { defineConfig } from 'vitest/config'
import vue from '@vitejs/plugin-vue'
import { closingLine } from './tests/support/closing-line.ts'

/** Slow kinds of test (a browser, an Electron) run one file at a time: the machine has two cores. */
export default defineConfig({
  plugins: [vue()],
  test: {
    reporters: ['default', closingLine()],
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
        },
      },
      {
        extends: true,
        test: {
          name: 'screens',
          include: ['tests/{browser,electron}/**/*.test.ts'],
          globalSetup: 'tests/support/electron-before-tests.ts',
          testTimeout: 90_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          // After the fast ones: some of these look at how long something takes.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
