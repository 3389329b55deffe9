import type { Block, IconArrayBlock, ImageBlock, Lesson } from './lesson'

/** What the shape alone cannot say: each problem with its place, none if all fits together. */
export function contradictions(lesson: Lesson): readonly string[] {
  const problems: string[] = []
  const sources = new Set(lesson.meta.sources.map(({ id }) => id))
  for (const [id, fact] of Object.entries(lesson.facts)) {
    if (!sources.has(fact.source)) problems.push(`facts.${id}.source: ${fact.source} is not listed`)
    if (Array.isArray(fact.value) !== (fact.form !== undefined))
      problems.push(`facts.${id}.form: two numbers need a form, one number has none`)
  }
  const seen = new Set<string>()
  for (const [s, section] of lesson.sections.entries()) {
    for (const [b, block] of section.blocks.entries()) {
      const at = `sections.${s}.blocks.${b}`
      if (seen.has(block.id)) problems.push(`${at}.id: ${block.id} is used twice`)
      seen.add(block.id)
      for (const cited of block.cites ?? [])
        if (!Object.hasOwn(lesson.facts, cited)) problems.push(`${at}.cites: no fact ${cited}`)
      problems.push(...inBlock(lesson, block).map((problem) => `${at}.${problem}`))
    }
  }
  return problems
}

function inBlock(lesson: Lesson, block: Block): readonly string[] {
  switch (block.type) {
    case 'image':
      return outsidePicture(block)
    case 'icon-array':
      return uncountable(lesson, block)
    case 'compare':
      return block.rows.flatMap(({ cells }, row) =>
        cells.length === block.options.length ? [] : [`rows.${row}.cells: one for each option`],
      )
    default:
      return []
  }
}

function outsidePicture({ viewBox, stages }: ImageBlock): readonly string[] {
  const [left, top, width, height] = viewBox
  const outside = ([x, y]: readonly [number, number]) =>
    x < left || y < top || x > left + width || y > top + height
  return stages.flatMap(({ hotspots }, stage) =>
    hotspots
      .filter(({ at, labelAt }) => outside(at) || outside(labelAt))
      .map(({ id }) => `stages.${stage}.hotspots: ${id} lies outside the picture`),
  )
}

/** Marks are people: whole ones, no more of them than were in the group. */
function uncountable(lesson: Lesson, block: IconArrayBlock): readonly string[] {
  const unit = `{per${block.denominator}}`
  return block.groups.flatMap(({ fact: id }, group) => {
    const fact = Object.hasOwn(lesson.facts, id) ? lesson.facts[id] : undefined
    if (!fact) return [`groups.${group}.fact: no fact ${id}`]
    const { value } = fact
    const counts = typeof value === 'number' && Number.isInteger(value) && value >= 0
    return counts && value <= block.denominator && fact.unit === unit
      ? []
      : [`groups.${group}.fact: ${id} is not a whole number of people in ${unit}`]
  })
}
