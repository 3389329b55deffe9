import type { TextKey } from '@/domain/education/lesson'
import type { Page } from './walk'

/** What reading aloud reads on a page, in the order of the eye. Films and sound speak themselves. */
export function piecesOf(page: Page | undefined, stage: number): readonly TextKey[] {
  switch (page?.kind) {
    case 'picture': {
      const { say, more } = page.block.stages[stage] ?? {}
      return [say, more].filter((key) => key !== undefined)
    }
    case 'reading':
      return page.blocks.flatMap((block) => {
        switch (block.type) {
          case 'text':
          case 'call-out':
            return [block.text]
          case 'checklist':
            return block.items
          case 'chart':
            return [block.say]
          case 'icon-array':
            return [block.title, block.timeframe, block.caption]
          case 'compare':
            return block.options.flatMap(({ label }, index) => [
              label,
              ...block.rows.flatMap(({ cells }) => cells[index] ?? []),
            ])
        }
      })
    case 'film':
    case 'sound':
    case undefined:
      return []
  }
}
