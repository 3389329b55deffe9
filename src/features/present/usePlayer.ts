import { computed, onBeforeUnmount, ref, watch, type Ref } from 'vue'

const speeds = [0.75, 1, 1.25] as const

/** The moment of a film or a sound: what it does now, and the few things one can ask of it. */
export function usePlayer(media: Ref<HTMLMediaElement | null>, seconds: () => number) {
  const playing = ref(false)
  const at = ref(0)
  const length = ref(0)
  const failed = ref(false)
  const speed = ref<(typeof speeds)[number]>(1)
  let stopped = new AbortController()

  watch(media, (element) => {
    stopped.abort()
    stopped = new AbortController()
    if (element === null) return
    const options = { signal: stopped.signal }
    const on = (event: string, then: () => void) => element.addEventListener(event, then, options)
    on('play', () => (playing.value = true))
    on('pause', () => (playing.value = false))
    on('ended', () => (playing.value = false))
    on('timeupdate', () => (at.value = element.currentTime))
    on('seeked', () => (at.value = element.currentTime))
    on('durationchange', () => (length.value = element.duration))
    on('error', () => (failed.value = true))
  })

  async function play(): Promise<void> {
    try {
      await media.value?.play()
    } catch (error) {
      // A pause that comes before the play has begun is no failure of the film.
      if (!(error instanceof DOMException && error.name === 'AbortError')) failed.value = true
    }
  }

  onBeforeUnmount(() => {
    stopped.abort()
    media.value?.pause()
  })

  return {
    playing,
    at,
    failed,
    speed,
    length: computed(() =>
      Number.isFinite(length.value) && length.value > 0 ? length.value : seconds(),
    ),
    play,
    async toggle(): Promise<void> {
      if (playing.value) media.value?.pause()
      else await play()
    },
    seek(to: number): void {
      if (media.value === null) return
      media.value.currentTime = to
      at.value = to
    },
    nextSpeed(): void {
      speed.value = speeds[(speeds.indexOf(speed.value) + 1) % speeds.length] ?? 1
      if (media.value !== null) media.value.playbackRate = speed.value
    },
  }
}
