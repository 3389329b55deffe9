import { contentKinds, type EmailAddress, type SendingConsent } from '../visit/consent'
import { dateOrNothing } from '../visit/when'
import { alongsideCodes } from './codes'
import { codingsOf } from './concept'
import {
  byEmail,
  confirmedExtension,
  detailExtension,
  sendingConsent,
  whoseExtension,
} from './consent'
import { fieldsAt, listAt, textAt, type Fields } from './json'

/** Nothing for a Consent of another kind or one that was entered in error. */
export function readConsent(consent: Fields, id: string): SendingConsent | null {
  const ours = listAt(consent, 'category').flatMap(codingsOf).some(isOurs(sendingConsent))
  const status = textAt(consent, 'status')
  const provision = fieldsAt(consent, 'provision')
  if (!ours || status === 'entered-in-error') return null
  if (!codingsOf({ coding: provision?.['class'] ?? [] }).some(isOurs(byEmail))) return null
  const chosen = listAt(provision, 'provision')
    .filter((inner) => textAt(inner, 'type') === 'permit')
    .flatMap((inner) => listAt(inner, 'code').flatMap(codingsOf))
  const since = dateOrNothing(textAt(consent, 'dateTime'))
  return {
    origin: { type: 'Consent', id },
    // Only "active" allows: a draft or an unknown status is nobody's yes.
    state: status === 'active' ? 'given' : 'withdrawn',
    kinds: contentKinds.filter((kind) => chosen.some(isOurs(kind))),
    detail: extensionText(consent, detailExtension, 'valueCode') === 'full' ? 'full' : 'notice',
    channel: 'email',
    ...(since !== undefined && { since }),
  }
}

/** The e-mail addresses of a Patient, ended ones left out. */
export function readEmails(patient: Fields): readonly EmailAddress[] {
  return listAt(patient, 'telecom').flatMap((contact) => {
    const value = textAt(contact, 'value')
    if (textAt(contact, 'system') !== 'email' || value === undefined) return []
    if (textAt(contact, 'use') === 'old' || textAt(fieldsAt(contact, 'period'), 'end')) return []
    const confirmedAt = dateOrNothing(extensionText(contact, confirmedExtension, 'valueDateTime'))
    const whose = extensionText(contact, whoseExtension, 'valueString')
    return [
      {
        value,
        ...(confirmedAt !== undefined && { confirmedAt }),
        ...(whose !== undefined && { whose }),
      },
    ]
  })
}

export function extensionText(of: Fields, url: string, value: string): string | undefined {
  return textAt(
    listAt(of, 'extension').find((extension) => textAt(extension, 'url') === url),
    value,
  )
}

const isOurs =
  (wanted: string) =>
  ({ system, code }: { readonly system: string; readonly code: string }) =>
    system === alongsideCodes && code === wanted
