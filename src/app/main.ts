import { createPinia } from 'pinia'
import { createApp } from 'vue'
import '@/ui/styles/index.css'
import { readFirst } from '@/records/firstRead'
import { i18n, preferredLanguage, setLanguage } from '@/i18n'
import { useDayStore } from '@/stores/dayStore'
import { useHandoverStore } from '@/stores/handoverStore'
import { useLibraryStore } from '@/stores/libraryStore'
import { useSessionStore } from '@/stores/sessionStore'
import { useSettingsStore } from '@/stores/settingsStore'
import { useSyncStore } from '@/stores/syncStore'
import { drawn, pictureStands } from '@/stores/liveRef'
import { localDay } from '@/stores/localDay'
import { useTabletStore } from '@/stores/tabletStore'
import { useUpdateStore } from '@/stores/updateStore'
import App from './App.vue'
import { cannotStart } from './cannotStart'
import { router } from './router'

// Today's code comes while the store is being read, not after it; on the first visit ever it would
// only be in the way of signing in.
const cameBefore = 'serviceWorker' in navigator && navigator.serviceWorker.controller !== null
if (cameBefore && /^\/(today)?$/.test(location.pathname))
  // What does not come here, the router asks for again.
  void Promise.allSettled([import('./screens/StaffFrame.vue'), import('./screens/TodayScreen.vue')])

async function boot(): Promise<void> {
  const app = createApp(App).use(createPinia())
  const settings = useSettingsStore()
  const first = await readFirst(localDay(new Date()).date)
  settings.restore(first.settings, preferredLanguage())
  // In a patient's hands neither a clinician's token nor the names of others are in memory.
  if (!(await useHandoverStore().restore(first.handed))) {
    useSessionStore().restore(first.session)
    useDayStore().restore(first)
  }
  useLibraryStore().restore(first.packs)
  await setLanguage(settings.language)
  app.use(i18n).use(router)
  await router.isReady()
  app.mount('#app')
  if (useSessionStore().clinician) useSyncStore().start()
  requestAnimationFrame(() => setTimeout(pictureStands)) // the first frame is on the glass
  setTimeout(pictureStands, 500) // a page in the background has no frames
  await drawn
  void useUpdateStore().register() // the app runs without it; its result shows in the store
  void useTabletStore().start() // the tablet screen shows what comes of it
}

// A page that the browser kept whole would bring the last person's screen back with it.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload()
})

boot().catch(cannotStart)
