/** Reads what the test runners report, so that the last line of a run can be believed. */
import { readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number, skipped: number, failures: string[] }} Tally */

/**
 * @param {string} file
 * @param {number} exitCode
 * @param {(report: any) => Tally} read
 * @returns {Tally} a suite that could not report counts as one failure
 */
export function tallyOf(file, exitCode, read) {
  let tally
  try {
    tally = read(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    tally = { passed: 0, failed: 1, skipped: 0, failures: ['the suite did not run'] }
  }
  if (tally.passed + tally.failed === 0) {
    tally.failed = 1
    tally.failures.push('no test was found')
  }
  if (exitCode !== 0 && tally.failed === 0) {
    tally.failed = 1
    tally.failures.push(`the suite ended with exit code ${exitCode}`)
  }
  return tally
}

/** @returns {Tally} */
export function readVitest(report) {
  const failures = []
  for (const file of report.testResults) {
    const broken = file.assertionResults.filter((test) => test.status === 'failed')
    for (const test of broken) failures.push(test.fullName)
    // A file that fails to load has no failed test in it.
    if (file.status === 'failed' && broken.length === 0) failures.push(file.name)
  }
  return {
    passed: report.numPassedTests,
    failed: failures.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures,
  }
}

/** @returns {Tally} */
export function readPlaywright(report) {
  const failures = report.errors.map((error) => String(error.message).split('\n')[0])
  const visit = (suite, path) => {
    for (const spec of suite.specs ?? [])
      for (const test of spec.tests)
        if (test.status === 'unexpected' || test.status === 'flaky')
          failures.push(`[${test.projectName}] ${[...path, spec.title].join(' › ')}`)
    for (const inner of suite.suites ?? []) visit(inner, [...path, inner.title])
  }
  for (const suite of report.suites) visit(suite, [suite.title])
  return {
    passed: report.stats.expected,
    failed: failures.length,
    skipped: report.stats.skipped,
    failures,
  }
}
