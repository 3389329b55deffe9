import { expect, test } from '../fixtures'
import { openVisit, signIn, waitUntilSafe } from '../hand'
import { handOver } from '../waitingRoomHand'

/** No voice lives in the test's browser: this one notes what it is given and says it is done. */
function aVoice(): void {
  const spoken: string[] = []
  const voice = { lang: 'es-MX', localService: true, name: 'Paulina', default: true, voiceURI: '' }
  const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => [voice],
    cancel: () => undefined,
    speak: (words: SpeechSynthesisUtterance) => {
      spoken.push(words.text)
      setTimeout(() => words.onend?.(new Event('end') as SpeechSynthesisEvent), 10)
    },
  })
  Object.defineProperty(window, 'speechSynthesis', { value: synthesis })
  Object.defineProperty(window, 'SpeechSynthesisUtterance', {
    value: class {
      onend: (() => void) | null = null
      constructor(readonly text: string) {}
    },
  })
  Object.assign(window, { spoken })
}

test('the page is read aloud in the patient’s language, and only where the tablet has a voice for it', async ({
  tablet,
}) => {
  const { page } = tablet
  await signIn(tablet)
  await waitUntilSafe(tablet)
  await page.addInitScript(aVoice)
  await openVisit(tablet, 'Rosa María Delgado')
  await handOver(tablet, 'Rosa', 'Español')
  await page.getByRole('button', { name: 'Léamelo' }).click()
  const spoken = () => page.evaluate(() => (window as unknown as { spoken: string[] }).spoken)
  await expect.poll(async () => (await spoken()).join('|')).toContain('¿Qué le preocupa?')
  expect((await spoken())[0]).toBe('Hola, Rosa.')
  expect(await spoken(), 'buttons are not read out').not.toContain('Ya terminé')

  // The voice speaks Spanish only: in English nothing offers to read.
  await page.getByRole('radio', { name: 'English' }).check()
  await tablet.see({ role: 'heading', name: 'Hello, Rosa.' })
  await expect(page.getByRole('button', { name: 'Read to me' })).toHaveCount(0)
})
