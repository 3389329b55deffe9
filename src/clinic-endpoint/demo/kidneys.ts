import { measures } from './measureCodes'
import { rounded } from './chart'
import type { Resource } from './resource'

/**
 * eGFR in mL/min/1.73 m² from creatinine in mg/dL: CKD-EPI 2021, creatinine only, adults.
 * Inker et al., N Engl J Med 2021;385:1737.
 */
export function filteringRate(creatinine: number, age: number, sex: 'female' | 'male'): number {
  const female = sex === 'female'
  const kappa = female ? 0.7 : 0.9
  const alpha = female ? -0.241 : -0.302
  const ratio = creatinine / kappa
  const rate = 142 * Math.min(ratio, 1) ** alpha * Math.max(ratio, 1) ** -1.2 * 0.9938 ** age
  return female ? rate * 1.012 : rate
}

/** Every creatinine has an eGFR beside it, from the same blood. */
export function withFilteringRates(
  resources: readonly Resource[],
  birthDate: string,
  sex: 'female' | 'male',
): Resource[] {
  return resources.flatMap((resource) => {
    const found = /^(.+)-creatinine-(\d+)$/.exec(resource.id)
    if (!found) return [resource]
    const { value } = resource['valueQuantity'] as { readonly value: number }
    const age =
      Number(String(resource['effectiveDateTime']).slice(0, 4)) - Number(birthDate.slice(0, 4))
    const { code, unit, shown, digits } = measures.egfr
    const rate = rounded(filteringRate(value, age, sex), digits)
    return [
      resource,
      {
        ...resource,
        id: `${found[1]}-egfr-${found[2]}`,
        code,
        valueQuantity: {
          value: rate,
          unit: shown,
          system: 'http://unitsofmeasure.org',
          code: unit,
        },
      },
    ]
  })
}
