/* global window */
import { createApp } from 'vue'
import BlankList from './BlankList.vue'

createApp(BlankList).mount('#app')
window.addEventListener('load', () => {
  navigator.serviceWorker.register('/sw.js')
})
