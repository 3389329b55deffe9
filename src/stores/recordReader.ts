import { readRecord } from '@/domain/fhir/readRecord'
import { forgetOpened, keepOpened } from '@/records/readPatient'
import { readOnTablet, watchPatient } from '@/records/watchPatient'

/** All that reads a record, as one file to ask for. */
export const recordReader = { forgetOpened, keepOpened, readOnTablet, readRecord, watchPatient }
