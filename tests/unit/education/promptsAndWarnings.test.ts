import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parseLesson, parseLessonStrings } from '@/domain/education/parseLesson'
import { questionsToAsk } from '@/domain/education/questionsToAsk'
import { warningSigns } from '@/domain/education/warningSigns'

const folder = fileURLToPath(new URL('../../../media/lessons/', import.meta.url))
const json = (path: string): unknown => JSON.parse(readFileSync(folder + path, 'utf8'))
const opened = (id: string, language: string) => ({
  lesson: parseLesson(json(`${id}/lesson.json`)),
  strings: parseLessonStrings(json(`${id}/strings/${language}.json`)),
})

for (const id of ['coronary-artery-disease', 'high-blood-pressure'])
  for (const language of ['en', 'es'])
    test(`${id} in ${language}: questions to pick and warning signs are whole sentences with a source`, () => {
      const { lesson, strings } = opened(id, language)
      const questions = questionsToAsk(lesson, strings, `${language}-US`)
      expect(questions.length).toBeGreaterThan(3)
      for (const { words, place } of questions) {
        expect(words).not.toMatch(/[@{*]/)
        expect(place.split('/')).toHaveLength(3)
      }
      const signs = warningSigns(lesson, strings, `${language}-US`, 'US')
      expect(signs?.call[0]).toContain('911')
      expect(signs?.signs.length).toBeGreaterThan(3)
      expect(signs?.sources.length).toBeGreaterThan(0)
      expect(JSON.stringify(signs)).not.toMatch(/[@{*]\w/)
    })

test('the emergency number is that of the tablet’s region', () => {
  const { lesson, strings } = opened('coronary-artery-disease', 'en')
  expect(warningSigns(lesson, strings, 'en-GB', 'GB')?.call[0]).toContain('999')
})
