import fc from 'fast-check'
import { expect, test } from 'vitest'
import { measures, plausibleIn } from '@/domain/visit/measures'
import { inUnit, noConversion, ucumOf } from '@/domain/visit/units'
import { measureNamed, the } from '../fhir/sample'
import { convert } from './ucum'

test('blood sugar in mmol/L is the same sugar in mg/dL', () => {
  expect(inUnit(7, 'mmol/L', measureNamed('glucose'), convert)).toBeCloseTo(126.1, 1)
})

test('LDL in mmol/L is weighed as cholesterol', () => {
  expect(inUnit(1.8, 'mmol/L', measureNamed('ldl'), convert)).toBeCloseTo(69.6, 1)
})

test('pounds and kilograms meet, however they are written', () => {
  for (const written of ['[lb_av]', 'lb', 'lbs', 'Pounds'])
    expect(inUnit(176.4, written, measureNamed('weight'), convert)).toBeCloseTo(80, 1)
})

test('A1c in mmol/mol is never drawn as per cent: 53 would look like 5.3 and is 7', () => {
  expect(convert(53, 'mmol/mol', '%')).toBeCloseTo(5.3)
  expect(inUnit(53, 'mmol/mol', measureNamed('a1c'), convert)).toBeUndefined()
})

test('a score is not a per cent, though UCUM counts both as plain numbers', () => {
  expect(inUnit(70, '{score}', measureNamed('spo2'), convert)).toBeUndefined()
  expect(inUnit(0.97, '1', measureNamed('spo2'), convert)).toBeUndefined()
})

test('a number without a unit is only taken for a score', () => {
  expect(inUnit(7, '', measureNamed('a1c'), convert)).toBeUndefined()
  expect(inUnit(7, '', measureNamed('phq9'), convert)).toBe(7)
})

test('an unknown unit stays undrawn', () => {
  expect(inUnit(7, 'stones', measureNamed('weight'), convert)).toBeUndefined()
})

test('real-world spellings need no table', () => {
  const spellings = [
    ['mmHg', 'blood-pressure'],
    ['mm Hg', 'blood-pressure'],
    ['%{HbA1c}', 'a1c'],
    ['mL/min/1.73m2', 'egfr'],
    ['{beats}/min', 'heart-rate'],
  ] as const
  for (const [written, key] of spellings)
    expect(inUnit(50, written, measureNamed(key), noConversion), written).toBe(50)
})

test('there and back again changes no value', () => {
  const factors = fc.constantFrom(
    ['weight', 'lbs'] as const,
    ['glucose', 'mmol/L'] as const,
    ['temperature', '°F'] as const,
  )
  fc.assert(
    fc.property(factors, fc.double({ min: 1, max: 500, noNaN: true }), ([key, unit], value) => {
      const { unit: own, molarMass } = measureNamed(key)
      const there = convert(value, own, ucumOf(unit), molarMass)
      expect(inUnit(the(there), unit, measureNamed(key), convert)).toBeCloseTo(value, 6)
    }),
  )
})

test('the question about an unusual number asks at the same place in every unit', () => {
  for (const each of measures)
    for (const unit of each.entered) {
      const [low, high] = plausibleIn(each, unit)
      const own = (value: number) => the(inUnit(value, unit, each, convert))
      expect(own(low) / (each.plausible[0] || 1), `${each.key} ${unit}`).toBeCloseTo(
        each.plausible[0] === 0 ? 0 : 1,
        1,
      )
      expect(own(high) / each.plausible[1], `${each.key} ${unit}`).toBeCloseTo(1, 1)
    }
})

test('no code belongs to two measures', () => {
  const codes = measures.flatMap((each) => each.codes.map(({ code }) => code))
  expect(new Set(codes).size).toBe(codes.length)
})
