import type { Resource } from '../store/version'
import type { Issue } from './issue'
import { ruleIssues } from './rules'
import { shapeIssues } from './shape'

/**
 * Everything that makes a resource no FHIR R4 resource, each with the element it is about; empty
 * when it may be kept. Profiles are not checked: real records follow many.
 */
export function validateResource(resource: unknown): Issue[] {
  const issues = shapeIssues(resource)
  // The rules trust the shape: on a wrong one they would only add noise.
  return issues.length > 0 ? issues : ruleIssues(resource as Resource)
}
