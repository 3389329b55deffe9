import { heapOf, newProfile } from '../browser.mjs'
import { observation } from '../servers/nullClinic.mjs'

const NAME = 'Rosa María Delgado'
/** After the first visits the engine's own tables have the size that they keep. */
const FIRST_VISITS = 10
const VISITS = 50
const MB = 1 / 1_000_000

/**
 * The whole app, as it is built: what it holds with a visit of 5,000 observations open, and with no
 * visit open after 10 and after 50 of them.
 */
export async function visitMemory(clinic, sized) {
  const size = sized(5000)
  await addResults(clinic, size)
  const profile = newProfile()
  const { context, page } = await profile.open()
  try {
    await page.goto(clinic.url)
    await page.getByLabel('User name').fill(clinic.signIn.username)
    await page.getByLabel('Password').fill(clinic.signIn.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('Safe to leave Wi-Fi').waitFor({ timeout: 240_000 })
    const visit = page.getByRole('link', { name: NAME })
    const open = async () => {
      await visit.click()
      await page.getByRole('button', { name: 'Present' }).waitFor()
    }
    const close = async () => {
      await page.goBack()
      await visit.waitFor()
    }
    const visits = async (count) => {
      for (let n = 0; n < count; n += 1) {
        await open()
        await close()
      }
      return (await heapOf(context, page)) * MB
    }
    await open()
    const opened = (await heapOf(context, page)) * MB
    await close()
    const few = await visits(FIRST_VISITS - 1)
    const often = await visits(VISITS - FIRST_VISITS)
    return [
      {
        what: `the app's page heap, a visit of ${size.toLocaleString('en')} open`,
        ours: opened,
        unit: 'MB',
        budget: '<= 150 MB',
        met: opened <= 150,
      },
      {
        what: `the app's page heap, ${VISITS} visits opened and closed, against ${FIRST_VISITS}`,
        ours: often,
        floor: few,
        unit: 'MB',
        ratio: often / few,
        budget: 'flat (<= 1.1x)',
        met: often / few <= 1.1,
      },
    ]
  } finally {
    await context.close()
    profile.remove()
  }
}

/** Years of results for one of today's patients, sent as another system of the clinic would. */
async function addResults({ url, signIn }, count) {
  const json = { 'content-type': 'application/json' }
  const answer = await fetch(`${url}/auth/sign-in`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify(signIn),
  })
  const { token } = await answer.json()
  const headers = { 'content-type': 'application/fhir+json', authorization: `Bearer ${token}` }
  const found = await fetch(`${url}/fhir/Patient?_count=100`, { headers })
  const { entry } = await found.json()
  const patient = entry.find(({ resource }) => nameOf(resource) === NAME).resource.id
  for (let from = 0; from < count; from += 100) {
    const batch = Array.from({ length: Math.min(100, count - from) }, (_, n) => {
      // Its own encounters and laboratory are not in this clinic.
      const {
        id: _id,
        meta: _meta,
        encounter: _at,
        performer: _by,
        ...resource
      } = observation(patient, from + n)
      return { resource, request: { method: 'POST', url: 'Observation' } }
    })
    const body = JSON.stringify({ resourceType: 'Bundle', type: 'batch', entry: batch })
    const response = await fetch(`${url}/fhir`, { method: 'POST', headers, body })
    const taken = (await response.json()).entry
    if (!taken.every((one) => one.response.status.startsWith('201')))
      throw new Error(`results answered ${JSON.stringify(taken[0]).slice(0, 200)}`)
  }
}

const nameOf = ({ name: [name] }) => name.text ?? `${name.given.join(' ')} ${name.family}`
