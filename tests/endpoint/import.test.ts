import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore, type Store } from '@/clinic-endpoint/store/openStore'
import { buildPrograms, run, type Programs, type Run } from './support/program'

type Json = Record<string, unknown>
const records = resolve(process.env['ALONGSIDE_RECORDS'] ?? '../shared/records')

let programs: Programs
let count = 0
beforeAll(async () => {
  programs = await buildPrograms('import')
})
afterAll(() => {
  programs.remove()
})

/** A data folder of its own and a way to put files beside it. */
function place() {
  count += 1
  const data = programs.folder(`data-${String(count)}`)
  const files = programs.folder(`files-${String(count)}`)
  mkdirSync(files)
  const file = (name: string, content: unknown): string => {
    const path = `${files}/${name}`
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
    return path
  }
  const bring = (...paths: string[]): Promise<Run> =>
    run(programs.import, ['--data', data, ...paths])
  const look = <T>(ask: (store: Store) => T): T => {
    const store = openStore(`${data}/alongside.db`)
    try {
      return ask(store)
    } finally {
      store.close()
    }
  }
  const read = (type: string, id: string): Json =>
    look((store) => JSON.parse(store.current(type, id)?.body ?? 'null') as Json)
  const versions = (): number =>
    look((store) => store.history({ oldestFirst: true, count: 100_000 }).length)
  return { data, files, file, bring, read, versions }
}

const patient = (id: string, more: Json = {}): Json => ({ resourceType: 'Patient', id, ...more })
const weight = (more: Json = {}): Json => ({
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'Weight' },
  ...more,
})
const bundle = (type: string, entry: Json[]): Json => ({ resourceType: 'Bundle', type, entry })

