import type { PatientStory } from '../story'

/** New today: nothing is known yet, and the record must not pretend otherwise. */
export const aminaYusuf: PatientStory = {
  key: 'amina-yusuf',
  recordNumber: '4475201',
  given: ['Amina'],
  family: 'Yusuf',
  sex: 'female',
  age: 55,
  birthday: '06-15',
  languages: [['so', 'Somali']],
  interpreter: true,
  phone: '555-0211',
  address: ['45 Mill Lane, Apt 2', 'Riverside', '45399'],
  doctor: 'okafor',
}
