import { createPinia } from 'pinia'
import { createApp } from 'vue'
import '@/ui/styles/index.css'
import { i18n, preferredLanguage, setLanguage } from '@/i18n'
import { useDayStore } from '@/stores/dayStore'
import { useSessionStore } from '@/stores/sessionStore'
import { useSettingsStore } from '@/stores/settingsStore'
import { useSyncStore } from '@/stores/syncStore'
import { keepStorage } from '@/stores/tabletRoom'
import { useUpdateStore } from '@/stores/updateStore'
import App from './App.vue'
import { cannotStart } from './cannotStart'
import { router } from './router'

async function boot(): Promise<void> {
  const app = createApp(App).use(createPinia())
  const settings = useSettingsStore()
  await settings.restore(preferredLanguage())
  await setLanguage(settings.language)
  await Promise.all([useSessionStore().restore(), useDayStore().restore()])
  app.use(i18n).use(router)
  await router.isReady()
  app.mount('#app')
  if (useSessionStore().clinician) useSyncStore().start()
  void useUpdateStore().register() // the app runs without it; its result shows in the store
  void keepStorage() // asked, not needed: the tablet screen shows the answer
}

boot().catch(cannotStart)