describe('import', () => {
  it.each(['transaction', 'batch', 'collection', 'searchset', 'document'])(
    'takes the resources of a %s',
    async (type) => {
      const { file, bring, read } = place()
      const path = file(
        'a.json',
        bundle(type, [{ resource: patient('p1') }, { resource: weight({ id: 'w' }) }]),
      )
      const { code, out } = await bring(path)
      expect(code).toBe(0)
      expect(out).toContain('2 resources from 1 file: 2 new')
      expect(read('Patient', 'p1')['id']).toBe('p1')
    },
  )

  it('takes single resources, arrays and NDJSON, and looks through folders', async () => {
    const { files, file, bring } = place()
    file('one.json', patient('one'))
    file('two.json', [patient('two'), patient('three')])
    file('lines.ndjson', `${JSON.stringify(patient('four'))}\n\n${JSON.stringify(patient('five'))}`)
    file('LICENSE.txt', 'not a record')
    const { code, out } = await bring(files)
    expect(out).toContain('5 resources from 3 files: 5 new')
    expect(code).toBe(0)
  })

  it('keeps decimals as they were written', async () => {
    const { file, bring, data } = place()
    await bring(
      file(
        'a.json',
        '{"resourceType":"Observation","id":"w","status":"final","code":{"text":"x"},"valueQuantity":{"value":1.50}}',
      ),
    )
    const store = openStore(`${data}/alongside.db`)
    expect(store.current('Observation', 'w')?.body).toContain('"value":1.50')
    store.close()
  })

  it('rewrites urn:uuid references, also backwards and to ids of their own, but no identifier', async () => {
    const { file, bring, read } = place()
    const urn = 'urn:uuid:0b6f3c1e-1111-4222-8333-444455556666'
    const path = file(
      'a.json',
      bundle('transaction', [
        {
          resource: weight({ id: 'w', subject: { reference: urn }, identifier: [{ value: urn }] }),
        },
        { fullUrl: urn, resource: patient('rosa') },
        {
          fullUrl: 'urn:uuid:0b6f3c1e-1111-4222-8333-444455557777',
          resource: { resourceType: 'Patient' },
        },
        {
          resource: weight({
            id: 'v',
            subject: { reference: 'urn:uuid:0b6f3c1e-1111-4222-8333-444455557777' },
          }),
        },
      ]),
    )
    expect((await bring(path)).code).toBe(0)
    expect(read('Observation', 'w')).toMatchObject({
      subject: { reference: 'Patient/rosa' },
      identifier: [{ value: urn }],
    })
    expect(read('Observation', 'v')).toMatchObject({
      subject: { reference: 'Patient/0b6f3c1e-1111-4222-8333-444455557777' },
    })
  })

  it('gives an illegal id a stable one, and the references follow', async () => {
    const { file, bring, versions } = place()
    const path = file('a.json', [
      patient('not legal!'),
      weight({ id: 'w', subject: { reference: 'Patient/not legal!' } }),
    ])
    const { code, out } = await bring(path)
    expect([code, out]).toEqual([0, expect.stringContaining('2 new')])
    const again = await bring(path)
    expect(again.out).toContain('0 new, 0 changed, 2 as they were')
    expect(versions()).toBe(2)
  })

  it('resolves a conditional reference against a later file, then against the database', async () => {
    const { file, bring, read } = place()
    const by = (id: string, value: string): Json =>
      weight({ id, performer: [{ reference: `Practitioner?identifier=http://npi|${value}` }] })
    const doctor = {
      resourceType: 'Practitioner',
      id: 'doc',
      identifier: [{ system: 'http://npi', value: '7' }],
    }
    await bring(file('a.json', by('first', '7')), file('b.json', doctor))
    expect(read('Observation', 'first')['performer']).toEqual([{ reference: 'Practitioner/doc' }])
    await bring(file('c.json', by('second', '7')))
    expect(read('Observation', 'second')['performer']).toEqual([{ reference: 'Practitioner/doc' }])
  })

  it('keeps a conditional reference that nothing resolves, or two do, as an identifier', async () => {
    const { file, bring, read } = place()
    const twin = (id: string): Json => ({
      resourceType: 'Organization',
      id,
      identifier: [{ system: 'http://o', value: 'same' }],
      name: id,
    })
    const unknown = { reference: 'Practitioner?identifier=http://npi|404', display: 'Dr. Who' }
    const twice = { reference: 'Organization?identifier=http://o|same' }
    const path = file('a.json', [
      twin('o1'),
      twin('o2'),
      weight({ id: 'w', performer: [unknown, twice] }),
    ])
    const { code, out } = await bring(path)
    expect(code).toBe(0)
    expect(out).toContain('2 references to 2 people or places not in the files or the database')
    expect(read('Observation', 'w')['performer']).toEqual([
      {
        type: 'Practitioner',
        identifier: { system: 'http://npi', value: '404' },
        display: 'Dr. Who',
      },
      { type: 'Organization', identifier: { system: 'http://o', value: 'same' } },
    ])
  })

  it('changes nothing the second time, and only what differs the third', async () => {
    const { file, bring, versions } = place()
    const path = file('a.json', [patient('p'), weight({ id: 'w' })])
    await bring(path)
    const { code, out } = await bring(path)
    expect([code, out]).toEqual([0, expect.stringContaining('0 new, 0 changed, 2 as they were')])
    file('a.json', [patient('p', { active: true }), weight({ id: 'w' })])
    expect((await bring(path)).out).toContain('0 new, 1 changed, 1 as they were')
    expect(versions()).toBe(3)
  })

  it('takes the last of several that share an id, so that twice still changes nothing', async () => {
    const { file, bring, read, versions } = place()
    const first = file('a.json', patient('p', { gender: 'male' }))
    const second = file('b.json', patient('p', { gender: 'female' }))
    expect((await bring(first, second)).out).toContain('1 stood in the files more than once')
    await bring(first, second)
    expect(read('Patient', 'p')['gender']).toBe('female')
    expect(versions()).toBe(1)
  })

  it('takes the newest of a history and leaves out what it says was deleted', async () => {
    const { file, bring, read, versions } = place()
    const path = file(
      'a.json',
      bundle('history', [
        {
          fullUrl: 'http://x/Patient/p',
          resource: patient('p', { gender: 'female' }),
          request: { method: 'PUT', url: 'Patient/p' },
        },
        {
          fullUrl: 'http://x/Patient/p',
          resource: patient('p', { gender: 'male' }),
          request: { method: 'POST', url: 'Patient' },
        },
        { request: { method: 'DELETE', url: 'Patient/gone' } },
        {
          fullUrl: 'http://x/Patient/gone',
          resource: patient('gone'),
          request: { method: 'PUT', url: 'Patient/gone' },
        },
      ]),
    )
    expect((await bring(path)).code).toBe(0)
    expect(read('Patient', 'p')['gender']).toBe('female')
    expect(versions()).toBe(1)
  })

  it('uses what is there already where the input says "only if none exists"', async () => {
    const { file, bring, read, versions } = place()
    const identifier = [{ system: 'http://o', value: '9' }]
    await bring(
      file('a.json', { resourceType: 'Organization', id: 'ours', identifier, name: 'Ours' }),
    )
    const urn = 'urn:uuid:99999999-1111-4222-8333-444455556666'
    const path = file(
      'b.json',
      bundle('transaction', [
        {
          fullUrl: urn,
          resource: { resourceType: 'Organization', identifier, name: 'Theirs' },
          request: { method: 'POST', url: 'Organization', ifNoneExist: 'identifier=http://o|9' },
        },
        { resource: patient('p', { managingOrganization: { reference: urn } }) },
      ]),
    )
    await bring(path)
    expect(read('Patient', 'p')['managingOrganization']).toEqual({ reference: 'Organization/ours' })
    expect(versions()).toBe(2)
  })

  it('names file, resource, element and reason of what is refused, and lets the rest in', async () => {
    const { file, bring, versions } = place()
    const path = file(
      'a.json',
      bundle('collection', [
        { resource: patient('good') },
        { resource: { resourceType: 'Observation', id: 'bad', status: 'final' } },
        { resource: { resourceType: 'Wish', id: 'x' } },
        { resource: patient('odd', { birthDate: 'May' }) },
      ]),
    )
    const { code, err, out } = await bring(path)
    expect(code).toBe(2)
    expect(err).toMatch(/a\.json \(entry 2\): Observation\/bad: Observation\.code: .*missing/)
    expect(err).toMatch(/a\.json \(entry 3\): Wish\/x: /)
    expect(err).toMatch(/a\.json \(entry 4\): Patient\/odd: Patient\.birthDate: /)
    expect(out).toContain('3 refused')
    expect(versions()).toBe(1)
  })

  it('goes on after files that are torn, empty, strange or not there: one short line each', async () => {
    const { file, files, bring, read } = place()
    const whole = JSON.stringify(bundle('collection', [{ resource: patient('x') }]))
    const { code, err } = await bring(
      file('torn.json', whole.slice(0, 50)),
      file('empty.json', ''),
      file('strange.json', { hello: 'world' }),
      file('list.json', '[1, 2]'),
      file('words.json', 'Dear doctor'),
      file('lines.ndjson', `${JSON.stringify(patient('l'))}\n{"resourceType": "Pat\n`),
      `${files}/missing.json`,
      file('name.json', patient('huge', { name: [{ text: 'A'.repeat(5_000_000) }] })),
      file('good.json', patient('good')),
    )
    const lines = err.trim().split('\n')
    const about = (name: string): string[] => lines.filter((line) => line.includes(name))
    expect(code).toBe(2)
    expect(about('torn.json')).toEqual([expect.stringContaining('cut short')])
    expect(about('empty.json')).toEqual([expect.stringContaining('empty')])
    expect(about('strange.json')).toEqual([expect.stringContaining('resourceType is missing')])
    expect(about('list.json')).toEqual([expect.stringContaining('resourceType is missing')])
    expect(about('words.json')).toHaveLength(1)
    expect(about('lines.ndjson')).toEqual([expect.stringContaining('line 2')])
    expect(about('missing.json')).toEqual([expect.stringContaining('no such file')])
    expect(about('name.json').length).toBeLessThanOrEqual(1)
    expect(lines.every((line) => line.length < 500)).toBe(true)
    expect(read('Patient', 'good')['id']).toBe('good')
    expect(read('Patient', 'l')['id']).toBe('l')
  })

  it('says in one line what to do when it was called wrongly', async () => {
    const none = await run(programs.import, [])
    expect([none.code, none.err.trim().split('\n').length]).toEqual([3, 1])
    const flag = await run(programs.import, ['--everything', 'x'])
    expect([flag.code, flag.err.trim().split('\n').length]).toEqual([3, 1])
    expect((await run(programs.import, ['--help'])).code).toBe(0)
  })
})

