import type { Lesson } from '@/domain/education/lesson'
import type { Annotation } from '@/domain/visit/annotation'
import { brush } from '@/features/annotate/inkBrush'
import { cleanDrawing } from '@/features/present/drawnSvg'
import type { PaperPicture } from '@/features/wrap-up/paper/writePdf'
import { pictureIn } from './pictureTitle'

/** Dots across: sharp at the full width of a sheet. */
const across = 1600
const paper = '#fbf9f5'

/**
 * A teaching picture with the ink on it as one JPEG, made here with no network. Rejects where the
 * drawing is not on this tablet or belongs to another version of the lesson.
 */
export async function flatPicture(
  annotation: Annotation,
  lesson: Lesson,
  readText: (path: string) => Promise<string>,
): Promise<PaperPicture> {
  const { base, viewBox, marks } = annotation
  const stage = pictureIn(lesson, base.blockId)?.stages[base.stage]
  if (stage === undefined || lesson.version !== base.lessonVersion)
    throw new Error('this picture is not on this tablet')
  const [left, top, wide, tall] = viewBox
  const scale = across / wide
  const canvas = document.createElement('canvas')
  canvas.width = across
  canvas.height = Math.round(tall * scale)
  const to = canvas.getContext('2d')
  if (to === null) throw new Error('this browser paints no pictures')
  to.fillStyle = paper
  to.fillRect(0, 0, canvas.width, canvas.height)
  to.drawImage(await picture(await readText(stage.src), canvas), 0, 0, canvas.width, canvas.height)
  to.setTransform(scale, 0, 0, scale, -left * scale, -top * scale)
  for (const mark of marks) brush(to, mark, true)
  return {
    image: canvas.toDataURL('image/jpeg', 0.88),
    width: canvas.width,
    height: canvas.height,
  }
}

/** Cleaned as on the screen, and given a size: without one some browsers paint nothing. */
async function picture(
  svg: string,
  size: { readonly width: number; readonly height: number },
): Promise<HTMLImageElement> {
  const drawing = cleanDrawing(svg)
  if (drawing === null) throw new Error('this drawing cannot be read')
  drawing.setAttribute('width', String(size.width))
  drawing.setAttribute('height', String(size.height))
  const text = new XMLSerializer().serializeToString(drawing)
  const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }))
  try {
    const image = new Image(size.width, size.height)
    image.src = address
    await image.decode()
    return image
  } finally {
    URL.revokeObjectURL(address)
  }
}
