import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { agendaOf } from '@/domain/visit/agenda'
import { useLessonCards } from '@/features/library/useLessonCards'
import { useClockStore } from '@/stores/clockStore'
import { useLibraryStore } from '@/stores/libraryStore'
import { useVisitStore } from '@/stores/visitStore'
import { useOpenForms } from '../visit/useOpenForms'
import { hasEnded } from '../visit/visitState'

/** One card of the patient's first page. */
interface Task {
  readonly key: string
  readonly art: 'questions' | 'form' | 'plan' | 'feedback' | undefined
  readonly picture?: string | undefined
  readonly title: string
  readonly text: string
  readonly done: boolean
  readonly state: string
  readonly go: string
  readonly to: object
}

/** What a patient can do while waiting; after the visit: what was agreed, and how it was. */
export function usePatientTasks() {
  const { t } = useI18n()
  const clock = useClockStore()
  const visit = useVisitStore()
  const library = useLibraryStore()
  const forms = useOpenForms()

  const record = computed(() => visit.record)
  const ended = computed(() => record.value !== null && hasEnded(record.value, visit.edit?.visitId))

  const plan = computed<Task>(() => {
    const lines = record.value?.plan ?? []
    const answered = lines.filter(({ mark }) => mark).length
    return {
      key: 'plan',
      art: 'plan',
      title: t('patient.plan.title'),
      text: t('patient.plan.text'),
      done: answered > 0,
      state: t('patient.plan.state', { n: answered, of: lines.length }),
      go: t('patient.plan.go'),
      to: { name: 'patient-plan' },
    }
  })

  const questions = computed<Task>(() => {
    const agenda =
      record.value && visit.edit ? agendaOf(record.value, visit.edit.visitId, clock.date) : []
    const written = agenda.filter(({ byPatient }) => byPatient).length
    return {
      key: 'questions',
      art: 'questions',
      title: t('patient.questions.title'),
      text: t('patient.questions.text'),
      done: written > 0,
      state: t('patient.questions.state', { n: written }, written),
      go: written > 0 ? t('patient.questions.more') : t('patient.questions.go'),
      to: { name: 'patient-questions' },
    }
  })

  const form = computed<Task | null>(() => {
    const { forms: all } = forms.available
    const first = all.find(({ state }) => state !== 'done') ?? all[0]
    if (!first) return null
    return {
      key: 'form',
      art: 'form',
      title: first.form.title || t('patient.form.title'),
      text: t('patient.form.text'),
      done: first.state === 'done',
      state: t(`patient.form.${first.state}`),
      go: t(first.state === 'started' ? 'patient.form.more' : 'patient.form.go'),
      to: { name: 'patient-form', params: { formId: first.form.id } },
    }
  })

  // A lesson about somebody else's illness frightens: where none fits, the plan takes its place.
  const fitting = computed(() => (record.value ? library.lessonsFor(record.value) : []))
  const lessons = useLessonCards(() => fitting.value)
  const lesson = computed<Task | null>(() => {
    const card = lessons.value?.[0]
    const visitId = visit.edit?.visitId
    if (!card) return null
    const watched = (record.value?.lessonsGiven ?? []).some(
      (given) => given.lessonId === card.id && visitId !== undefined && given.visitId === visitId,
    )
    return {
      key: 'lesson',
      art: undefined,
      picture: card.thumbnail,
      title: card.title,
      text: t('patient.lesson.text'),
      done: watched,
      state: t(watched ? 'patient.lesson.seen' : 'patient.lesson.state', { n: card.steps }),
      go: t('patient.lesson.go'),
      to: { name: 'patient-lesson', params: { lessonId: card.id } },
    }
  })

  const feedback = computed<Task>(() => ({
    key: 'feedback',
    art: 'feedback',
    title: t('patient.feedback.title'),
    text: t('patient.feedback.text'),
    done: false,
    state: t('patient.feedback.state'),
    go: t('patient.feedback.go'),
    to: { name: 'patient-feedback' },
  }))

  const tasks = computed(() => {
    const all = ended.value
      ? [feedback.value, plan.value, lesson.value]
      : [questions.value, form.value, lesson.value ?? plan.value]
    return all.filter((task): task is Task => task !== null)
  })
  return { tasks, ended, hasLesson: computed(() => lesson.value !== null) }
}
