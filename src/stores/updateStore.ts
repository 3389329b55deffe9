import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { Workbox } from 'workbox-window'

const HOUR_MS = 3_600_000

/** A new version waits until somebody agrees: it must not change the page under an open visit. */
export const useUpdateStore = defineStore('update', () => {
  const ready = ref(false)
  const offlineReady = ref(false)
  let workbox: Workbox | undefined

  async function register(): Promise<void> {
    if (!('serviceWorker' in navigator)) return
    const { Workbox } = await import('workbox-window') // the first page is drawn before it
    workbox = new Workbox(scriptUrl('/sw.js'))
    workbox.addEventListener('waiting', () => (ready.value = true))
    workbox.addEventListener('activated', () => (offlineReady.value = true))
    await workbox.register()
    // A tablet may stay open for days: it asks for a new version by itself.
    setInterval(() => void workbox?.update(), HOUR_MS) // its result comes as an event
    offlineReady.value ||= navigator.serviceWorker.controller !== null
  }

  function agree(): void {
    // Every edit, stroke and draft is in the database by now: the reload comes back to this page.
    workbox?.addEventListener('controlling', () => location.reload())
    workbox?.messageSkipWaiting()
  }

  return { ready, offlineReady, register, agree }
})

interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => { createScriptURL: (url: string) => string }
}

/** Trusted Types want a policy for a worker's address; ours knows one address. */
function scriptUrl(url: '/sw.js'): string {
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes
  const same = { createScriptURL: (value: string) => (value === '/sw.js' ? value : '') }
  return types ? types.createPolicy('alongside', same).createScriptURL(url) : url
}
