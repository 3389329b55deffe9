import type { Lesson } from '@/domain/education/lesson'

/** The smallest lesson that the format accepts, with one block of the kinds that can contradict. */
export const sampleLesson = (): Lesson => ({
  format: 'lesson/1',
  id: 'sample',
  version: '1.0.0',
  status: 'draft',
  languages: ['en', 'es'],
  title: '@title',
  thumbnail: 'thumb.svg',
  match: [{ system: 'http://snomed.info/sct', code: '38341003' }],
  meta: {
    authors: ['Alongside project'],
    reviewers: [],
    license: 'CC-BY-4.0',
    created: '2026-11-22',
    lastReviewed: null,
    reviewBy: '2027-05-22',
    funding: 'none',
    conflicts: 'none',
    aiAssisted: true,
    sources: [{ id: 'trial', title: 'A trial', year: 2021, checked: '2026-11-22' }],
  },
  facts: {
    'goal.bp': {
      value: [130, 80],
      unit: 'mm[Hg]',
      form: 'pair',
      source: 'trial',
      verified: 'primary',
    },
    'arm.with': { value: 6, unit: '{per100}', source: 'trial', verified: 'primary' },
    'arm.without': { value: 8, unit: '{per100}', source: 'trial', verified: 'primary' },
    salt: { value: 2300, unit: 'mg/d', source: 'trial', verified: 'secondary' },
    wait: { value: 1, unit: 'min', source: 'trial', verified: 'secondary' },
    silent: { value: 'No symptoms', source: 'trial', verified: 'primary' },
  },
  sections: [
    {
      id: 'body',
      kind: 'body',
      title: '@body.title',
      blocks: [
        { type: 'text', id: 'words', cites: ['silent'], text: '@body.words' },
        {
          type: 'image',
          id: 'picture',
          viewBox: [0, 0, 900, 470],
          alt: '@picture.alt',
          stages: [
            {
              src: 'art/one.svg',
              title: '@picture.title',
              say: '@picture.say',
              alt: '@picture.alt',
              hotspots: [
                { id: 'wall', at: [10, 10], labelAt: [20, 20], label: '@wall', text: '@wall.text' },
              ],
            },
          ],
        },
        {
          type: 'icon-array',
          id: 'risk',
          title: '@risk',
          denominator: 100,
          timeframe: '@risk.time',
          groups: [
            { label: '@risk.with', fact: 'arm.with' },
            { label: '@risk.without', fact: 'arm.without' },
          ],
          caption: '@risk.caption',
          source: 'trial',
        },
        {
          type: 'compare',
          id: 'choice',
          options: [
            { id: 'pills', label: '@pills' },
            { id: 'habits', label: '@habits' },
          ],
          rows: [{ label: '@what', cells: ['@what.pills', '@what.habits'] }],
        },
      ],
    },
  ],
})
