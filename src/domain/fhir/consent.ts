import type { ContentKind, Detail } from '../visit/consent'
import type { EditContext } from '../visit/edit'
import { withoutStaleNarrative } from './amend'
import { actCode, alongsideCodes, alongsideExtension, loinc } from './codes'
import type { ConsentResource, ContactPoint, PatientResource } from './consentResources'
import { referenceTo } from './resource'

export const sendingConsent = 'sending-consent'
export const byEmail = 'email'
export const detailExtension = alongsideExtension('detail')
export const confirmedExtension = alongsideExtension('confirmed')
export const whoseExtension = alongsideExtension('whose-address')

const scope = 'http://terminology.hl7.org/CodeSystem/consentscope'

export interface Choice {
  readonly kinds: readonly ContentKind[]
  readonly detail: Detail
  /** The patient answers for themselves; else somebody who cares for them does. */
  readonly byPatient: boolean
}

/**
 * Opt-in by e-mail, one inner provision for each kind that was chosen. A new choice takes the
 * place of the one before, whose versions stay in the history.
 */
export function consentResource(
  edit: EditContext,
  { kinds, detail, byPatient }: Choice,
  id: string,
): ConsentResource {
  const patient = referenceTo('Patient', edit.patientId)
  const now = edit.now()
  return {
    resourceType: 'Consent',
    id,
    extension: [{ url: detailExtension, valueCode: detail }],
    status: 'active',
    scope: { coding: [{ system: scope, code: 'patient-privacy', display: 'Privacy Consent' }] },
    category: [
      {
        coding: [
          { system: alongsideCodes, code: sendingConsent, display: 'What may be sent' },
          { system: loinc, code: '59284-0', display: 'Consent Document' },
        ],
        text: 'What may be sent by e-mail',
      },
    ],
    patient,
    dateTime: now,
    ...(byPatient && { performer: [patient] }),
    policyRule: { coding: [{ system: actCode, code: 'OPTIN', display: 'opt-in' }] },
    provision: {
      type: 'permit',
      period: { start: now },
      class: [{ system: alongsideCodes, code: byEmail }],
      ...(kinds.length > 0 && {
        provision: kinds.map((code) => ({
          type: 'permit' as const,
          code: [{ coding: [{ system: alongsideCodes, code }] }],
        })),
      }),
    },
  }
}

/** Taken back: nothing more goes out, from this moment on. */
export function withdrawnConsent(consent: ConsentResource, now: string): ConsentResource {
  const { provision } = consent
  return {
    ...withoutStaleNarrative(consent),
    status: 'inactive',
    dateTime: now,
    provision: { ...provision, period: { ...provision.period, end: now } },
  }
}

/**
 * The address that was read back and that the patient said yes to. Only one counts at a time: the
 * mark goes from every other, so that nothing reaches a mailbox that was given up.
 */
export function withConfirmedEmail(
  patient: PatientResource,
  email: { readonly value: string; readonly whose?: string },
  now: string,
): PatientResource {
  const telecom = (patient.telecom ?? []).map(withoutOwnMarks)
  const found = telecom.findIndex(
    ({ system, value }) => system === 'email' && same(value, email.value),
  )
  const before = telecom[found] ?? { system: 'email', use: 'home' }
  const confirmed: ContactPoint = {
    ...before,
    value: email.value,
    extension: [
      ...(before.extension ?? []),
      { url: confirmedExtension, valueDateTime: now },
      ...(email.whose === undefined ? [] : [{ url: whoseExtension, valueString: email.whose }]),
    ],
  }
  return {
    ...withoutStaleNarrative(patient),
    telecom: found === -1 ? [...telecom, confirmed] : telecom.with(found, confirmed),
  }
}

function withoutOwnMarks(contact: ContactPoint): ContactPoint {
  const { extension, ...rest } = contact
  const others = extension?.filter(
    ({ url }) => url !== confirmedExtension && url !== whoseExtension,
  )
  return others === undefined || others.length === 0 ? rest : { ...rest, extension: others }
}

const same = (a: string | undefined, b: string) => a?.trim().toLowerCase() === b.toLowerCase()
