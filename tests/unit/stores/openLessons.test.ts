import 'fake-indexeddb/auto'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { useLibraryStore } from '@/stores/libraryStore'
import { openLessons } from '@/stores/openLessons'

beforeEach(() => setActivePinia(createPinia()))

test('a lesson whose files are not on the tablet is counted, not left out in silence', async () => {
  useLibraryStore().restore([{ id: 'torn', version: '1', files: [], chunks: [] }])
  expect(await openLessons(['torn', 'never-here'])).toEqual({ opened: [], missing: 2 })
})
