import type { Calendar } from './calendar'
import { openChart } from './chart'
import { clinicResources } from './clinic'
import { withFilteringRates } from './kidneys'
import { withTotalCholesterol } from './lipids'
import { patientStories } from './patients'
import { seededRandom } from './random'
import type { Resource } from './resource'
import type { PatientStory } from './story'
import { clinicForms } from './writeForms'
import { writeGoals } from './writeGoals'
import { writeHomeReadings } from './writeHome'
import { writeLabs, writeSmoking } from './writeMeasurements'
import { writeMedicines } from './writeMedicines'
import { writePlan } from './writePlan'
import { writePerson } from './writePerson'
import { writeAllergies, writeProblems, writeProcedures, writeVaccines } from './writeProblems'
import { writeVisits } from './writeVisits'

/**
 * The clinic, its people and their years of records as of `calendar.today`. Pure: the same day,
 * zone and seed give the same resources, id by id.
 */
export function demoRecord(calendar: Calendar, seed = 'riverside'): Resource[] {
  return [
    ...clinicResources(),
    ...clinicForms(),
    ...patientStories.flatMap((story) => writeStory(story, calendar, seed)),
  ]
}

function writeStory(story: PatientStory, calendar: Calendar, seed: string): Resource[] {
  const chart = openChart(story, calendar, seededRandom(`${seed} ${story.key}`))
  writePerson(chart)
  writeProblems(chart)
  writeAllergies(chart)
  writeMedicines(chart)
  writeVisits(chart)
  writeLabs(chart)
  writeSmoking(chart)
  writeHomeReadings(chart)
  writeVaccines(chart)
  writeProcedures(chart)
  writePlan(chart, writeGoals(chart))
  const birthDate = String(chart.resources[0]?.['birthDate'])
  return withTotalCholesterol(withFilteringRates(chart.resources, birthDate, story.sex))
}
