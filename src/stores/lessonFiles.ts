import { findFile, LessonMissing } from '@/media-library/packs'

/** A small text file of a lesson (a drawing, captions), from its verified chunks. Rejects with LessonMissing. */
export async function readLessonText(
  lesson: { readonly id: string; readonly version: string },
  path: string,
): Promise<string> {
  const found = await findFile(lesson.id, lesson.version, path)
  const bytes = await found?.read(0, found.file.bytes)
  if (!bytes) throw new LessonMissing(lesson.id, path)
  return new TextDecoder().decode(bytes)
}
