import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { localDay } from './localDay'

const MINUTE_MS = 60_000

/**
 * What time it is for the screens. It turns with the hour and with the day, not each minute, and at
 * once when the tablet wakes: yesterday's list must not greet the morning.
 */
export const useClockStore = defineStore('clock', () => {
  const now = shallowRef(new Date())
  /** The tablet's calendar day. */
  const date = computed(() => localDay(now.value).date)

  function look(): void {
    const next = new Date()
    if (hourOf(next) !== hourOf(now.value)) now.value = next
  }
  setInterval(look, MINUTE_MS)
  document.addEventListener('visibilitychange', look)
  addEventListener('pageshow', look)

  return { now, date, look }
})

const hourOf = (time: Date) => `${localDay(time).date} ${time.getHours()}`
