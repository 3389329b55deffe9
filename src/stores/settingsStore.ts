import { defineStore } from 'pinia'
import { ref } from 'vue'
import { drawn } from './liveRef'

export type Language = 'en' | 'es'
export type TextSize = 'standard' | 'large' | 'largest'
export type Appearance = 'system' | 'light' | 'dark'

interface Settings {
  readonly language: Language
  readonly textSize: TextSize
  readonly appearance: Appearance
}

const KEY = 'settings'

type Write = (key: string, value: unknown) => Promise<void>

/** How this tablet looks and speaks; kept on the tablet. */
export const useSettingsStore = defineStore('settings', () => {
  const language = ref<Language>('en')
  const textSize = ref<TextSize>('standard')
  const appearance = ref<Appearance>('system')
  let write: Write | undefined
  async function bringWrite(): Promise<Write> {
    const { writeDeviceAtOnce } = await import('@/records/device')
    return (write = writeDeviceAtOnce)
  }
  // A choice right before the page goes cannot wait for a file: what writes it is there by then.
  drawn.then(bringWrite).catch(() => undefined) // asked again with the first choice

  function restore(found: unknown, preferred: Language): void {
    const stored = found as Partial<Settings> | undefined
    language.value = stored?.language ?? preferred
    textSize.value = stored?.textSize ?? 'standard'
    appearance.value = stored?.appearance ?? 'system'
    show()
  }

  async function change(next: Partial<Settings>): Promise<void> {
    language.value = next.language ?? language.value
    textSize.value = next.textSize ?? textSize.value
    appearance.value = next.appearance ?? appearance.value
    show()
    await (write ?? (await bringWrite()))(KEY, {
      language: language.value,
      textSize: textSize.value,
      appearance: appearance.value,
    } satisfies Settings)
  }

  function show(): void {
    const { dataset } = document.documentElement
    if (textSize.value === 'standard') delete dataset['text']
    else dataset['text'] = textSize.value
    if (appearance.value === 'system') delete dataset['theme']
    else dataset['theme'] = appearance.value
  }

  return { language, textSize, appearance, restore, change }
})
