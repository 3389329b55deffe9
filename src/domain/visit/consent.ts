import type { Origin } from './record'

/** What may be sent between visits; the patient chooses each kind. */
export const contentKinds = [
  'appointment',
  'medicine',
  'summary',
  'lesson',
  'form',
  'results-invitation',
] as const
export type ContentKind = (typeof contentKinds)[number]

/**
 * How much an e-mail may say. `notice`: only that there is a visit, or something to read.
 * `full`: health details too, although e-mail is not private.
 */
export type Detail = 'notice' | 'full'

/** What the patient agreed to, as one running choice that can be taken back. */
export interface SendingConsent {
  readonly origin: Origin
  readonly state: 'given' | 'withdrawn'
  readonly kinds: readonly ContentKind[]
  readonly detail: Detail
  readonly channel: 'email'
  readonly since?: string
}

export interface EmailAddress {
  readonly value: string
  /** When the patient said yes to the address that was read back; absent: nobody asked yet. */
  readonly confirmedAt?: string
  /** Whose address it is where it is not the patient's own: "his mother, Ana". */
  readonly whose?: string
}

/** What decides what may go out. A PatientRecord is one. */
export interface Permission {
  readonly person: { readonly deceased: boolean }
  readonly consents: readonly SendingConsent[]
  readonly emails: readonly EmailAddress[]
  readonly unread: readonly Origin[]
}

/** The newest choice counts. Of two with the same time, the one that allows less. */
export function currentConsent(consents: readonly SendingConsent[]): SendingConsent | undefined {
  return consents.toSorted(
    (a, b) =>
      timeOf(b) - timeOf(a) || breadth(a) - breadth(b) || (a.origin.id < b.origin.id ? -1 : 1),
  )[0]
}

export function confirmedEmail(emails: readonly EmailAddress[]): EmailAddress | undefined {
  return emails
    .filter(({ confirmedAt }) => confirmedAt !== undefined)
    .toSorted((a, b) => Date.parse(b.confirmedAt ?? '') - Date.parse(a.confirmedAt ?? ''))[0]
}

function timeOf({ since }: SendingConsent): number {
  const time = Date.parse(since ?? '')
  return Number.isNaN(time) ? 0 : time
}

function breadth({ state, detail, kinds }: SendingConsent): number {
  return state === 'withdrawn' ? 0 : kinds.length + (detail === 'full' ? contentKinds.length : 0)
}
