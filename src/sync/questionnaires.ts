import { questionnairesCheckedAt, saveQuestionnaires } from '@/records/questionnaires'
import type { FhirClient } from './fhirClient'
import type { PullEnd } from './pull'
import { searchAll } from './searchAll'

/** A clinic changes its forms seldom: asking with every round would be noise. */
const FRESH_MS = 10 * 60_000
/** A shared server may hold thousands that nobody here uses. */
const MOST = 500

/** Brings the clinic's active forms onto the tablet; `now` in milliseconds. */
export async function pullQuestionnaires(client: FhirClient, now: number): Promise<PullEnd> {
  const age = now - (await questionnairesCheckedAt())
  if (age >= 0 && age < FRESH_MS) return 'complete'
  const query = new URLSearchParams({ status: 'active', _count: '100' })
  const { end, found } = await searchAll(client, 'Questionnaire', query, MOST)
  // Half a list would take forms away: what is here stays until a whole one has come.
  if (end === 'complete') await saveQuestionnaires(found, now)
  return end
}
