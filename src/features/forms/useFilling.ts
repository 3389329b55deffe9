import { computed, inject, provide, reactive, shallowRef, type InjectionKey } from 'vue'
import type { Form } from '@/domain/visit/form'
import {
  answersAt,
  withoutRow,
  withRow,
  withValues,
  type FormAnswers,
  type FormPath,
} from '@/domain/visit/formAnswers'
import { formFaults, formProgress } from '@/domain/visit/formProgress'
import { askedItems } from '@/domain/visit/formShown'
import { formSteps } from '@/domain/visit/formSteps'
import type { FormValue } from '@/domain/visit/formValue'

/** The form in somebody's hands. `changed` is called after each answer. */
export function useFilling(form: () => Form, start: FormAnswers, changed: () => void) {
  const answers = shallowRef(start)
  const asked = computed(() => askedItems(form(), answers.value))
  const steps = computed(() => formSteps(form().items, asked.value))
  const progress = computed(() => formProgress(asked.value))
  const faults = computed(() => formFaults(asked.value))
  /** Beside which questions it is said what is wrong, and what. */
  const told = reactive(new Map<string, string>())
  /** Fields that hold something which is no answer yet, and what it should be. */
  const unfinished = reactive(new Map<string, string>())

  function change(next: FormAnswers): void {
    answers.value = next
    changed()
  }

  const filling = {
    answers,
    asked,
    steps,
    progress,
    faults,
    told,
    unfinished,
    answer: (key: string, path: FormPath, linkId: string, values: readonly FormValue[]) => {
      if (!unfinished.has(key)) told.delete(key)
      // Letters that are no number yet change nothing: nothing is to be called saved.
      if (values.length === 0 && !answersAt(answers.value, path).values.has(linkId)) return
      change(withValues(answers.value, path, linkId, values))
    },
    addRow: (path: FormPath, group: string) => change(withRow(answers.value, path, group)),
    removeRow: (path: FormPath, group: string, row: number) =>
      change(withoutRow(answers.value, path, group, row)),
  }
  provide(fillingKey, filling)
  return filling
}

export type Filling = ReturnType<typeof useFilling>

const fillingKey: InjectionKey<Filling> = Symbol('filling')

/** For the fields of a form, however deep in it. */
export function useFormFilling(): Filling {
  const filling = inject(fillingKey)
  if (!filling) throw new Error('A form field outside a form')
  return filling
}

/** Where a question is on the page. */
export const fieldId = (key: string): string => `form-${key}`
