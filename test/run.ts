/**
 * `npm test`: runs every suite once and ends with one plain line, `N passed, N failed`.
 * A skipped test, a file that does not load, an unhandled error and a suite without tests each count as one failure.
 * Arguments narrow the run to the files they name (`npm test -- test/unit`); then absent suites are no failure.
 */
import { relative, resolve } from 'node:path'
import { startVitest } from 'vitest/node'
import type { TestAnnotation } from 'vitest'
import type { Reporter, SerializedError, TestCase, TestModule, Vitest } from 'vitest/node'
import { REQUIRED_SUITES } from './support/suites.ts'

const root = resolve(import.meta.dirname, '..')
const filters = process.argv.slice(2)

interface Tally {
  passed: number
  failed: number
}

/** One line per file, the whole story only of what failed. */
class PlainReporter implements Reporter {
  readonly tally: Tally = { passed: 0, failed: 0 }
  #vitest: Vitest | undefined

  onInit(vitest: Vitest): void {
    this.#vitest = vitest
  }

  /** Only from tests that failed: see `silent` in vitest.config.ts. */
  onUserConsoleLog({ content }: { content: string }): void {
    say(content.trimEnd())
  }

  /** Tables that a test measured, for whoever reads the run. */
  onTestCaseAnnotate(_test: TestCase, { message }: TestAnnotation): void {
    say(message)
  }

  onTestModuleEnd(module: TestModule): void {
    const tests = [...module.children.allTests()]
    const passed = tests.filter((test) => test.result().state === 'passed').length
    const seconds = (module.diagnostic().duration / 1_000).toFixed(1)
    const mark = module.ok() && passed === tests.length ? 'ok  ' : 'FAIL'
    say(`${mark} ${relative(root, module.moduleId)}  ${passed}/${tests.length}  ${seconds} s`)
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    for (const module of modules) {
      for (const test of module.children.allTests()) this.#count(test)
      const errors = module.errors()
      if (errors.length) this.#fail(relative(root, module.moduleId), errors)
      for (const suite of module.children.allSuites()) {
        if (suite.errors().length) this.#fail(suite.fullName, suite.errors())
      }
    }
    if (unhandled.length) this.#fail('unhandled errors', unhandled)
    if (!filters.length) this.#demandSuites(modules)
  }

  #count(test: TestCase): void {
    const result = test.result()
    if (result.state === 'passed') this.tally.passed += 1
    else this.#fail(`${test.module.relativeModuleId} > ${test.fullName}`, result.errors ?? [], result.state)
  }

  #demandSuites(modules: readonly TestModule[]): void {
    const present = new Set(modules.map((module) => relative(root, module.moduleId).split('/')[1]))
    for (const suite of REQUIRED_SUITES) {
      if (!present.has(suite)) this.#fail(`test/${suite}: no test of this suite ran`, [])
    }
  }

  #fail(what: string, errors: readonly unknown[], state = 'failed'): void {
    this.tally.failed += 1
    say(`\nFAIL ${what}${state === 'failed' ? '' : ` (${state})`}`)
    for (const error of errors) this.#vitest?.logger.printError(error, { type: 'Error' })
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

const reporter = new PlainReporter()
const vitest = await startVitest('test', filters, {
  root,
  config: `${root}/test/vitest.config.ts`,
  watch: false,
  passWithNoTests: true,
  reporters: [reporter],
})
await vitest.close()
const { passed, failed } = reporter.tally
const isGreen = failed === 0 && passed > 0
say(`\n${passed} passed, ${failed} failed`)
process.exit(isGreen ? 0 : 1)
