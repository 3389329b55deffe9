import { measures } from './measureCodes'
import type { Resource } from './resource'

/**
 * Total cholesterol in mg/dL where LDL, HDL and triglycerides were taken from the same blood:
 * LDL is calculated (Friedewald), so the sum must hold.
 */
export function withTotalCholesterol(resources: readonly Resource[]): Resource[] {
  const onDay = (name: string, resource: Resource): number | undefined => {
    const found = resources.find(
      (other) => other.id.includes(`-${name}-`) && dayOf(other) === dayOf(resource),
    )
    return found ? valueOf(found) : undefined
  }
  return resources.flatMap((resource) => {
    const found = /^(.+)-ldl-(\d+)$/.exec(resource.id)
    const hdl = found ? onDay('hdl', resource) : undefined
    const triglycerides = found ? onDay('triglycerides', resource) : undefined
    if (!found || hdl === undefined || triglycerides === undefined) return [resource]
    const { code, unit, shown } = measures.cholesterol
    const value = Math.round(valueOf(resource) + hdl + triglycerides / 5)
    const valueQuantity = { value, unit: shown, system: 'http://unitsofmeasure.org', code: unit }
    const id = `${found[1]}-cholesterol-${found[2]}`
    return [resource, { ...resource, id, code, valueQuantity }]
  })
}

function dayOf(resource: Resource): string {
  return String(resource['effectiveDateTime']).slice(0, 10)
}

function valueOf(resource: Resource): number {
  return (resource['valueQuantity'] as { readonly value: number }).value
}
