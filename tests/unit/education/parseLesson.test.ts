import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseLesson, parseLessonStrings } from '@/domain/education/parseLesson'
import { EducationUnreadable } from '@/domain/education/unreadable'
import { sampleLesson } from './sampleLesson'

type Tree = Record<string, unknown>

/** The sample with one place changed, as a torn download or a careless editor would. */
function sampleWith(path: string, value: unknown): Tree {
  const lesson = JSON.parse(JSON.stringify(sampleLesson())) as Tree
  const steps = path.split('/')
  const last = steps.pop() ?? ''
  const place = steps.reduce<Tree>((tree, step) => tree[step] as Tree, lesson)
  if (value === undefined) Reflect.deleteProperty(place, last)
  else place[last] = value
  return lesson
}

function problemsOf(value: unknown): string {
  try {
    parseLesson(value)
    return 'accepted'
  } catch (error) {
    if (!(error instanceof EducationUnreadable)) throw error
    return error.problems.join('; ')
  }
}

describe('parseLesson', () => {
  it('gives back what it accepts, unchanged', () => {
    expect(parseLesson(sampleLesson())).toEqual(sampleLesson())
  })

  it.each([
    ['format', 'lesson/2', 'format:'],
    ['id', '../etc', 'id: is not a lower-case-name'],
    ['thumbnail', '../../secret.svg', 'thumbnail: is not a path inside the lesson'],
    ['thumbnail', 'art/..', 'thumbnail: is not a path inside the lesson'],
    ['thumbnail', 'https://elsewhere.example/x.svg', 'thumbnail: is not a path inside the lesson'],
    ['title', 'Plain words', 'title: is not a key like @body.title'],
    ['meta/reviewBy', 'soon', 'meta.reviewBy: is not a date'],
    ['facts/salt/verified', 'memory', 'facts.salt.verified: is not verified'],
    ['facts/salt/value', undefined, 'facts.salt.value:'],
    ['facts/salt/source', 'nobody', 'facts.salt.source: nobody is not listed'],
    ['facts/goal.bp/form', undefined, 'facts.goal.bp.form: two numbers need a form'],
    ['match/0/prefix', 'I10', 'match.0: needs a code or a prefix, not both'],
    ['sections/0/kind', 'advert', 'sections.0.kind:'],
    ['sections/0/blocks/0/type', 'html', 'sections.0.blocks.0.type:'],
    ['sections/0/blocks/0/cites', ['made.up'], 'sections.0.blocks.0.cites: no fact made.up'],
    ['sections/0/blocks/1/id', 'words', 'sections.0.blocks.1.id: words is used twice'],
    [
      'sections/0/blocks/1/stages/0/hotspots/0/at',
      [901, 10],
      'sections.0.blocks.1.stages.0.hotspots: wall lies outside the picture',
    ],
    [
      'sections/0/blocks/2/groups/0/fact',
      'salt',
      'sections.0.blocks.2.groups.0.fact: salt is not a whole number of people in {per100}',
    ],
    ['sections/0/blocks/2/groups/1/fact', 'constructor', 'groups.1.fact: no fact constructor'],
    ['sections/0/blocks/3/rows/0/cells', ['@what.pills'], 'rows.0.cells: one for each option'],
  ])('refuses %s = %j and says where', (path, value, said) => {
    expect(problemsOf(sampleWith(path, value))).toContain(said)
  })

  it('refuses more people than the group has', () => {
    expect(problemsOf(sampleWith('facts/arm.with/value', 101))).toContain('whole number of people')
    expect(problemsOf(sampleWith('facts/arm.with/value', 5.6))).toContain('whole number of people')
  })

  it('takes no fact from the prototype', () => {
    const hostile = JSON.stringify(sampleLesson()).replace('"salt"', '"__proto__"')
    const lesson = parseLesson(JSON.parse(hostile))
    expect(Object.getPrototypeOf(lesson.facts)).toBe(Object.prototype)
    expect(Object.keys(lesson.facts)).not.toContain('__proto__')
  })

  it('refuses a text of five million letters without repeating it', () => {
    const said = problemsOf(sampleWith('meta/license', 'x'.repeat(5_000_000)))
    expect(said).toContain('meta.license')
    expect(said.length).toBeLessThan(500)
  })

  it('refuses any torn file with a reason, and nothing else', () => {
    const whole = JSON.stringify(sampleLesson())
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.string(), (at, junk) => {
        let value: unknown
        try {
          value = JSON.parse(whole.slice(0, at) + junk + whole.slice(at + junk.length))
        } catch {
          return
        }
        problemsOf(value)
      }),
    )
  })

  it('refuses any other value with a reason, and nothing else', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withMap: true }), (value) => {
        expect(problemsOf(value)).not.toBe('accepted')
      }),
    )
  })
})

describe('parseLessonStrings', () => {
  it('keeps words and refuses what is not words', () => {
    expect(parseLessonStrings({ title: 'Presión alta' })).toEqual({ title: 'Presión alta' })
    expect(() => parseLessonStrings({ title: 5 })).toThrow(EducationUnreadable)
    expect(() => parseLessonStrings([])).toThrow(EducationUnreadable)
    expect(() => parseLessonStrings({ title: 'x'.repeat(5_000_000) })).toThrow(/title/)
  })
})
