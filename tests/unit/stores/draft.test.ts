import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { closeDb, openDb } from '@/records/db'
import { readDraft, writeDraft } from '@/records/drafts'
import { useDraft } from '@/stores/draft'
import { useVisitStore } from '@/stores/visitStore'

const page = new EventTarget()
let scope = effectScope()

beforeEach(() => {
  vi.stubGlobal('document', page)
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page))
  setActivePinia(createPinia())
  scope = effectScope()
  useVisitStore().patientId = 'rosa'
})

afterEach(async () => {
  scope.stop()
  vi.unstubAllGlobals()
  const { name } = openDb()
  closeDb()
  await Dexie.delete(name)
})

const opened = (key: () => string = () => 'note') => {
  const draft = scope.run(() => useDraft(key))
  if (!draft) throw new Error('the scope has ended')
  return draft
}
const leavePage = () => page.dispatchEvent(new Event('pagehide'))
const lies = (words: string, key = 'note') => expect.poll(() => readDraft('rosa', key)).toBe(words)

/** The disk is full: no write of a draft gets through until it has room again. */
function fillDisk(): () => void {
  const refuse = (): never => {
    throw new Error('no room')
  }
  const { drafts } = openDb()
  drafts.hook('creating', refuse)
  drafts.hook('updating', refuse)
  return () => {
    drafts.hook('creating').unsubscribe(refuse)
    drafts.hook('updating').unsubscribe(refuse)
  }
}

test('words that were saved do not come back after a write that failed', async () => {
  const { words, clear } = opened()
  await new Promise((passed) => setTimeout(passed, 50))
  words.value = 'I am'
  leavePage()
  await lies('I am')
  const makeRoom = fillDisk()
  words.value = 'I am tired'
  leavePage()
  await new Promise((passed) => setTimeout(passed, 50))
  makeRoom()
  await clear()
  expect(await readDraft('rosa', 'note')).toBe('')
})

test('words that are saved before the earlier ones were read do not come back either', async () => {
  await writeDraft('rosa', 'note', 'older')
  const { words, clear } = opened()
  await clear()
  await lies('')
  await new Promise((passed) => setTimeout(passed, 50))
  expect(words.value).toBe('')
})

test('what is typed while the earlier words are being read is newer, and is kept', async () => {
  await writeDraft('rosa', 'note', 'older')
  const { words } = opened()
  words.value = 'newer'
  await lies('newer')
  expect(words.value).toBe('newer')
})

test('another place takes no words along, and loses none', async () => {
  await writeDraft('rosa', 'other', 'about the other')
  const key = ref('note')
  const { words } = opened(() => key.value)
  words.value = 'about the one'
  await nextTick()
  key.value = 'other'
  await lies('about the one')
  await expect.poll(() => words.value).toBe('about the other')
  expect(await readDraft('rosa', 'other')).toBe('about the other')
})

test('opening an empty place and a kept one writes nothing', async () => {
  await writeDraft('rosa', 'other', 'kept')
  const written = vi.fn()
  openDb().drafts.hook('creating', written)
  openDb().drafts.hook('updating', written)
  openDb().drafts.hook('deleting', written)
  const key = ref('note')
  const { words } = opened(() => key.value)
  key.value = 'other'
  await expect.poll(() => words.value).toBe('kept')
  await new Promise((passed) => setTimeout(passed, 500))
  expect(written).not.toHaveBeenCalled()
})
