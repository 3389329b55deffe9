import { expect, it } from 'vitest'
import { fieldAria } from '@/ui/fieldAria'

it('points at nothing that is not on the page', () => {
  expect(fieldAria('f', {})).toEqual({})
  expect(fieldAria('f', { hint: '', error: '' })).toEqual({})
})

it('reads the mistake before the hint, and calls the field wrong', () => {
  expect(fieldAria('f', { hint: 'Usually 90 to 180', error: 'Write a number.' })).toEqual({
    'aria-invalid': true,
    'aria-describedby': 'f-error f-hint',
  })
})

it('a hint alone does not make a field wrong', () => {
  expect(fieldAria('f', { hint: 'Usually 90 to 180' })).toEqual({ 'aria-describedby': 'f-hint' })
})
