// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- the package has no types of its own
/// <reference path="../../../../src/features/charts/ucum.d.ts" />
import { UcumLhcUtils } from '@lhncbc/ucum-lhc'
import type { Convert } from '@/domain/visit/units'

const utils = UcumLhcUtils.getInstance()

/** The real tables: what the tablet loads, these tests use. */
export const convert: Convert = (value, from, to, molarMass) => {
  const options = molarMass === undefined ? {} : { molecularWeight: molarMass }
  const { status, toVal } = utils.convertUnitTo(from, value, to, options)
  return status === 'succeeded' && toVal !== null ? toVal : undefined
}
