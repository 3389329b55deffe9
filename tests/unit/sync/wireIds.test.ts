import { describe, expect, it } from 'vitest'
import { wireIds } from '@/sync/wireIds'

const ids = wireIds([
  { type: 'Encounter', local: 'visit', server: 'e-17' },
  { type: 'Binary', local: 'ink', server: 'b-18' },
  { type: 'Observation', local: 'weight', server: 'o-19' },
])
const weight = {
  resourceType: 'Observation',
  id: 'weight',
  subject: { reference: 'Patient/rosa' },
  encounter: { reference: 'Encounter/visit' },
  note: [{ text: 'Encounter/visit' }],
}
const drawing = {
  resourceType: 'DocumentReference',
  id: 'drawing',
  content: [
    { attachment: { url: 'Binary/ink' } },
    { attachment: { url: 'https://a.example/ink' } },
  ],
  context: { encounter: [{ reference: 'Encounter/visit' }], related: [{ reference: '#inside' }] },
}

describe('ids that the server gave', () => {
  it('stand in the resource and in all that points at others, and nowhere else', () => {
    expect(ids.outward(weight)).toEqual({
      ...weight,
      id: 'o-19',
      encounter: { reference: 'Encounter/e-17' },
    })
    expect(ids.outward(drawing)).toMatchObject({
      id: 'drawing',
      content: [{ attachment: { url: 'Binary/b-18' } }, drawing.content[1]],
      context: {
        encounter: [{ reference: 'Encounter/e-17' }],
        related: [{ reference: '#inside' }],
      },
    })
  })

  it('become those of the tablet again on the way in', () => {
    expect(ids.inward(ids.outward(weight))).toEqual(weight)
    expect(ids.inward(ids.outward(drawing))).toEqual(drawing)
  })

  it('are not mixed up between types: the same id may mean two things', () => {
    const other = { resourceType: 'Goal', id: 'weight', addresses: [{ reference: 'Goal/visit' }] }
    expect(ids.outward(other)).toEqual(other)
    expect(ids.serverId('Goal', 'weight')).toBe('weight')
    expect(ids.serverId('Observation', 'weight')).toBe('o-19')
  })

  it('leave a resource as it is where the server takes ours', () => {
    const none = wireIds([])
    expect(none.outward(weight)).toBe(weight)
    expect(none.inward(weight)).toBe(weight)
  })
})
