import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { Resvg } from '@resvg/resvg-js'

export const FRAME = { width: 1280, height: 720, perSecond: 25 }
const PAPER = '#fbf9f5'

/** A frame's drawing on light paper, as SVG. */
export const onPaper = (defs, body) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${FRAME.width}" height="${FRAME.height}" viewBox="0 0 ${FRAME.width} ${FRAME.height}"><defs>${defs}</defs><rect width="100%" height="100%" fill="${PAPER}"/>${body}</svg>`

const render = (svg) => new Resvg(svg, { font: { loadSystemFonts: false } }).render()

export const saveStill = (svg, file) => writeFileSync(file, render(svg).asPng())

/** Spoken lines laid on one quiet track, level -18 LUFS. */
export function soundtrack(lines, seconds, firstInput) {
  const laid = lines.map(
    ({ from }, i) =>
      `[${i + firstInput}:a]aresample=44100,adelay=${Math.round(from * 1000)}:all=1[a${i}]`,
  )
  const mixed = `${lines.map((_, i) => `[a${i}]`).join('')}amix=inputs=${lines.length}:normalize=0,apad=whole_dur=${seconds.toFixed(2)},loudnorm=I=-18:TP=-2:LRA=7,aresample=44100[a]`
  return [...laid, mixed].join(';')
}

/** Pipes `frame(i)` (SVG) through ffmpeg: H.264 High + AAC, made to start before it is all here. */
export async function encode({ frame, seconds, lines, file }) {
  const count = Math.round(seconds * FRAME.perSecond)
  const size = `${FRAME.width}x${FRAME.height}`
  const ffmpeg = spawn(
    'ffmpeg',
    [
      ['-v', 'error', '-y', '-f', 'rawvideo', '-pix_fmt', 'rgba', '-s', size],
      ['-r', String(FRAME.perSecond), '-i', 'pipe:0', ...lines.flatMap((l) => ['-i', l.file])],
      ['-filter_complex', soundtrack(lines, seconds, 1), '-map', '0:v', '-map', '[a]'],
      [
        '-c:v',
        'libx264',
        '-preset',
        'slow',
        '-crf',
        '26',
        '-tune',
        'animation',
        '-profile:v',
        'high',
        '-level',
        '4.0',
      ],
      ['-pix_fmt', 'yuv420p', '-vf', 'scale=out_color_matrix=bt709', '-colorspace', 'bt709'],
      ['-color_primaries', 'bt709', '-color_trc', 'bt709', '-g', '125', '-threads', '1'],
      ['-c:a', 'aac', '-b:a', '72k', '-ac', '1', '-t', seconds.toFixed(2)],
      ['-map_metadata', '-1', '-fflags', '+bitexact', '-movflags', '+faststart'],
      ['-metadata:s:a:0', 'language=eng', file],
    ].flat(),
    { stdio: ['pipe', 'inherit', 'inherit'] },
  )
  for (let i = 0; i < count; i++)
    if (!ffmpeg.stdin.write(render(frame(i)).pixels)) await once(ffmpeg.stdin, 'drain')
  ffmpeg.stdin.end()
  const [code] = await once(ffmpeg, 'close')
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`)
}
