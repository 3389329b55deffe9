import { withVisit } from '@/actions/withVisit'
import { agendaIdOf, agendaList } from '@/domain/fhir/agendaList'
import type { AgendaList } from '@/domain/fhir/concernResources'
import type { EditContext } from '@/domain/visit/edit'
import type { Origin } from '@/domain/visit/record'
import { commitEdit } from '@/records/commitEdit'
import { readResource } from '@/records/readResource'

/** Puts this visit's concerns in the patient's order, most important first. Rejects with SaveFailed. */
export async function orderConcerns(edit: EditContext, order: readonly Origin[]): Promise<void> {
  const id = agendaIdOf(edit.visitId)
  const before = await readResource<AgendaList>('List', id, edit.patientId)
  await commitEdit({
    verb: 'orderConcerns',
    patientId: edit.patientId,
    authorId: edit.author.id,
    at: edit.now(),
    resources: await withVisit(edit, [agendaList(edit, order, before)]),
  })
}
