import { isResourceType, targetsOf, type ElementDefinition } from '../store/definitions'

const relative = /^([A-Za-z]+)\/[A-Za-z0-9\-.]{1,64}(\/_history\/[A-Za-z0-9\-.]{1,64})?$/
const conditional = /^([A-Za-z]+)\?.+$/

/** What is wrong with a Reference's `reference`, in words; undefined when nothing is. */
export function referenceProblem(
  element: ElementDefinition,
  reference: string,
): string | undefined {
  if (reference.startsWith('#') || reference.startsWith('urn:')) return undefined
  const local = relative.exec(reference) ?? conditional.exec(reference)
  if (local) return typeProblem(element, local[1] ?? '')
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(reference))
    return 'a reference is Type/id, an absolute address, a urn: or #id'
  const type = reference.split('|')[0]?.split('/_history/')[0]?.split('/').at(-2) ?? ''
  return isResourceType(type) ? typeProblem(element, type) : undefined
}

function typeProblem(element: ElementDefinition, type: string): string | undefined {
  if (!isResourceType(type)) return `refers to ${type}, which is not a resource type`
  const targets = targetsOf(element)
  if (targets.length === 0 || targets.includes(type)) return undefined
  return `refers to a ${type}; allowed: ${targets.join(', ')}`
}
