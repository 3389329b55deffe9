import { elementsOf, isResourceType, type ElementDefinition } from '../store/definitions'
import { isObject } from '../store/walk'
import type { Issue } from './issue'
import { isPrimitive, primitiveProblem } from './primitives'
import { referenceProblem } from './references'

type Elements = ReadonlyMap<string, ElementDefinition>
const byName = new WeakMap<readonly ElementDefinition[], Elements>()

/** The shape of a whole resource: known elements, right types, one value[x], nothing empty. */
export function shapeIssues(resource: unknown): Issue[] {
  const issues: Issue[] = []
  checkResource(resource, '', issues)
  return issues
}

function checkResource(value: unknown, path: string, issues: Issue[]): void {
  const type = isObject(value) ? value['resourceType'] : undefined
  if (typeof type !== 'string' || !isResourceType(type) || !isObject(value)) {
    const what = typeof type === 'string' ? 'not a resource type of FHIR R4' : 'missing'
    const where = path === '' ? 'resourceType' : `${path}.resourceType`
    issues.push({ code: 'structure', expression: where, diagnostics: `resourceType is ${what}` })
    return
  }
  checkElements(value, elementsOf(type) ?? [], path === '' ? type : path, issues, true)
}

function checkElements(
  owner: Record<string, unknown>,
  definitions: readonly ElementDefinition[],
  path: string,
  issues: Issue[],
  isResource = false,
): void {
  const elements = elementsByName(definitions)
  const choices = new Map<string, string>()
  let filled = 0
  for (const [name, value] of Object.entries(owner)) {
    if (isResource && name === 'resourceType') continue
    filled++
    const where = `${path}.${name}`
    const sibling = name.startsWith('_')
    const element = elements.get(sibling ? name.slice(1) : name)
    if (!element || (sibling && !isPrimitive(element._type))) {
      issues.push({
        code: 'structure',
        expression: where,
        diagnostics: 'not an element of this type',
      })
    } else if (sibling) {
      if (typeof value !== 'object' || value === null) issues.push(wrong(where, 'not an object'))
    } else {
      const other = element._choice && choices.get(element._choice)
      if (other)
        issues.push(wrong(where, `only one of ${other} and ${name} may be given`, 'invariant'))
      if (element._choice) choices.set(element._choice, name)
      checkCount(owner, name, element, where, issues)
    }
  }
  if (filled === 0 && !isResource) issues.push(wrong(path, 'an empty object'))
}

function checkCount(
  owner: Record<string, unknown>,
  name: string,
  element: ElementDefinition,
  where: string,
  issues: Issue[],
): void {
  const value = owner[name]
  if (!element._multiple) {
    if (Array.isArray(value)) issues.push(wrong(where, 'not repeated: give one value, not a list'))
    else checkValue(value, element, where, issues)
    return
  }
  if (!Array.isArray(value)) {
    issues.push(wrong(where, 'a list is needed, even for one value'))
    return
  }
  if (value.length === 0) issues.push(wrong(where, 'an empty list; leave the element out instead'))
  const siblings = owner[`_${name}`]
  value.forEach((item: unknown, n) => {
    const explained = Array.isArray(siblings) && isObject(siblings[n])
    if (item === null && explained) return
    checkValue(item, element, `${where}[${String(n)}]`, issues)
  })
}

function checkValue(
  value: unknown,
  element: ElementDefinition,
  where: string,
  issues: Issue[],
): void {
  if (value === null) {
    issues.push(wrong(where, 'null; leave the element out instead'))
  } else if (isPrimitive(element._type)) {
    const problem = primitiveProblem(element._type, value)
    if (problem !== undefined) issues.push(wrong(where, problem))
  } else if (element._type === 'Resource') {
    checkResource(value, where, issues)
  } else {
    const own = element._properties ?? []
    const definitions = own.length > 0 ? own : elementsOf(element._type)
    if (value === '') issues.push(wrong(where, 'an empty string; leave the element out instead'))
    else if (definitions && !isObject(value)) issues.push(wrong(where, 'an object is needed'))
    else if (definitions && isObject(value)) {
      checkElements(value, definitions, where, issues)
      const reference = element._type === 'Reference' ? value['reference'] : undefined
      const problem =
        typeof reference === 'string' ? referenceProblem(element, reference) : undefined
      if (problem !== undefined) issues.push(wrong(`${where}.reference`, problem))
    }
  }
}

function elementsByName(definitions: readonly ElementDefinition[]): Elements {
  let map = byName.get(definitions)
  if (!map) {
    map = new Map(definitions.map((element) => [element._name, element]))
    byName.set(definitions, map)
  }
  return map
}

function wrong(expression: string, diagnostics: string, code: Issue['code'] = 'value'): Issue {
  return { code, expression, diagnostics }
}
