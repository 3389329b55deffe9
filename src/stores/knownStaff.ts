import type { Session } from '@/sync/session'
import type { StaffCheck } from '@/vault/staffCheck'

const KEY = 'staff'

/** A clinician who signed in on this tablet, known again without a network. */
interface KnownStaff {
  readonly id: string
  readonly name: string
  readonly check: StaffCheck
  /** Instant of the sign-in at which the password was right: an older one may have changed. */
  readonly session: string
}

let remembering: Promise<void> = Promise.resolve()

/**
 * After each sign-in with the clinic: from now on this tablet knows them without a network. It takes
 * half a second of computing, for which only a hand-over waits. Where it fails, a hand-over says so.
 */
export function rememberStaff(
  username: string,
  password: string,
  { clinician, since }: Session,
): Promise<void> {
  remembering = remembering.then(() => write(username, password, clinician, since)).catch(quiet)
  return remembering
}

/**
 * The user name with which the clinician of this session can unlock the tablet; undefined where the
 * tablet died before it had written down how it knows them.
 */
export async function knownAs(session: Session | undefined): Promise<string | undefined> {
  await remembering
  const entry = Object.entries(await readKnown()).find(
    ([, staff]) => staff.id === session?.clinician.id && staff.session === session.since,
  )
  return entry?.[0]
}

export async function staffPasses(
  username: string,
  password: string,
  clinicianId: string,
): Promise<'passes' | 'wrong' | 'unknown'> {
  const staff = (await readKnown())[keyOf(username)]
  if (!staff) return 'unknown'
  if (staff.id !== clinicianId) return 'wrong'
  const { passesStaffCheck } = await import('@/vault/staffCheck')
  return (await passesStaffCheck(staff.check, password)) ? 'passes' : 'wrong'
}

async function write(
  username: string,
  password: string,
  who: Session['clinician'],
  session: string,
): Promise<void> {
  const { writeDevice } = await import('@/records/device')
  const { makeStaffCheck } = await import('@/vault/staffCheck')
  const check = await makeStaffCheck(password)
  const staff: KnownStaff = { ...who, check, session }
  await writeDevice(KEY, { ...(await readKnown()), [keyOf(username)]: staff })
}

async function readKnown(): Promise<Readonly<Record<string, KnownStaff>>> {
  const { readDevice } = await import('@/records/device')
  return (await readDevice<Record<string, KnownStaff>>(KEY)) ?? {}
}

/** As the clinic reads user names. */
const keyOf = (username: string) => username.trim().toLowerCase().normalize('NFKC')

const quiet = () => undefined
