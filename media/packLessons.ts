import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs'
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import type { LibraryManifest, PackFile, PackManifest } from '../src/domain/education/lesson'
import { parseLibraryManifest } from '../src/domain/education/parseLibraryManifest'
import { lessonFiles, readLesson, typeOf } from './lessonFiles'

const source = fileURLToPath(new URL('./lessons', import.meta.url))
const chunkBytes = 1_048_576

/**
 * Writes `lessons/index.json` and `lessons/<id>/<version>/<path>` below `outDir`: the same bytes
 * from the same sources, every time. Throws if a lesson is not what the tablet would accept.
 */
export async function packLessons(outDir: string): Promise<LibraryManifest> {
  const library = listLessons()
  const out = join(outDir, 'lessons')
  await rm(out, { recursive: true, force: true })
  for (const { id, version, files } of library.lessons) {
    for (const { path } of files) {
      const target = join(out, id, version, path)
      await mkdir(dirname(target), { recursive: true })
      await copyFile(join(source, id, path), target)
    }
  }
  await mkdir(out, { recursive: true })
  await writeFile(join(out, 'index.json'), `${JSON.stringify(library, null, 1)}\n`)
  return library
}

/** Packs the lessons into a build, and serves them as they are while developing. */
export function lessonsPlugin(): Plugin {
  let outDir: string | undefined
  return {
    name: 'alongside-lessons',
    configResolved({ command, root, build }) {
      if (command === 'build' && !build.ssr) outDir = resolve(root, build.outDir)
    },
    async closeBundle() {
      if (outDir !== undefined) await packLessons(outDir)
    },
    configureServer({ middlewares }) {
      middlewares.use('/lessons', serveLesson)
    },
  }
}

function listLessons(): LibraryManifest {
  const folders = readdirSync(source, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(source, entry.name, 'lesson.json')))
    .map(({ name }) => name)
    .sort()
  return parseLibraryManifest({ format: 'lesson-library/1', lessons: folders.map(listLesson) })
}

function listLesson(folder: string): PackManifest {
  const { lesson, strings } = readLesson(join(source, folder))
  if (lesson.id !== folder) throw new Error(`lesson ${lesson.id} lies in folder ${folder}`)
  const files = lessonFiles(join(source, folder)).map((path) => listFile(folder, path))
  const titles = lesson.languages.map((language) => [
    language,
    strings[language]?.[lesson.title.slice(1)] ?? lesson.id,
  ])
  return {
    id: lesson.id,
    version: lesson.version,
    title: Object.fromEntries(titles) as Record<string, string>,
    match: lesson.match,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    files,
  }
}

function listFile(folder: string, path: string): PackFile {
  const bytes = readFileSync(join(source, folder, path))
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunkBytes) }, (_, index) =>
    createHash('sha256')
      .update(bytes.subarray(index * chunkBytes, (index + 1) * chunkBytes))
      .digest('hex'),
  )
  return { path, type: typeOf(path), bytes: bytes.length, chunks }
}

/** `/index.json` and `/<id>/<version>/<path>`, with the one byte range that players ask for. */
function serveLesson(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  const url = decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/')
  const library = listLessons()
  if (url === '/index.json') {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(library))
    return
  }
  const [, id, version, ...rest] = url.split('/')
  const pack = library.lessons.find((lesson) => lesson.id === id && lesson.version === version)
  const file = pack?.files.find(({ path }) => path === rest.join('/'))
  if (!pack || !file) {
    next()
    return
  }
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '')
  const start = Number(range?.[1] ?? 0)
  const end = Math.min(Number(range?.[2] || file.bytes - 1), file.bytes - 1)
  response.writeHead(range ? 206 : 200, {
    'content-type': file.type,
    'content-length': end - start + 1,
    'accept-ranges': 'bytes',
    ...(range && { 'content-range': `bytes ${start}-${end}/${file.bytes}` }),
  })
  createReadStream(join(source, pack.id, file.path), { start, end }).pipe(response)
}
