import type { Permission, SendingConsent } from '../visit/consent'
import type { Origin } from '../visit/record'
import { Unreadable, type Fields } from './json'
import { readConsent, readEmails } from './readConsent'
import { readPerson } from './readPerson'
import { plainWords } from './words'

/** What may be sent, from a Patient and all of their Consents; what cannot be read forbids. */
export function permissionFrom(patient: Fields, consents: readonly Fields[]): Permission {
  const unread: Origin[] = []
  const read = <T>(type: string, of: Fields, reading: (of: Fields) => T): T | undefined => {
    try {
      return reading(of)
    } catch (fault) {
      if (!(fault instanceof Unreadable)) throw fault
      unread.push({ type, id: String(of['id']) })
      return undefined
    }
  }
  const given = consents.flatMap(
    (consent): SendingConsent[] =>
      read('Consent', consent, (of) => {
        const found = readConsent(of, String(of['id']))
        return found === null ? [] : [found]
      }) ?? [],
  )
  return {
    person: read('Patient', patient, (of) => readPerson(of, String(of['id']), plainWords)) ?? {
      deceased: false,
    },
    consents: given,
    emails: read('Patient', patient, readEmails) ?? [],
    unread,
  }
}
