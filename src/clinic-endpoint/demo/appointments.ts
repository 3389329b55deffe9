import { addDays, localInstant, type Calendar } from './calendar'
import { clinicianReference, locationReference, type ClinicianKey } from './clinic'
import { patientStories } from './patients'
import { concept, type Resource } from './resource'
import type { PatientStory } from './story'

type State = 'booked' | 'arrived' | 'fulfilled' | 'cancelled'

interface Slot {
  readonly patient: string
  readonly why: string
  readonly words: string
  readonly state?: State
  /** Comes back tomorrow too, so that tomorrow is not empty. */
  readonly tomorrow?: boolean
  readonly with?: ClinicianKey
}

const FIRST = 520
const STEP = 20

/** In the order of the day, from 8:40 on, every 20 minutes. */
const slots: readonly Slot[] = [
  {
    patient: 'marcus-webb',
    why: 'Knee pain',
    words: 'How the knee class and the gel work',
    state: 'fulfilled',
  },
  {
    patient: 'samuel-tsosie',
    why: 'High blood pressure',
    words: 'Stronger tablet for 10 weeks. Brings the log from home',
    state: 'arrived',
  },
  {
    patient: 'rosa-delgado',
    why: 'Diabetes and blood pressure',
    words: 'Cholesterol choice, foot check',
    state: 'arrived',
    tomorrow: true,
  },
  { patient: 'theo-brandt', why: 'Asthma check', words: 'With his mother. Bad week after a cold' },
  {
    patient: 'james-whitfield',
    why: 'Heart visit',
    words: 'Stent almost three years ago. Wants to lift again',
    tomorrow: true,
  },
  {
    patient: 'guadalupe-hernandez',
    why: 'Diabetes and kidneys',
    words: 'Spanish only, her son comes with her',
    tomorrow: true,
  },
  {
    patient: 'walter-nguyen',
    why: 'Heart failure follow-up',
    words: 'Weight is creeping up',
    tomorrow: true,
  },
  { patient: 'amina-yusuf', why: 'New patient', words: 'Speaks Somali, interpreter by phone' },
  { patient: 'priya-raman', why: 'Mood check', words: 'Sleep is worse again', state: 'cancelled' },
  { patient: 'dorothy-kowalski', why: 'COPD visit', words: 'Weight and breathing', tomorrow: true },
  {
    patient: 'maximiliano-montenegro',
    why: 'Blood pressure and cholesterol',
    words: 'Cholesterol medicine: yes or no',
    tomorrow: true,
  },
]

/** Today's and tomorrow's appointments. Ids hold the date: a new day adds, it never rewrites. */
export function demoAppointments(calendar: Calendar): Resource[] {
  const tomorrow = addDays(calendar.today, 1)
  return slots.flatMap((slot, index) => {
    const story = patientStories.find((one) => one.key === slot.patient)
    if (!story) return []
    const minutes = FIRST + index * STEP
    const at = (date: string, state: State): Resource =>
      appointment(slot, story, state, date, minutes, calendar.timeZone)
    const today = at(calendar.today, slot.state ?? 'booked')
    return slot.tomorrow ? [today, at(tomorrow, 'booked')] : [today]
  })
}

function appointment(
  slot: Slot,
  story: PatientStory,
  state: State,
  date: string,
  minutes: number,
  timeZone: string,
): Resource {
  const patient = {
    reference: `Patient/${story.key}`,
    display: `${story.given.join(' ')} ${story.family}`,
  }
  return {
    resourceType: 'Appointment',
    id: `visit-${date}-${story.key}`,
    status: state,
    ...(state === 'cancelled'
      ? { cancelationReason: concept('Called the desk: in bed with a cold') }
      : {}),
    appointmentType: concept('Office visit'),
    reasonCode: [concept(slot.why)],
    description: slot.why,
    comment: slot.words,
    start: localInstant(date, minutes, timeZone),
    end: localInstant(date, minutes + STEP - 5, timeZone),
    minutesDuration: STEP - 5,
    created: localInstant(addDays(date, -14), 600, timeZone),
    participant: [
      { actor: patient, status: 'accepted' },
      { actor: clinicianReference(slot.with ?? story.doctor), status: 'accepted' },
      { actor: locationReference, status: 'accepted' },
    ],
  }
}
