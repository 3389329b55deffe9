import { computed, ref, type Ref } from 'vue'
import { keepSummary } from '@/actions/keepSummary'
import type { EditContext } from '@/domain/visit/edit'
import { tabletRegion } from '@/i18n/languages'
import type { PaperBlock } from './paper/blocks'
import { drawnLine, drawnWidth } from './paper/drawnText'
import { paperSizeOf } from './paper/paperSize'
import type { PaperWords } from './paper/paperWords'
import type { PaperPicture } from './paper/writePdf'

interface Paper {
  readonly words: Ref<PaperWords | null>
  readonly summary: Ref<{ readonly name: string } | null>
  readonly foot: Ref<string>
  readonly blocks: Ref<readonly PaperBlock[] | null>
  readonly pictures: Ref<ReadonlyMap<string, PaperPicture>>
}

/** Makes the PDF on the tablet and keeps it in the record; said to be kept only once it is. */
export function useKeepPages(edit: () => EditContext, paper: Paper) {
  const state = ref<'idle' | 'making' | 'failed'>('idle')
  const keptAs = ref('')
  const now = computed(() => JSON.stringify([paper.words.value?.language, paper.blocks.value]))
  const kept = computed(() => keptAs.value !== '' && keptAs.value === now.value)

  /** The bytes once they are in the record; null where that failed. */
  async function keep(): Promise<Uint8Array | null> {
    const [words, summary, blocks] = [paper.words.value, paper.summary.value, paper.blocks.value]
    if (words === null || summary === null || blocks === null || state.value === 'making')
      return null
    state.value = 'making'
    const keeping = now.value
    try {
      const { writePdf } = await import('./paper/writePdf')
      const title = words.say('wrapUp.paper.title', { name: summary.name })
      const pdf = await writePdf(
        {
          blocks,
          pictures: paper.pictures.value,
          paper: paperSizeOf(tabletRegion()),
          language: words.language,
          quotes: words.quotes,
          title,
          foot: paper.foot.value,
          pageOf: (page, of) => words.say('wrapUp.paper.pageOf', { page, of }),
        },
        { width: drawnWidth, line: drawnLine },
      )
      await keepSummary(edit(), { language: words.language, title, pdf })
      keptAs.value = keeping
      state.value = 'idle'
      return pdf
    } catch {
      state.value = 'failed'
      return null
    }
  }

  return { state, kept, keep }
}

/** Hands the file to the tablet: its share sheet where it has one, a download else. No name in it. */
export async function hand(pdf: Uint8Array, day: string): Promise<void> {
  const name = `visit-${day}.pdf`
  const file = new File([pdf as Uint8Array<ArrayBuffer>], name, { type: 'application/pdf' })
  if ('canShare' in navigator && navigator.canShare({ files: [file] })) {
    try {
      await navigator.share({ files: [file] })
      return
    } catch (fault) {
      if (fault instanceof DOMException && fault.name === 'AbortError') return // closed by hand
      // No sheet after all: the download below hands over the same file.
    }
  }
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
