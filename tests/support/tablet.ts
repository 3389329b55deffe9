/**
 * A tablet as a person holds it, whatever engine is inside: one journey runs on all of them. A
 * thing on the screen is named as a screen reader names it.
 */
export interface Target {
  /** ARIA role, implicit ones included. */
  readonly role?: string
  /** Accessible name; a string must match whole, a RegExp anywhere. */
  readonly name?: string | RegExp
  /** Visible words, for what has no role: the smallest element that holds them. */
  readonly text?: string | RegExp
  readonly testId?: string
  /** CSS, for the few things without words: a canvas, a film. */
  readonly css?: string
  readonly within?: Target
  /** Which one of several, from 0. */
  readonly nth?: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Tablet {
  readonly engine: string
  goto(path: string): Promise<void>
  tap(target: Target): Promise<void>
  fill(target: Target, text: string): Promise<void>
  choose(target: Target, option: string): Promise<void>
  /** Waits until it is visible. */
  see(target: Target, within?: number): Promise<void>
  /** Waits until it is not there any more. */
  gone(target: Target, within?: number): Promise<void>
  isSeen(target: Target): Promise<boolean>
  count(target: Target): Promise<number>
  text(target: Target): Promise<string>
  /** Runs in the page. The function must not close over anything. */
  run<T, A extends readonly unknown[]>(fn: (...args: A) => T | Promise<T>, ...args: A): Promise<T>
  /** Draws with a pen over the target; points are shares of its width and height. */
  draw(target: Target, points: readonly Point[]): Promise<void>
  /** Touches the target at a share of its width and height. */
  touch(target: Target, at: Point): Promise<void>
  screenshot(file: string): Promise<void>
  reload(): Promise<void>
  /** The battery dies: no unload, no flush. */
  kill(): Promise<void>
  /** The same tablet again, its storage as the crash left it. */
  reopen(): Promise<void>
  close(): Promise<void>
}

export interface TabletOptions {
  readonly baseUrl: string
  readonly viewport: { readonly width: number; readonly height: number }
  readonly dark?: boolean
  readonly locale?: string
  readonly extraArgs?: readonly string[]
}
