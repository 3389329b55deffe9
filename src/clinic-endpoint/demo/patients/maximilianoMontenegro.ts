import type { PatientStory } from '../story'

/** His name is as long as names get: no screen may break on it. */
export const maximilianoMontenegro: PatientStory = {
  key: 'maximiliano-montenegro',
  recordNumber: '4473562',
  given: ['Maximiliano', 'Alejandro', 'Bartolomé', 'de la Santísima Trinidad'],
  family: 'Montenegro-Villavicencio y Fernández de Córdoba',
  sex: 'male',
  age: 53,
  birthday: '11-02',
  languages: [
    ['es', 'Spanish'],
    ['en', 'English'],
  ],
  phone: '555-0201',
  address: ['1204 Old Canal Road', 'Riverside', '45399'],
  doctor: 'reyes',
  smoking: 'never',
  problems: [
    { what: 'highBloodPressure', since: 15 },
    { what: 'cholesterol', since: 15 },
    { what: 'prediabetes', since: 15 },
  ],
  medicines: [
    {
      what: 'lisinopril10',
      why: ['highBloodPressure'],
      how: '1 tablet each morning',
      times: 1,
      since: 15,
      until: 8,
      stoppedBecause: 'Changed to a stronger tablet',
    },
    {
      what: 'lisinopril20',
      why: ['highBloodPressure'],
      how: '1 tablet each morning',
      times: 1,
      since: 8,
    },
  ],
  allergies: [{ to: 'Shrimp', kind: 'food', reaction: 'Hives', severity: 'moderate' }],
  visits: [
    { months: 40, why: 'First visit here' },
    { months: 28, why: 'Sore throat', with: 'lee' },
    { months: 15.5, why: 'Yearly check' },
    { months: 15, why: 'Blood pressure and blood test results' },
    { months: 12, why: 'Blood pressure check', with: 'lee' },
    { months: 8, why: 'Blood pressure still high' },
    { months: 4, why: 'Blood pressure and cholesterol' },
  ],
  pressure: [
    [40, 138, 88],
    [28, 142, 90],
    [15, 160, 99],
    [12, 146, 92],
    [8, 147, 92],
    [4, 138, 86],
  ],
  weight: [
    [40, 88],
    [15, 93.6],
    [4, 91.2],
  ],
  height: 171,
  pulse: [
    [40, 74],
    [4, 76],
  ],
  labs: [
    {
      what: 'ldl',
      knots: [
        [40, 146],
        [15, 164],
        [4, 159],
      ],
      every: 12.5,
      noise: 3,
    },
    {
      what: 'hdl',
      knots: [
        [40, 42],
        [4, 44],
      ],
      sameBloodAs: 'ldl',
      noise: 1.5,
    },
    {
      what: 'triglycerides',
      knots: [
        [40, 170],
        [4, 158],
      ],
      sameBloodAs: 'ldl',
      noise: 9,
    },
    {
      what: 'a1c',
      knots: [
        [40, 5.6],
        [15, 6.2],
        [4, 6.1],
      ],
      every: 12.5,
      noise: 0.06,
    },
    {
      what: 'creatinine',
      knots: [
        [15, 0.97],
        [4, 1],
      ],
      every: 5.5,
      noise: 0.02,
    },
    {
      what: 'potassium',
      knots: [
        [15, 4.2],
        [4, 4.4],
      ],
      every: 5.5,
      noise: 0.1,
    },
  ],
  vaccines: [['115', 'Tdap', 40]],
  flu: false,
  goals: [
    {
      words: 'No quiero terminar como mi padre',
      agreed: false,
      months: 4,
      note: 'Su padre tuvo un infarto a los 59.',
    },
    {
      words: 'Presión por debajo de 130',
      about: 'highBloodPressure',
      agreed: false,
      months: 4,
      dueIn: 4,
      targets: [
        { what: 'systolic', high: 130 },
        { what: 'diastolic', high: 80 },
      ],
    },
  ],
  plan: {
    months: 4,
    lines: [
      {
        text: 'Talk about a cholesterol medicine',
        when: 'At the next visit',
        status: 'not-started',
      },
      { text: 'Walk with the team at lunch', when: 'On work days', status: 'in-progress' },
      { text: 'Water in place of soda', when: 'Every day', status: 'in-progress' },
    ],
  },
}
