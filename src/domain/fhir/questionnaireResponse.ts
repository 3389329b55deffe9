import type { Form } from '../visit/form'
import type { FormAnswers } from '../visit/formAnswers'
import { askedItems, type AskedItem, type AskedQuestion } from '../visit/formShown'
import type { FormValue } from '../visit/formValue'
import type { EditContext } from '../visit/edit'
import { keepable } from '../visit/concern'
import type { Meta, Reference } from './r4'
import { writeValue } from './questionnaireValue'
import { referenceTo } from './resource'
import { authorReference, patientSpeaking } from './visitEncounter'

export interface FormResponse {
  readonly resourceType: 'QuestionnaireResponse'
  readonly id: string
  readonly meta?: Meta
  readonly questionnaire?: string
  readonly status: 'in-progress' | 'completed' | 'amended' | 'entered-in-error' | 'stopped'
  readonly subject?: Reference
  readonly encounter?: Reference
  readonly authored?: string
  readonly author?: Reference
  readonly source?: Reference
  readonly item?: readonly ResponseItem[]
}

interface ResponseItem {
  readonly linkId: string
  readonly text?: string
  readonly answer?: readonly Readonly<Record<string, unknown>>[]
  readonly item?: readonly ResponseItem[]
}

/** Gives the canonical address its name: an answer is read where the form itself is not. */
const display = 'http://hl7.org/fhir/StructureDefinition/display'

/**
 * The answers as they go on the wire, in the form's order; what is not asked is left out. What the
 * front desk filled in `before` stays, and so does `amended` once somebody has called it done.
 */
export function formResponse(
  edit: EditContext,
  { form, answers }: { readonly form: Form; readonly answers: FormAnswers },
  to: { readonly id: string; readonly done: boolean; readonly before?: FormResponse | undefined },
): FormResponse {
  const { before } = to
  const item = itemsOf(askedItems(form, answers), itemsByLink(before?.item ?? []))
  const wasDone = before?.status === 'completed' || before?.status === 'amended'
  const patient = referenceTo('Patient', edit.patientId)
  const { item: _old, ...rest } = before ?? {}
  return {
    ...rest,
    resourceType: 'QuestionnaireResponse',
    id: to.id,
    questionnaire: form.canonical,
    ...(form.writtenTitle !== '' && {
      _questionnaire: { extension: [{ url: display, valueString: form.writtenTitle }] },
    }),
    status: wasDone ? 'amended' : to.done ? 'completed' : 'in-progress',
    subject: patient,
    encounter: referenceTo('Encounter', edit.visitId),
    authored: edit.now(),
    author: authorReference(edit),
    source: patientSpeaking(edit),
    ...(item.length > 0 && { item }),
  }
}

/**
 * The same on every tablet: two of them must not make two answers to one form of one visit. A hash,
 * because the names of visit and form have no place in an id of 64 letters.
 */
export async function formResponseId(edit: EditContext, form: Form): Promise<string> {
  const words = JSON.stringify([edit.patientId, edit.visitId, form.canonical])
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(words))
  const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `form-${hex.slice(0, 40)}`
}

type Kept = ReadonlyMap<string, readonly ResponseItem[]>

function itemsOf(asked: readonly AskedItem[], kept: Kept): readonly ResponseItem[] {
  return asked.flatMap((each): readonly ResponseItem[] => {
    switch (each.kind) {
      case 'question':
        return questionItem(each, kept)
      case 'group':
        return groupItem(each, itemsOf(each.items, kept))
      case 'rows':
        return each.rows.flatMap((row) => groupItem(each, itemsOf(row, kept)))
      case 'words':
        return each.item.kind === 'desk' && each.path.length === 0
          ? (kept.get(each.item.linkId) ?? [])
          : []
    }
  })
}

function groupItem({ item }: AskedItem, items: readonly ResponseItem[]): readonly ResponseItem[] {
  return items.length === 0 ? [] : [{ ...named(item), item: items }]
}

function questionItem({ item, values, items }: AskedQuestion, kept: Kept): readonly ResponseItem[] {
  const answer = values.flatMap(clean).map(writeValue)
  const nested = itemsOf(items, kept)
  const [first, ...others] = answer
  if (first === undefined) return []
  const whole = nested.length > 0 ? { ...first, item: nested } : first
  return [{ ...named(item), answer: [whole, ...others] }]
}

const named = ({ linkId, written }: AskedItem['item']) => ({
  linkId,
  ...(written !== '' && { text: written }),
})

/** FHIR has no place for an empty text, nor for control characters. */
function clean(value: FormValue): readonly FormValue[] {
  if (value.kind !== 'text') return [value]
  const text = keepable(value.text)
  return text === '' ? [] : [{ kind: 'text', text }]
}

function itemsByLink(
  items: readonly ResponseItem[],
  found = new Map<string, ResponseItem[]>(),
): Kept {
  for (const item of items) {
    found.set(item.linkId, [...(found.get(item.linkId) ?? []), item])
    itemsByLink(item.item ?? [], found)
  }
  return found
}
