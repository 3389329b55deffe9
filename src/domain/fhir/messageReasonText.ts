import type { MessageReason } from '../visit/message'

/** For whoever reads the record without our screens. The screens say the code in their language. */
export const messageReasonText: Readonly<Record<MessageReason, string>> = {
  deceased: 'Not sent: the patient has died.',
  unreadable: 'Not sent: what the patient chose could not be read.',
  'no-consent': 'Not sent: the patient was not asked what may be sent.',
  withdrawn: 'Not sent: the patient took the consent back.',
  'kind-not-chosen': 'Not sent: the patient did not choose to get this kind of message.',
  'no-address': 'Not sent: there is no e-mail address.',
  'address-not-confirmed': 'Not sent: the patient did not confirm this e-mail address.',
  'less-detail': 'Not sent: the patient does not want health details in e-mail.',
  'no-mail-server': 'Waiting: no mail server is set up.',
  sending: 'Being sent.',
  'will-retry': 'Waiting: the mail server did not take it yet. The clinic tries again.',
  'gave-up': 'Not sent: it could not be sent for three days.',
  'address-refused': 'Not sent: the mail server does not know this address.',
  'message-refused': 'Not sent: the mail server refused the message.',
  'not-sendable': 'Not sent: the address or the text can not be used in an e-mail.',
  'too-late': 'Not sent: the visit has begun already.',
  'visit-moved': 'Not sent: the visit was moved, so the time in the message is wrong.',
  'visit-cancelled': 'Not sent: the visit was cancelled.',
  'file-missing': 'Not sent: the file that should go along is not at the clinic.',
  cancelled: 'Cancelled before it was sent.',
}
