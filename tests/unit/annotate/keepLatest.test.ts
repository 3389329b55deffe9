import { expect, it } from 'vitest'
import { blankAnnotation, addMark, type Annotation } from '@/domain/visit/annotation'
import { KeepLatest } from '@/features/annotate/KeepLatest'
import { line, okafor } from '../ink/marks'

const base = { lessonId: 'cad', lessonVersion: '1.0.0', blockId: 'artery', stage: 0 }
const title = { lesson: 'L', picture: 'P' }
const strokes = (count: number, id = 'ink-1'): Annotation =>
  Array.from({ length: count }, (_, index) => line(`m${index}`, okafor)).reduce(
    addMark,
    blankAnnotation(id, base, [0, 0, 900, 470]),
  )

function tablet() {
  const saves: { annotation: Annotation; end: (error?: Error) => void }[] = []
  const told: string[] = []
  const keeper = new KeepLatest(
    (annotation) =>
      new Promise((resolve, reject) => {
        saves.push({
          annotation,
          end: (error) => {
            if (error) reject(error)
            else resolve()
          },
        })
      }),
    (id, state) => told.push(`${id} ${state}`),
  )
  const settle = () => new Promise((resolve) => setTimeout(resolve))
  return { keeper, saves, told, settle }
}

it('two-saves-at-once: strokes drawn while one save runs wait, and only the newest is saved', async () => {
  const { keeper, saves, told, settle } = tablet()
  for (const count of [1, 2, 3, 4]) keeper.keep(strokes(count), title)
  expect(saves).toHaveLength(1)
  saves[0]?.end()
  await settle()
  expect(saves.map(({ annotation }) => annotation.marks.length)).toEqual([1, 4])
  expect(told).not.toContain('ink-1 saved')
  saves[1]?.end()
  await settle()
  expect(told.at(-1)).toBe('ink-1 saved')
})

it('save-failed: it is said, and the next stroke saves everything', async () => {
  const { keeper, saves, told, settle } = tablet()
  keeper.keep(strokes(1), title)
  saves[0]?.end(new Error('quota'))
  await settle()
  expect(told.at(-1)).toBe('ink-1 failed')
  keeper.keep(strokes(2), title)
  saves[1]?.end()
  await settle()
  expect(saves[1]?.annotation.marks).toHaveLength(2)
  expect(told.at(-1)).toBe('ink-1 saved')
})

it('picture-turned: the drawing on the last picture is saved before the one on the next', async () => {
  const { keeper, saves, told, settle } = tablet()
  keeper.keep(strokes(1, 'one'), title)
  keeper.keep(strokes(1, 'two'), title)
  saves[0]?.end()
  await settle()
  saves[1]?.end()
  await settle()
  expect(saves.map(({ annotation }) => annotation.id)).toEqual(['one', 'two'])
  expect(told).toEqual(['one saving', 'two saving', 'one saved', 'two saved'])
})
