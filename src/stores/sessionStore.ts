import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { Author } from '@/domain/visit/edit'
import * as session from '@/sync/session'
import { rememberStaff } from './knownStaff'

/** Who holds the tablet. Never the token: that stays in `sync`. */
export const useSessionStore = defineStore('session', () => {
  const clinician = shallowRef<Author | null>(null)
  /** The clinic wants to be asked again before it takes or gives anything. */
  const mustSignInAgain = ref(false)

  const restore = (stored: unknown) => take(session.restoreSession(stored))

  async function signIn(username: string, password: string): Promise<session.SignInEnd> {
    const end = await session.signIn('', username, password)
    const now = session.currentSession()
    if (end !== 'signed-in' || !now) return end
    take(now)
    // A tablet in a patient's hands is taken back with this password; a hand-over waits for it.
    void rememberStaff(username, password, now)
    return end
  }

  async function signOut(): Promise<void> {
    await session.signOut('')
    clinician.value = null
  }

  function take(now: session.Session | undefined): void {
    clinician.value = now
      ? { id: now.clinician.id, name: now.clinician.name, role: 'clinician' }
      : null
    const over = now !== undefined && Date.parse(now.expiresAt) <= Date.now()
    // With a refresh token the tablet asks for the next one by itself.
    mustSignInAgain.value = over && now.refreshToken === undefined
  }

  return { clinician, mustSignInAgain, restore, signIn, signOut }
})
