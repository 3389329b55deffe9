import { writeJson } from '../json/writeJson'
import type { JsonObject } from '../json/decimals'
import type { Issue, IssueCode } from '../validate/issue'

/** A refusal on its way to the client: always an OperationOutcome that says what and where. */
export class FhirProblem extends Error {
  override readonly name = 'FhirProblem'
  constructor(
    readonly status: number,
    readonly issues: readonly Issue[],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(issues[0]?.diagnostics ?? 'refused')
  }
}

export function problem(
  status: number,
  code: IssueCode,
  diagnostics: string,
  expression?: string,
): FhirProblem {
  const where = expression === undefined ? {} : { expression }
  return new FhirProblem(status, [{ code, diagnostics, ...where }])
}

export function outcomeOf(issues: readonly Issue[]): JsonObject {
  return {
    resourceType: 'OperationOutcome',
    issue: issues.map(({ code, diagnostics, expression }) => ({
      severity: 'error',
      code,
      diagnostics,
      ...(expression === undefined ? {} : { expression: [expression] }),
    })),
  }
}

export function outcomeText(issues: readonly Issue[]): string {
  return writeJson(outcomeOf(issues))
}

/** Names the entry of the Bundle that each issue is about. */
export function inEntry(failure: FhirProblem, entry: number): FhirProblem {
  const at = `Bundle.entry[${String(entry)}]`
  const issues = failure.issues.map((issue) => ({
    ...issue,
    expression: issue.expression?.includes('.')
      ? `${at}.resource.${issue.expression.slice(issue.expression.indexOf('.') + 1)}`
      : at,
  }))
  return new FhirProblem(failure.status, issues, failure.headers)
}