describe.skipIf(!existsSync(records))('import of records made by others', () => {
  it('brings in every file, refuses only what is not FHIR R4, and changes nothing the second time', async () => {
    const { bring, versions } = place()
    const { code, out, err } = await bring(records)
    expect(out).toContain('6140 resources from 101 files: 6140 new')
    expect(out).toContain('736 references to 21 people or places')
    expect(code).toBe(2)
    const refused = new Set(
      err
        .trim()
        .split('\n')
        .map((line) => line.split(': ')[1]),
    )
    expect([...refused].sort()).toEqual([
      'Account/smart-account-PA1',
      'Appointment/smart-appointment-A1',
      'Composition/aLEkapdunXYnynQ4t',
      'ImagingStudy/smart-imagingstudy-A1',
    ])
    expect((await bring(records)).out).toContain('0 new, 0 changed, 6140 as they were')
    expect(versions()).toBe(6140)
  }, 240_000)

  it('lets a torn bundle cost only itself', async () => {
    const { file, bring, versions } = place()
    const folder = `${records}/smart-on-fhir-generated-sample-data`
    const text = readFileSync(`${records}/hl7-us-core-examples/patient-example.json`, 'utf8')
    const big = readFileSync(
      `${folder}/Emery_Purdy_298c62e6-b204-4a14-8e21-73d5be0ce22e.json`,
      'utf8',
    )
    const { code } = await bring(file('torn.json', big.slice(0, 400_000)), file('ok.json', text))
    expect(code).toBe(2)
    expect(versions()).toBe(1)
  })
})
