import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lessonsFolder, readAll } from './lessonUnderTest'

interface Anchors {
  readonly images: readonly {
    readonly viewBox: readonly number[]
    readonly stages: readonly {
      readonly src: string
      readonly hotspots: readonly {
        readonly id: string
        readonly at: readonly number[]
        readonly labelAt: readonly number[]
      }[]
    }[]
  }[]
}

describe.each(readAll().map(({ lesson }) => [lesson.id, lesson] as const))('%s', (id, lesson) => {
  const folder = join(lessonsFolder, id)
  const { images } = JSON.parse(readFileSync(join(folder, 'art/anchors.json'), 'utf8')) as Anchors
  const drawn = new Map(
    images.flatMap(({ viewBox, stages }) => stages.map((stage) => [stage.src, { viewBox, stage }])),
  )
  const shown = lesson.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) =>
      block.type === 'image' ? block.stages.map((stage) => ({ block, stage })) : [],
    )

  it('labels what the picture shows, where it shows it', () => {
    for (const { block, stage } of shown) {
      const anchor = drawn.get(stage.src)
      expect(anchor, stage.src).toBeDefined()
      expect(block.viewBox).toEqual(anchor?.viewBox)
      expect(stage.hotspots.map(({ id, at, labelAt }) => ({ id, at, labelAt }))).toEqual(
        anchor?.stage.hotspots.map(({ id, at, labelAt }) => ({ id, at, labelAt })),
      )
    }
  })

  it('leaves no drawing behind', () => {
    expect([...drawn.keys()].sort()).toEqual(shown.map(({ stage }) => stage.src).sort())
  })

  it('draws into the box that the labels are measured in, and hides only layers that exist', () => {
    for (const { block, stage } of shown) {
      const path = join(folder, stage.src)
      expect(existsSync(path), stage.src).toBe(true)
      const svg = readFileSync(path, 'utf8')
      expect(svg).toContain(`viewBox="${block.viewBox.join(' ')}"`)
      for (const layer of stage.layers ?? []) expect(svg).toContain(`id="${layer.id}"`)
    }
  })

  it('draws pictures only: no script, no words, nothing from elsewhere', () => {
    for (const { stage } of shown) {
      const svg = readFileSync(join(folder, stage.src), 'utf8')
      expect(svg).not.toMatch(/<(script|text|foreignObject|image|a)[\s>]|\son\w+=|href="(?!#)/i)
    }
  })
})
