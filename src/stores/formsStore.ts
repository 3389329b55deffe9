import { liveQuery } from 'dexie'
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { readFormsOffered, type FormsOffered } from '@/domain/fhir/readFormsOffered'
import type { EditContext } from '@/domain/visit/edit'
import { readQuestionnaires } from '@/records/questionnaires'
import { readOnTablet } from '@/records/watchPatient'

type Whose = Pick<EditContext, 'patientId' | 'visitId'>

const none: FormsOffered = { forms: [], notHere: 0 }

/** The forms that one patient may fill in at this visit; live, like the record. */
export const useFormsStore = defineStore('forms', () => {
  const available = shallowRef<FormsOffered>(none)
  const state = ref<'closed' | 'opening' | 'open' | 'failed'>('closed')
  let subscription: { unsubscribe: () => void } | undefined

  /** Follows them until `close`; call again when the language (BCP 47) changes. */
  function open(whose: Whose, language: string): void {
    close()
    state.value = 'opening'
    subscription = liveQuery(() => formsFor(whose, language)).subscribe({
      next: (offered) => {
        available.value = offered
        state.value = 'open'
      },
      error: () => (state.value = 'failed'),
    })
  }

  function close(): void {
    subscription?.unsubscribe()
    subscription = undefined
    available.value = none
    state.value = 'closed'
  }

  return { available, state, open, close }
})

/** The questionnaires first: once a record is being unsealed, a live query no longer watches. */
async function formsFor({ patientId, visitId }: Whose, language: string): Promise<FormsOffered> {
  const questionnaires = await readQuestionnaires()
  const { resources } = await readOnTablet(patientId)
  if (resources === null) return none
  return readFormsOffered(questionnaires.map(loose), resources.map(loose), { visitId, language })
}

const loose = (resource: object) => resource as Readonly<Record<string, unknown>>
