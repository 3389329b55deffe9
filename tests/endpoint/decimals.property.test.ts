import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseJson } from '@/clinic-endpoint/json/parseJson'
import { writeJson } from '@/clinic-endpoint/json/writeJson'
import { openClinic, type OpenClinic } from './support/openClinic'

let clinic: OpenClinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const digits = (max: number) => fc.stringMatching(new RegExp(`^[0-9]{1,${String(max)}}$`))
/** Any decimal as JSON allows it: trailing zeros, exponents, more digits than a double holds. */
const decimal = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.nat(99999),
    fc.option(digits(20)),
    fc.option(fc.integer({ min: -9, max: 9 })),
  )
  .map(([sign, whole, fraction, power]) =>
    [
      sign,
      String(whole),
      fraction === null ? '' : `.${fraction}`,
      power === null ? '' : `e${String(power)}`,
    ].join(''),
  )

test('a decimal is read, searched, patched around and bundled with the digits it was written with', async () => {
  await fc.assert(
    fc.asyncProperty(
      decimal,
      fc.constantFrom('PUT', 'batch', 'transaction'),
      async (written, way) => {
        const body = `{"resourceType":"Observation","id":"d","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/d"},"valueQuantity":{"value":${written}}}`
        const entry = `{"request":{"method":"PUT","url":"Observation/d"},"resource":${body}}`
        const bundle = `{"resourceType":"Bundle","type":"${way}","entry":[${entry}]}`
        const put =
          way === 'PUT'
            ? await clinic.ask('PUT', 'Observation/d', { body })
            : await clinic.ask('POST', '', { body: bundle })
        expect(put.status).toBeLessThan(300)
        const shown = `"valueQuantity":{"value":${written}}`
        expect((await clinic.get('Observation/d')).text).toContain(shown)
        expect((await clinic.get('Observation?patient=d')).text).toContain(shown)
        const note = [{ op: 'add', path: '/bodySite', value: { text: written } }]
        expect((await clinic.patch('Observation/d', note)).text).toContain(shown)
        const history = await clinic.get('Observation/d/_history?_count=2')
        expect(history.text.split(shown)).toHaveLength(3)
        await clinic.remove('Observation/d')
      },
    ),
    { numRuns: 40 },
  )
})

test('any JSON comes back as the same JSON', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), (text) => {
      const value: unknown = JSON.parse(text)
      if (text.includes('__proto__')) return
      expect(JSON.parse(writeJson(parseJson(text)))).toEqual(value)
      expect(JSON.parse(writeJson(parseJson(JSON.stringify(value, null, 2))))).toEqual(value)
    }),
    { numRuns: 500 },
  )
})

test('what JSON.parse refuses is refused', () => {
  fc.assert(
    fc.property(
      fc.json({ maxDepth: 3 }),
      fc.nat(),
      fc.string({ minLength: 1, maxLength: 3 }),
      (text, at, noise) => {
        const place = at % (text.length + 1)
        const broken = text.slice(0, place) + noise + text.slice(place)
        let sound = true
        try {
          JSON.parse(broken)
        } catch {
          sound = false
        }
        if (!sound) expect(() => parseJson(broken)).toThrow(SyntaxError)
      },
    ),
    { numRuns: 1000 },
  )
})
