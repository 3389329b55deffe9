import { openMailer } from '@/clinic-endpoint/mail/mailer'
import { mailSettingsFrom } from '@/clinic-endpoint/mail/mailSettings'
import { startMailWorker } from '@/clinic-endpoint/mail/mailWorker'
import { until } from '../../support/until'
import { openClinic, type ClinicOptions, type OpenClinic } from '../support/openClinic'
import type { Json } from '../support/visitor'

export interface MailClinic extends OpenClinic {
  /** Waits until the message has the state, and gives it as the clinic has it. */
  readonly settled: (id: string, status: string, reason?: string) => Promise<Json>
}

/** A clinic whose mail goes to `url`; without one no mail server is set up. */
export async function openMailClinic(
  url: string | undefined,
  options: ClinicOptions & { readonly everyMs?: number; readonly retryMs?: number } = {},
): Promise<MailClinic> {
  const clinic = await openClinic(options)
  const settings = url === undefined ? undefined : mailSettingsFrom(url, from)
  const worker = startMailWorker({
    store: clinic.store,
    mailer: settings && openMailer(settings),
    log: options.log,
    everyMs: options.everyMs ?? 20,
    retryMs: options.retryMs ?? 60,
  })
  return {
    ...clinic,
    settled: (id, status, reason) => settled(clinic, id, status, reason),
    close: async () => {
      await worker.close()
      await clinic.close()
    },
  }
}

export const from = 'Riverside Family Health <post@riverside.example>'

function settled(
  clinic: OpenClinic,
  id: string,
  status: string,
  reason: string | undefined,
): Promise<Json> {
  return until(
    `message ${id} to be ${status} ${reason ?? ''}`,
    async () => {
      const { body } = await clinic.get(`CommunicationRequest/${id}`)
      const code: unknown = body.statusReason?.coding[0].code
      if (body.status === status && (reason === undefined || code === reason)) return body
      throw new Error(`${String(body.status)} ${String(code)}`)
    },
    { within: 10_000, every: 20 },
  )
}
