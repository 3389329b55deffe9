import { computed, shallowRef, watchEffect, type ShallowRef } from 'vue'
import { measureOfCodes } from '@/domain/visit/measures'
import type { PatientRecord } from '@/domain/visit/record'
import { noConversion, ucumOf, type Convert } from '@/domain/visit/units'

const convert = shallowRef<Convert>(noConversion)
let loading: Promise<void> | undefined

/**
 * Conversion between units. The UCUM tables (a quarter of a megabyte) load only for a record that
 * has a foreign unit in it; until then such values stand in the table.
 */
export function useConvert(record: () => PatientRecord): Readonly<ShallowRef<Convert>> {
  const needed = computed(() => hasForeignUnit(record()))
  watchEffect(() => {
    // Not awaited: the chart is there at once and redraws when the tables are.
    if (needed.value) void loadTables()
  })
  return convert
}

function hasForeignUnit(record: PatientRecord): boolean {
  const inGoals = record.goals.flatMap(({ targets }) =>
    targets.flatMap(({ measure, low, high, exact }) =>
      [low, high, exact].flatMap((quantity) => quantity && { codings: measure, quantity }),
    ),
  )
  return [...record.measurements, ...inGoals].some((each) => {
    const unit = each?.quantity?.unit
    const measure = each && measureOfCodes(each.codings)
    return measure !== undefined && unit !== undefined && ucumOf(unit) !== measure.unit
  })
}

async function loadTables(): Promise<void> {
  loading ??= import('@lhncbc/ucum-lhc').then(({ UcumLhcUtils }) => {
    const utils = UcumLhcUtils.getInstance()
    convert.value = (value, from, to, molarMass) => {
      const options = molarMass === undefined ? {} : { molecularWeight: molarMass }
      const { status, toVal } = utils.convertUnitTo(from, value, to, options)
      return status === 'succeeded' && toVal !== null ? toVal : undefined
    }
  })
  try {
    await loading
  } catch {
    // Offline before it was cached: the values stay listed, undrawn, and the next chart tries again.
    loading = undefined
  }
}
