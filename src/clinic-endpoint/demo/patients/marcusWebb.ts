import type { PatientStory } from '../story'

export const marcusWebb: PatientStory = {
  key: 'marcus-webb',
  recordNumber: '4472231',
  given: ['Marcus'],
  family: 'Webb',
  sex: 'male',
  age: 47,
  birthday: '09-18',
  languages: [['en', 'English']],
  phone: '555-0161',
  address: ['640 Foundry Road', 'Riverside', '45399'],
  doctor: 'okafor',
  smoking: 'never',
  problems: [
    { what: 'kneeArthritis', since: 27 },
    { what: 'cholesterol', since: 16 },
    { what: 'backPain', since: 58, until: 55 },
  ],
  medicines: [
    {
      what: 'naproxen',
      why: ['kneeArthritis'],
      how: '1 tablet with food on bad days',
      times: 0,
      since: 26,
      ownChoice: true,
    },
    {
      what: 'diclofenacGel',
      why: ['kneeArthritis'],
      how: 'Rub on the knee up to 4 times a day',
      times: 4,
      since: 7,
    },
    {
      what: 'acetaminophen',
      why: ['kneeArthritis'],
      how: '2 tablets up to 3 times a day',
      times: 3,
      since: 27,
      until: 7,
      stoppedBecause: 'Did not help',
    },
  ],
  visits: [
    { months: 58, why: 'Hurt back at work', with: 'reyes' },
    { months: 55, why: 'Back is better', with: 'reyes' },
    { months: 40, why: 'Yearly check' },
    { months: 27, why: 'Knee pain' },
    { months: 16, why: 'Yearly check' },
    { months: 7, why: 'Knee pain' },
    { months: 2, why: 'Knee pain, how the gel works', with: 'lee' },
  ],
  pressure: [
    [58, 128, 80],
    [40, 130, 82],
    [16, 134, 84],
    [2, 137, 86],
  ],
  weight: [
    [58, 98.5],
    [40, 101],
    [16, 105.4],
    [7, 106.8],
    [2, 104.9],
  ],
  height: 183,
  pulse: [
    [58, 74],
    [2, 76],
  ],
  labs: [
    {
      what: 'ldl',
      knots: [
        [40, 132],
        [16, 148],
        [2, 141],
      ],
      every: 12,
      noise: 4,
    },
    {
      what: 'hdl',
      knots: [
        [40, 43],
        [2, 41],
      ],
      sameBloodAs: 'ldl',
      noise: 1.5,
    },
    {
      what: 'triglycerides',
      knots: [
        [40, 150],
        [2, 176],
      ],
      sameBloodAs: 'ldl',
      noise: 10,
    },
    {
      what: 'a1c',
      knots: [
        [40, 5.5],
        [2, 5.6],
      ],
      every: 19,
      noise: 0.05,
    },
    {
      what: 'creatinine',
      knots: [
        [40, 0.95],
        [2, 1],
      ],
      every: 19,
      noise: 0.03,
    },
  ],
  vaccines: [['115', 'Tdap', 58]],
  flu: false,
  procedures: [
    {
      code: '74016001',
      name: 'X-ray of the right knee',
      months: 27,
      note: 'Less cushion on the inner side of the knee.',
    },
  ],
  goals: [
    {
      words: 'Keep working on my feet until my girl is through school',
      about: 'kneeArthritis',
      agreed: true,
      months: 7,
      dueIn: 12,
      firstStep: 'Thigh exercises before work',
      helper: 'The knee class',
      confidence: 7,
      inTheWay: 'My knee hurts on the stairs at work.',
    },
    {
      words: 'Get under 100 kilos',
      agreed: false,
      months: 2,
      dueIn: 8,
      targets: [{ what: 'weight', high: 100 }],
    },
  ],
  plan: {
    months: 2,
    lines: [
      {
        text: 'Thigh exercises from the sheet',
        when: '10 minutes before work',
        status: 'in-progress',
      },
      {
        text: 'Knee class with the physical therapist',
        kind: 'referral',
        when: 'Wednesdays, 6 weeks',
        status: 'scheduled',
      },
      { text: 'Shoes with soft soles', when: 'This month', status: 'not-started' },
    ],
  },
}
