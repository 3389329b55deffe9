import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import enShell from '@/i18n/messages/en/shell'
import enVisit from '@/i18n/messages/en/visit'
import esShell from '@/i18n/messages/es/shell'
import esVisit from '@/i18n/messages/es/visit'

const en = { ...enShell, ...enVisit }
const es = { ...esShell, ...esVisit }
const root = fileURLToPath(new URL('../../../src', import.meta.url))

function flat(messages: object, before = ''): [key: string, words: string][] {
  return Object.entries(messages).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? ([[before + key, value]] as [string, string][])
      : flat(value as object, `${before}${key}.`),
  )
}

const english = new Map(flat(en))
const spanish = new Map(flat(es))
const holes = (words: string) =>
  [...new Set([...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort()
const forms = (words: string) => words.split('|').length

describe('both languages', () => {
  it('say the same things', () => {
    expect([...spanish.keys()].sort()).toEqual([...english.keys()].sort())
  })

  it('have the same numbers and names to fill in, and the same plural forms', () => {
    for (const [key, words] of english) {
      const other = spanish.get(key) ?? ''
      expect({ key, holes: holes(other) }).toEqual({ key, holes: holes(words) })
      expect({ key, forms: forms(other) }).toEqual({ key, forms: forms(words) })
    }
  })

  it('leave no message untranslated by oversight', () => {
    const sentences = [...english].filter(([key, words]) => {
      return words.split(' ').length > 3 && spanish.get(key) === words
    })
    expect(sentences).toEqual([])
  })

  it('put no second full stop after "a.m."', () => {
    for (const [key, words] of spanish) expect(words, key).not.toMatch(/\{time\}\./)
  })

  it('spell quotation marks and apostrophes as print does', () => {
    for (const [key, words] of [...english, ...spanish]) expect(words, key).not.toMatch(/['"]/)
  })
})

describe('the screens', () => {
  const code = ['app', 'features', 'ui', 'stores']
    .flatMap((folder) => readdirSync(`${root}/${folder}`, { recursive: true, withFileTypes: true }))
    .filter((file) => file.isFile() && /\.(vue|ts)$/.test(file.name))
    .map((file) => readFileSync(`${file.parentPath}/${file.name}`, 'utf8'))
    .join('\n')
  const areas = Object.keys(en).join('|')
  const asked = new Set(matches(`['\`]((?:${areas})(?:\\.[\\w-]+)+)['\`]`))
  /** `today.ready.${kind}` asks for whatever begins so. */
  const begun = new Set(matches(`\`((?:${areas})\\.[\\w.-]*)\\$\\{`))

  it('ask for no message that nobody wrote', () => {
    expect(asked.size).toBeGreaterThan(100)
    expect([...asked].filter((key) => !isWritten(key))).toEqual([])
  })

  it('leave no message unasked', () => {
    const idle = [...english.keys()].filter(
      (key) => !asked.has(key) && ![...begun].some((start) => key.startsWith(start)),
    )
    expect(idle).toEqual([])
  })

  function matches(pattern: string): string[] {
    return [...code.matchAll(new RegExp(pattern, 'g'))].map(([, key = '']) => key)
  }
  function isWritten(key: string): boolean {
    return english.has(key) || [...english.keys()].some((each) => each.startsWith(`${key}.`))
  }
})
