import { ELEMENTS, markerOf, valuesOf, withToken, type Element, type Values } from './elements'
import type { Stored } from '../servers/store'

/** One edit that somebody made: what was on the screen, and what was written in its place. */
export interface Edit {
  readonly no: number
  readonly who: string
  readonly marker: string
  readonly elements: readonly Element[]
  readonly resource: Stored
  /** "Saved on this tablet" was said. */
  saved: boolean
  opIds: readonly string[]
}

interface Sides {
  readonly base: Values | undefined
  readonly mine: Values
  readonly theirs: Values | undefined
}

const key = (marker: string, element: string, value: string) => `${marker}|${element}|${value}`

/** Knows every edit and its intent, so that nothing may change that nobody meant to change. */
export class Ledger {
  readonly edits: Edit[] = []
  /** For each value, the values that somebody saw and knowingly replaced by it. */
  private readonly replaced = new Map<string, Set<string>>()
  /** Values that a person gave up, with the choice before their eyes. */
  private readonly givenUp = new Set<string>()

  /** A new edit of what is on the screen; it counts once it is `saved`. */
  plan(who: string, shown: Stored, elements: readonly Element[]): Edit {
    const no = this.edits.length + 1
    const marker = markerOf(shown) ?? ''
    const edit: Edit = {
      no,
      who,
      marker,
      elements,
      resource: withToken(shown, elements, no),
      saved: false,
      opIds: [],
    }
    this.edits.push(edit)
    const before = valuesOf(shown)
    for (const element of elements) this.saw(marker, element, `t${no}`, before[element])
    return edit
  }

  saw(marker: string, element: Element, value: string, older: string | undefined): void {
    if (older === undefined || older === value) return
    const at = key(marker, element, value)
    this.replaced.set(at, (this.replaced.get(at) ?? new Set()).add(older))
  }

  /** A person chose between two sides, seeing both: what lost at a clash was given up knowingly. */
  chose(marker: string, outcome: Values, sides: Sides): void {
    for (const element of ELEMENTS) {
      const [mine, theirs] = [sides.mine[element], sides.theirs?.[element]]
      const before = sides.base?.[element]
      const clash = mine !== theirs && (!sides.base || (mine !== before && theirs !== before))
      for (const side of clash ? [mine, theirs] : []) {
        const kept = outcome[element]
        if (side === undefined || side === kept) continue
        if (kept === undefined) this.giveUp(marker, element, side)
        else this.saw(marker, element, kept, side)
      }
    }
  }

  /** A person gave up an edit: all that it had changed. */
  abandon(marker: string, mine: Values, base: Values): void {
    for (const element of ELEMENTS) {
      const value = mine[element]
      if (value !== undefined && value !== base[element]) this.giveUp(marker, element, value)
    }
  }

  giveUp(marker: string, element: Element, value: string): void {
    this.givenUp.add(key(marker, element, value))
  }

  wasGivenUp(marker: string, element: Element, value: string): boolean {
    return this.givenUp.has(key(marker, element, value))
  }

  /** Whoever wrote `value` knew `older`, directly or through what they built on. */
  knew(marker: string, element: Element, value: string, older: string): boolean {
    return this.olderOf(marker, element, value).has(older)
  }

  /** All values that were knowingly replaced on the way to this one. */
  olderOf(marker: string, element: Element, value: string): Set<string> {
    const found = new Set<string>()
    const open = [value]
    for (let next = open.pop(); next !== undefined; next = open.pop())
      for (const older of this.replaced.get(key(marker, element, next)) ?? [])
        if (!found.has(older)) {
          found.add(older)
          open.push(older)
        }
    return found
  }
}
