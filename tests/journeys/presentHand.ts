import { until } from '../support/until'
import type { Point, Tablet, Target } from '../support/tablet'

/** What the hand does while a lesson is up. */
const picture: Target = { css: '.pic__in' }
const toolbar: Target = { role: 'toolbar', name: 'Drawing tools' }

export async function present(tablet: Tablet, section: string): Promise<void> {
  await tablet.tap({ role: 'button', name: 'Present' })
  await openSection(tablet, section)
}

/** A section that begins with a picture, from the lesson's own list of steps. */
export async function openSection(tablet: Tablet, section: string): Promise<void> {
  await tablet.see({ role: 'button', name: 'Done' })
  await tablet.tap({ role: 'button', name: /\d of \d/ })
  const steps: Target = { role: 'dialog' }
  await tablet.tap({ role: 'button', name: new RegExp(section), within: steps })
  await tablet.gone(steps)
  await tablet.see({ css: '.pic__in svg' })
}

/** On through stages and pages until `wanted` is on the screen. */
export async function turnTo(tablet: Tablet, wanted: Target): Promise<void> {
  const title: Target = { css: '.stage h1' }
  for (let turns = 0; turns < 20; turns += 1) {
    if (await tablet.isSeen(wanted)) return
    // After a while without a touch only the picture is left: any touch brings the rest back.
    await tablet.touch(title, { x: 0.5, y: 0.5 })
    const before = await tablet.text(title)
    const page: Target = { role: 'button', name: /^Next: / }
    const stages: Target = { role: 'navigation', name: 'Pictures' }
    const stage: Target = { css: 'button.ib:last-child', within: stages }
    await tablet.tap((await tablet.isSeen(page)) ? page : stage)
    await until('the next page', async () =>
      (await tablet.text(title)) === before ? undefined : true,
    )
  }
  throw new Error('the lesson has no such page')
}

export async function takeTool(tablet: Tablet, tool: string): Promise<void> {
  const button: Target = { role: 'button', name: tool, within: toolbar }
  await tablet.tap(button)
  await until(`${tool} in hand`, async () =>
    (await tablet.count({ css: '[aria-pressed="true"]', within: toolbar })) === 1
      ? true
      : undefined,
  )
}

export async function undo(tablet: Tablet): Promise<void> {
  await tablet.tap({ role: 'button', name: 'Undo', within: toolbar })
}

/** Points are shares of the picture's width and height. */
export async function stroke(tablet: Tablet, points: readonly Point[]): Promise<void> {
  await tablet.draw(picture, points)
}

export async function writeOn(tablet: Tablet, at: Point, words: string): Promise<void> {
  await tablet.draw(picture, [at])
  await tablet.fill({ role: 'textbox', name: 'Words on the picture' }, words)
  await tablet.tap({ role: 'button', name: 'Put it there' })
}

export async function inkIsKept(tablet: Tablet): Promise<void> {
  await tablet.see({ role: 'status', text: 'Saved on this tablet' })
}

export async function leaveLesson(tablet: Tablet): Promise<void> {
  await tablet.tap({ role: 'button', name: 'Done' })
  await tablet.see({ role: 'button', name: 'Present' })
}

/** A line from a to b with samples on the way, slightly curved as a hand draws it. */
export function line(a: Point, b: Point, samples = 16): Point[] {
  return Array.from({ length: samples }, (_, n) => {
    const share = n / (samples - 1)
    const bow = 0.015 * Math.sin(Math.PI * share)
    return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share + bow }
  })
}

/** The film plays from what is on the tablet: time moves, and the bytes come in the asked range. */
export async function playFilm(tablet: Tablet): Promise<void> {
  await turnTo(tablet, { role: 'slider', name: 'Place in the film' })
  await tablet.tap({ role: 'button', name: 'Play' })
  await until('the film to play', async () => {
    const at = await tablet.run(() => document.querySelector('video')?.currentTime ?? 0)
    return at > 1 ? at : undefined
  })
  await tablet.tap({ role: 'button', name: 'Pause' })
}

export interface RangeAnswer {
  readonly status: number
  readonly range: string
  readonly bytes: number
}

export function askFirstBytes(tablet: Tablet): Promise<RangeAnswer> {
  return tablet.run(async () => {
    const film = document.querySelector('video')?.currentSrc ?? ''
    const answer = await fetch(film, { headers: { Range: 'bytes=0-1' } })
    const { byteLength } = await answer.arrayBuffer()
    return {
      status: answer.status,
      range: answer.headers.get('content-range') ?? '',
      bytes: byteLength,
    }
  })
}
