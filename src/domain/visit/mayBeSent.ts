import {
  confirmedEmail,
  currentConsent,
  type ContentKind,
  type Detail,
  type Permission,
} from './consent'

export const mayNotReasons = [
  'deceased',
  'unreadable',
  'no-consent',
  'withdrawn',
  'kind-not-chosen',
  'no-address',
  'address-not-confirmed',
  'less-detail',
] as const
export type MayNotReason = (typeof mayNotReasons)[number]

export type Verdict =
  | { readonly kind: 'may'; readonly detail: Detail; readonly to: string }
  | { readonly kind: 'may-not'; readonly reason: MayNotReason }

/** `to` and `detail` of a message that is already written; left out while it is only thought of. */
export interface Intended {
  readonly kind: ContentKind
  readonly to?: string
  readonly detail?: Detail
}

/**
 * The one rule for what may leave by e-mail, asked on the tablet and again by the clinic right
 * before sending. Without a choice of the patient nothing goes out.
 */
export function mayBeSent(permission: Permission, message: Intended): Verdict {
  const { person, consents, emails, unread } = permission
  if (person.deceased) return mayNot('deceased')
  // A choice that cannot be read may be the one that took everything back.
  if (unread.some(({ type }) => type === 'Consent' || type === 'Patient'))
    return mayNot('unreadable')
  const consent = currentConsent(consents)
  if (consent === undefined) return mayNot('no-consent')
  if (consent.state === 'withdrawn') return mayNot('withdrawn')
  if (!consent.kinds.includes(message.kind)) return mayNot('kind-not-chosen')
  if (emails.length === 0) return mayNot('no-address')
  const confirmed = confirmedEmail(emails)
  if (confirmed === undefined || (message.to !== undefined && message.to !== confirmed.value))
    return mayNot('address-not-confirmed')
  if (message.detail === 'full' && consent.detail === 'notice') return mayNot('less-detail')
  return { kind: 'may', detail: consent.detail, to: confirmed.value }
}

function mayNot(reason: MayNotReason): Verdict {
  return { kind: 'may-not', reason }
}
