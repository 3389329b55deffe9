import { expect } from '@playwright/test'
import type { Resource } from '../support/clinic'
import type { ClinicAndRecord } from './clinicAndRecord'
import { said } from './wholeVisit'

/** What was entered in the whole visit, resource by resource, as the endpoint has it. */
export async function expectWholeVisitOnServer(
  clinic: ClinicAndRecord,
  before: string,
  patient: string,
): Promise<void> {
  const changes = await clinic.changesSince(before)
  const newest = new Map(changes.map(({ key, resource }) => [key, resource]))
  const all = [...newest.values()]
  const of = (type: string) => all.filter(({ resourceType }) => resourceType === type)
  const one = (type: string, what: string, text: string) => {
    const found = of(type).filter((each) =>
      JSON.stringify(each).includes(JSON.stringify(text).slice(1, -1)),
    )
    expect(found.length, `${what}: once among ${of(type).length} ${type}`).toBe(1)
    return found[0]! // eslint-disable-line @typescript-eslint/no-non-null-assertion -- just counted
  }

  const stairs = one('Communication', 'first question', said.stairs)
  const foot = one('Communication', 'private concern', said.foot)
  const pills = one('Communication', 'second question', said.pills)
  for (const each of [stairs, foot, pills]) expect(each.sender.reference).toBe(`Patient/${patient}`)
  expect(codes(foot)).toContain('private')
  expect(codes(stairs)).not.toContain('private')
  const [agenda] = of('List')
  const order = references(agenda?.entry, 'item')
  expect(order.indexOf(`Communication/${pills.id}`)).toBeLessThan(
    order.indexOf(`Communication/${stairs.id}`),
  )
  const answerTo = (question: { id: string }) =>
    of('Communication').filter(({ inResponseTo }) =>
      references(inResponseTo).includes(`Communication/${question.id}`),
    )
  expect(answerTo(stairs).map(codes)).toEqual([['answered']])
  expect(answerTo(stairs)[0]?.payload[0].contentString).toBe(said.answer)
  expect(answerTo(pills).map(codes)).toEqual([['deferred']])
  expect(answerTo(foot).map(codes)).toEqual([['sent-on', 'private']])
  one('Observation', 'what matters', said.matters)

  const form = of('QuestionnaireResponse').find(({ questionnaire }) =>
    String(questionnaire).includes('before'),
  )
  expect(form?.status).toBe('completed')
  expect(JSON.stringify(form)).toContain('555-0199')

  const question = one('Communication', 'a question about a line', said.lineQuestion)
  expect(codes(question)).toContain('line-question')
  expect(answerTo(question)[0]?.payload[0].contentString).toBe(said.reply)
  expect(of('Communication').filter((each) => codes(each).includes('got-it'))).toHaveLength(1)

  const goal = one('Goal', 'the goal', said.goal)
  expect(goal.lifecycleStatus).toBe('active')
  expect(JSON.stringify(goal)).toContain(said.step)
  const taps = of('Provenance').filter(({ target }) =>
    references(target).includes(`Goal/${goal.id}`),
  )
  const agents = taps.map(({ agent }) => references(agent, 'who')[0]).sort()
  expect(agents).toEqual([`Patient/${patient}`, 'Practitioner/helen-okafor'])
  one('QuestionnaireResponse', 'said back', said.back)

  const [document, pdf] = [
    of('DocumentReference').find(
      ({ content }) => content[0].attachment.contentType === 'application/pdf',
    ),
    of('Binary').find(({ contentType }) => contentType === 'application/pdf'),
  ]
  expect(document?.content[0].attachment.url).toBe(`Binary/${pdf?.id ?? ''}`)
  expect(
    Buffer.from(pdf?.data ?? '', 'base64')
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  const [visit] = of('Encounter')
  expect(of('Encounter')).toHaveLength(1)
  expect(visit?.status).toBe('finished')
  expect(visit?.participant[0].individual.reference).toBe('Practitioner/helen-okafor')

  expect(of('Consent')).toHaveLength(1)
  expect(of('CommunicationRequest')).toHaveLength(1)
  const feedback = of('QuestionnaireResponse').find(({ questionnaire }) =>
    String(questionnaire).includes('feedback'),
  )
  expect(feedback).toBeDefined()
  expect(JSON.stringify(feedback), 'nobody’s name is on it').not.toMatch(/rosa|delgado|Encounter/i)
}

const codes = ({ category }: Resource): string[] =>
  ((category ?? []) as { coding?: { code: string }[] }[]).flatMap(({ coding }) =>
    (coding ?? []).map(({ code }) => code),
  )

/** References below an element that repeats. */
const references = (list: unknown, at?: string): string[] =>
  ((list ?? []) as Record<string, { reference?: string }>[]).map((each) =>
    String((at === undefined ? (each as { reference?: string }) : each[at])?.reference),
  )
