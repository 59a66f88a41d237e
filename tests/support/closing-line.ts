/** The last line of a test run, for programs: `12 passed, 0 failed`. */
import type { Reporter, TestModule, TestSuite } from 'vitest/node'

export function closingLine(): Reporter {
  return {
    onTestRunEnd(modules, unhandled) {
      const tests = modules.flatMap((module) => [...module.children.allTests()])
      const passed = tests.filter((test) => test.result().state === 'passed').length
      const failed = tests.filter((test) => test.result().state === 'failed').length
      // A file that does not load and a set-up that breaks leave their tests without a result: each is a failure of its own.
      const broken = modules.flatMap((module) => [module, ...module.children.allSuites()]).filter(isBroken).length
      console.log(`${passed} passed, ${failed + broken + unhandled.length} failed`)
    },
  }
}

function isBroken(part: TestModule | TestSuite): boolean {
  return part.errors().length > 0
}
