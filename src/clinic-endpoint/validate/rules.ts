import { Severities, Validator, type ValidatorMessage } from 'fhir/validator.js'
import { conformance } from '../store/definitions'
import type { Resource } from '../store/version'
import { isObject } from '../store/walk'
import type { Issue } from './issue'

/** Value sets that the package cannot spell out (a whole code system, a filter): never judged by. */
const unlisted = new Map<string, boolean>()

function isUnlisted(valueSet: string): boolean {
  let answer = unlisted.get(valueSet)
  if (answer === undefined) {
    const parsed = conformance.parsedValueSets[valueSet]
    answer =
      !parsed || parsed.systems.length === 0 || parsed.systems.some((s) => s.codes.length === 0)
    unlisted.set(valueSet, answer)
  }
  return answer
}

/** Missing elements and codes outside required value sets, by the `fhir` package's definitions. */
export function ruleIssues(resource: Resource): Issue[] {
  const validator = new Validator(conformance, { beforeCheckCode: isUnlisted })
  const { messages } = validator.validate(resource)
  const errors = messages.filter(
    ({ severity, message = '' }) =>
      (severity === Severities.Error || severity === Severities.Fatal) &&
      !message.startsWith('Invalid type for ref'),
  )
  return errors.filter((error) => !isOneOfSeveralCodings(resource, error, errors)).map(issueOf)
}

/** A required binding asks for one coding out of its set; a local coding beside it is welcome. */
function isOneOfSeveralCodings(
  resource: Resource,
  error: ValidatorMessage,
  errors: readonly ValidatorMessage[],
): boolean {
  if (!isCodeMessage(error)) return false
  const concept = valueAt(resource, error.location ?? '')
  const codings =
    isObject(concept) && Array.isArray(concept['coding']) ? concept['coding'].length : 0
  const failed = errors.filter((other) => other.location === error.location && isCodeMessage(other))
  return failed.length < codings
}

function isCodeMessage({ message = '' }: ValidatorMessage): boolean {
  return message.endsWith('not found in value set')
}

function valueAt(resource: Resource, location: string): unknown {
  const steps = location.split(/[.[\]]+/).filter((step) => step !== '')
  return steps
    .slice(1)
    .reduce<unknown>(
      (value, step) => (value as Record<string, unknown> | undefined)?.[step],
      resource,
    )
}

function issueOf({ location = '', message = '' }: ValidatorMessage): Issue {
  if (message === 'Missing property')
    return { code: 'required', expression: location, diagnostics: 'a required element is missing' }
  const code = message.endsWith('not found in value set') ? 'code-invalid' : 'value'
  const diagnostics =
    code === 'code-invalid'
      ? 'a code outside the required value set'
      : (message.split('"')[0] ?? '')
  return { code, expression: location, diagnostics: diagnostics.trim() }
}
