import { createRouter, createWebHistory } from 'vue-router'
import { loadWords, type WordGroup } from '@/i18n'
import { useHandoverStore } from '@/stores/handoverStore'
import { useSessionStore } from '@/stores/sessionStore'

/** No names and no birth dates in addresses: ids only. */
export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', redirect: '/today' },
    {
      path: '/sign-in',
      name: 'sign-in',
      component: () => import('./screens/SignInScreen.vue'),
      meta: { open: true },
    },
    {
      path: '/',
      component: () => import('./screens/StaffFrame.vue'),
      children: [
        { path: 'today', name: 'today', component: () => import('./screens/TodayScreen.vue') },
        {
          path: 'library',
          name: 'lessons',
          component: () => import('./screens/LessonsScreen.vue'),
          meta: { words: 'visit' },
        },
        {
          path: 'tablet',
          name: 'tablet',
          component: () => import('./screens/TabletScreen.vue'),
          meta: { words: 'visit' },
        },
        {
          path: 'tablet/:opId',
          name: 'held',
          component: () => import('./screens/HeldScreen.vue'),
          props: true,
          meta: { words: 'visit' },
        },
        {
          path: 'settings',
          name: 'settings',
          component: () => import('./screens/SettingsScreen.vue'),
          meta: { words: 'visit' },
        },
      ],
    },
    {
      path: '/visit/:patientId',
      component: () => import('./screens/VisitFrame.vue'),
      props: true,
      meta: { words: 'visit' },
      children: [
        { path: '', name: 'visit', component: () => import('./screens/VisitScreen.vue') },
        {
          path: 'record/:part?',
          name: 'record',
          component: () => import('./screens/RecordScreen.vue'),
          props: true,
        },
        { path: 'plan', name: 'plan', component: () => import('./screens/PlanScreen.vue') },
        { path: 'wrap-up', name: 'wrap-up', component: () => import('./screens/WrapUpScreen.vue') },
        {
          path: 'messages',
          name: 'messages',
          component: () => import('./screens/MessagesScreen.vue'),
        },
        {
          path: 'chart/:measure',
          name: 'chart',
          component: () => import('./screens/ChartScreen.vue'),
          props: true,
        },
        {
          path: 'present/:lessonId/:section?',
          name: 'present',
          component: () => import('./screens/PresentScreen.vue'),
          props: true,
        },
      ],
    },
    {
      path: '/patient',
      component: () => import('./patient/PatientFrame.vue'),
      meta: { words: 'visit', patient: true },
      children: [
        { path: '', name: 'patient', component: () => import('./patient/PatientHome.vue') },
        {
          path: 'questions',
          name: 'patient-questions',
          component: () => import('./patient/QuestionsPage.vue'),
        },
        { path: 'plan', name: 'patient-plan', component: () => import('./patient/MyPlanPage.vue') },
        {
          path: 'form/:formId',
          name: 'patient-form',
          component: () => import('./patient/MyFormPage.vue'),
          props: true,
        },
        {
          path: 'lesson/:lessonId/:section?',
          name: 'patient-lesson',
          component: () => import('./screens/PresentScreen.vue'),
          props: true,
          meta: { wholeScreen: true },
        },
        {
          path: 'feedback',
          name: 'patient-feedback',
          component: () => import('./patient/MyFeedbackPage.vue'),
        },
        { path: 'done', name: 'patient-done', component: () => import('./patient/DonePage.vue') },
      ],
    },
    {
      path: '/locked',
      name: 'locked',
      component: () => import('./patient/LockScreen.vue'),
      meta: { words: 'visit' },
    },
    { path: '/:rest(.*)', redirect: '/today' },
  ],
})

router.beforeEach(async (to) => {
  const words = to.meta['words']
  if (words) await loadWords(words as WordGroup)
  const handover = useHandoverStore()
  if (handover.handed) {
    // Nothing but this patient's pages and the staff lock exists until staff take it back.
    if (to.name === 'locked') return true
    return handover.locked ? { name: 'locked' } : to.meta['patient'] === true || { name: 'patient' }
  }
  if (to.meta['patient'] === true || to.name === 'locked') return { name: 'today' }
  const signedIn = useSessionStore().clinician !== null
  if (!signedIn && to.meta['open'] !== true) return { name: 'sign-in' }
  return true
})
