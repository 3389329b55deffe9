import type { Annotation } from '@/domain/visit/annotation'
import type { InkPage } from '@/stores/penStore'

const farthestBack = 200

/** A page after a change that can be undone. The same page where nothing changed. */
export function turned(page: InkPage, annotation: Annotation): InkPage {
  if (annotation === page.annotation) return page
  return { annotation, past: [...page.past, page.annotation].slice(-farthestBack), future: [] }
}

export function undone(page: InkPage): InkPage {
  const annotation = page.past.at(-1)
  if (annotation === undefined) return page
  return { annotation, past: page.past.slice(0, -1), future: [...page.future, page.annotation] }
}

export function redone(page: InkPage): InkPage {
  const annotation = page.future.at(-1)
  if (annotation === undefined) return page
  return { annotation, past: [...page.past, page.annotation], future: page.future.slice(0, -1) }
}

export const keyOfBase = ({
  lessonId,
  lessonVersion,
  blockId,
  stage,
}: Annotation['base']): string => `${lessonId}@${lessonVersion}/${blockId}/${stage}`
