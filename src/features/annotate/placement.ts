import type { Annotation } from '@/domain/visit/annotation'
import type { Placement } from './InkPainter'

/** More pixels than this cost time on every stroke and are not seen. */
export const pixelRatio = Math.min(2, globalThis.devicePixelRatio)

/** Where the picture lies on the surface around it, in pixels of the canvas. */
export function placementOf(
  over: HTMLElement,
  picture: HTMLElement,
  viewBox: Annotation['viewBox'],
): Placement {
  const around = over.getBoundingClientRect()
  const inner = picture.getBoundingClientRect()
  const [left, top, wide] = viewBox
  const scale = (inner.width / wide) * pixelRatio
  return {
    width: Math.round(around.width * pixelRatio),
    height: Math.round(around.height * pixelRatio),
    scale,
    x: (inner.left - around.left) * pixelRatio - left * scale,
    y: (inner.top - around.top) * pixelRatio - top * scale,
  }
}

/** Picture units of a place on the screen. */
export function toPicture(
  over: HTMLElement | null,
  { scale, x, y }: Placement,
  clientX: number,
  clientY: number,
): { readonly x: number; readonly y: number } {
  const around = over?.getBoundingClientRect()
  return {
    x: ((clientX - (around?.left ?? 0)) * pixelRatio - x) / scale,
    y: ((clientY - (around?.top ?? 0)) * pixelRatio - y) / scale,
  }
}
