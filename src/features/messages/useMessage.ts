import { computed, reactive, watch } from 'vue'
import {
  contentKinds,
  currentConsent,
  confirmedEmail,
  type ContentKind,
} from '@/domain/visit/consent'
import type { EditContext } from '@/domain/visit/edit'
import { mayBeSent, type MayNotReason } from '@/domain/visit/mayBeSent'
import type { MessageDraft, MessageLanguage } from '@/domain/visit/message'
import { composeMessage } from '@/domain/visit/messageText'
import type { PatientRecord } from '@/domain/visit/record'
import { useFormat } from '@/i18n/useFormat'
import { choicesFor } from './choicesFor'
import { instantOf, localMinute } from './localMinute'
import type { Sendable } from './sendable'

const DAY_MS = 86_400_000

export interface KindRow {
  readonly kind: ContentKind
  /** Why it may not be sent; absent: it may. */
  readonly reason?: MayNotReason
  /** It may, but there is nothing of it. */
  readonly empty: boolean
}

interface MessageForm {
  kind: ContentKind | undefined
  which: string
  language: MessageLanguage
  timing: 'now' | 'before' | 'later'
  at: string
}
export type TimeFault = 'badTime' | 'afterVisit'

/** A message while it is put together: what may be chosen, and exactly what would go out. */
export function useMessage(
  given: () => { record: PatientRecord; edit: EditContext; sendable: Sendable },
) {
  const { record: first, edit } = given()
  const spoken = first.person.languages.map((tag) => tag.split('-')[0])
  const now = edit.now()
  const screen = useFormat()
  const form = reactive<MessageForm>({
    kind: undefined,
    which: '',
    language: spoken[0] === 'es' ? 'es' : 'en',
    timing: 'now',
    at: localMinute(new Date(Date.parse(now) + DAY_MS).toISOString()),
  })

  const offered = (kind: ContentKind) => {
    const { record, sendable } = given()
    return choicesFor(kind, { record, sendable, language: form.language, screen, now })
  }
  const rows = computed((): readonly KindRow[] =>
    contentKinds.map((kind) => {
      const verdict = mayBeSent(given().record, { kind })
      const empty = offered(kind).length === 0
      return verdict.kind === 'may' ? { kind, empty } : { kind, empty, reason: verdict.reason }
    }),
  )
  const choices = computed(() => (form.kind ? offered(form.kind) : []))
  const choice = computed(() => choices.value.find(({ id }) => id === form.which))
  const start = computed(() => choice.value?.about?.visitStart)
  const dayBefore = computed(() => {
    const at = Date.parse(start.value ?? '') - DAY_MS
    return at > Date.parse(now) ? new Date(at).toISOString() : undefined
  })

  watch(choices, (all) => {
    if (!all.some(({ id }) => id === form.which)) form.which = all[0]?.id ?? ''
  })
  // A reminder is of most use the day before, if that is still to come.
  watch([() => form.kind, dayBefore], ([, before]) => {
    form.timing = before === undefined ? 'now' : 'before'
  })

  const sendAt = computed(() =>
    form.timing === 'before'
      ? dayBefore.value
      : form.timing === 'later'
        ? instantOf(form.at)
        : undefined,
  )
  const timeFault = computed((): TimeFault | undefined => {
    if (form.timing !== 'later') return undefined
    const at = Date.parse(sendAt.value ?? '')
    if (!(at > Date.parse(now))) return 'badTime'
    return start.value !== undefined && at >= Date.parse(start.value) ? 'afterVisit' : undefined
  })

  /** Exactly what will be sent; absent while something is still to be chosen or may not be sent. */
  const draft = computed((): MessageDraft | undefined => {
    const { record } = given()
    if (!form.kind || !choice.value) return undefined
    const verdict = mayBeSent(record, { kind: form.kind })
    if (verdict.kind === 'may-not') return undefined
    const { kind, language } = form
    const written = composeMessage(choice.value.content, {
      detail: verdict.detail,
      language,
      name: record.person.shortName,
      toSomebodyElse: confirmedEmail(record.emails)?.whose !== undefined,
    })
    return {
      kind,
      detail: verdict.detail,
      language,
      to: verdict.to,
      ...written,
      ...choice.value.about,
      ...(sendAt.value !== undefined && { sendAt: sendAt.value }),
    }
  })
  const asked = computed(() => currentConsent(given().record.consents)?.state === 'given')
  return { form, rows, choices, dayBefore, timeFault, draft, asked }
}
