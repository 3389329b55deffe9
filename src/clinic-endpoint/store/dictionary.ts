import type { Connection } from './connect'

/** Systems, types, parameters and patients as small integers: rows stay short, indexes stay in memory. */
export interface Dictionary {
  /** Makes the word when it is new: only inside a write. */
  learn: (word: string) => number
  /** 0 for a word that no row can hold. */
  find: (word: string) => number
  word: (key: number) => string
  /** After a rollback: keys learnt in it are not in the file. */
  forget: () => void
}

export function openDictionary(db: Connection): Dictionary {
  const keys = new Map<string, number>()
  const words = new Map<number, string>()
  const byWord = db.prepare('SELECT k FROM dict WHERE v = ?').raw()
  const byKey = db.prepare('SELECT v FROM dict WHERE k = ?').raw()
  const insert = db.prepare('INSERT INTO dict(v) VALUES (?)')

  const remember = (word: string, key: number): number => {
    keys.set(word, key)
    words.set(key, word)
    return key
  }
  const find = (word: string): number => {
    const known = keys.get(word)
    if (known !== undefined) return known
    const row = byWord.get(word) as [number] | undefined
    return row ? remember(word, row[0]) : 0
  }
  return {
    find,
    learn: (word) => find(word) || remember(word, Number(insert.run(word).lastInsertRowid)),
    word: (key) => {
      const known = words.get(key)
      if (known !== undefined) return known
      const row = byKey.get(key) as [string] | undefined
      if (!row) throw new Error('a key that the dictionary does not hold')
      remember(row[0], key)
      return row[0]
    },
    forget: () => {
      keys.clear()
      words.clear()
    },
  }
}
