import type {
  AudioBlock,
  Block,
  ChartBlock,
  ImageBlock,
  Lesson,
  Section,
  TeachBackBlock,
  TextKey,
  VideoBlock,
} from '@/domain/education/lesson'

export type ReadingBlock = Exclude<Block, ImageBlock | VideoBlock | AudioBlock | TeachBackBlock>

/** What fills the stage at one time. Asking back stands beside every page of its section. */
export type Page =
  | { readonly kind: 'picture'; readonly block: ImageBlock }
  | { readonly kind: 'film'; readonly block: VideoBlock }
  | { readonly kind: 'sound'; readonly block: AudioBlock }
  | { readonly kind: 'reading'; readonly blocks: readonly ReadingBlock[] }

/** Where in the lesson we are. `stage` counts only on a picture. */
export interface Place {
  readonly section: number
  readonly page: number
  readonly stage: number
}

/** Pictures, films and sound have the stage to themselves; what lies between them is read together. */
export function pagesOf(section: Section): readonly Page[] {
  const pages: Page[] = []
  for (const block of section.blocks) {
    if (block.type === 'teach-back') continue
    if (block.type === 'image') pages.push({ kind: 'picture', block })
    else if (block.type === 'video') pages.push({ kind: 'film', block })
    else if (block.type === 'audio') pages.push({ kind: 'sound', block })
    else {
      const last = pages.at(-1)
      if (last?.kind === 'reading')
        pages.splice(-1, 1, { kind: 'reading', blocks: [...last.blocks, block] })
      else pages.push({ kind: 'reading', blocks: [block] })
    }
  }
  return pages
}

/** A film or a sound goes by its own name, everything else by that of its part. */
export function titleOf(lesson: Lesson, at: Place): TextKey | undefined {
  const section = lesson.sections[at.section]
  const leads = section && pagesOf(section)[at.page]
  return leads?.kind === 'film' || leads?.kind === 'sound' ? leads.block.title : section?.title
}

/** Every place of the lesson in the order in which a finger walks it. */
export function placesOf(lesson: Lesson): readonly Place[] {
  return lesson.sections.flatMap((section, index) =>
    pagesOf(section).flatMap((page, at) => {
      const stages = page.kind === 'picture' ? page.block.stages.length : 1
      return Array.from({ length: stages }, (_, stage) => ({ section: index, page: at, stage }))
    }),
  )
}

export function neighbour(lesson: Lesson, place: Place, steps: 1 | -1): Place | undefined {
  const places = placesOf(lesson)
  const at = places.findIndex((each) => samePlace(each, place))
  return at === -1 ? places[0] : places[at + steps]
}

function samePlace(one: Place, other: Place): boolean {
  return one.section === other.section && one.page === other.page && one.stage === other.stage
}

export function startOf(lesson: Lesson, sectionId: string | undefined): Place {
  const found = lesson.sections.findIndex(({ id }) => id === sectionId)
  return { section: Math.max(0, found), page: 0, stage: 0 }
}

/** The nearest picture of the lesson, for when a film cannot play. */
export function pictureNear(lesson: Lesson, place: Place): Place | undefined {
  const pictures = placesOf(lesson).filter(({ section, page, stage }) => {
    const block = lesson.sections[section]
    return stage === 0 && block !== undefined && pagesOf(block)[page]?.kind === 'picture'
  })
  return pictures.find(({ section }) => section === place.section) ?? pictures[0]
}

export function teachBackOf(section: Section | undefined): TeachBackBlock | undefined {
  return section?.blocks.find((block) => block.type === 'teach-back')
}

/** The patient's number that belongs beside a picture: the section's own, else the lesson's first. */
export function chartBeside(lesson: Lesson, section: Section | undefined): ChartBlock | undefined {
  const chartOf = (of: Section) => of.blocks.find((block) => block.type === 'chart')
  const own = section && chartOf(section)
  return own ?? lesson.sections.map(chartOf).find((chart) => chart !== undefined)
}
