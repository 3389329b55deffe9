export { readRecord } from '@/domain/fhir/readRecord'
export { forgetOpened } from '@/records/readPatient'
export { readOnTablet, watchPatient } from '@/records/watchPatient'
