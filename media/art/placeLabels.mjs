/**
 * Copies places from `art/anchors.json` into `lesson.json`, so that no label drifts off a drawing that
 * was changed: `node media/art/placeLabels.mjs [--check]`. A spot without an anchor is an error.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const checkOnly = process.argv.includes('--check')
const read = (url) => JSON.parse(readFileSync(url, 'utf8'))
const differs = (a, b) => JSON.stringify(a) !== JSON.stringify(b)

/** Every object in the lesson that is a stage with hotspots. */
function stagesIn(node) {
  if (node === null || typeof node !== 'object') return []
  const own = Array.isArray(node.hotspots) && typeof node.src === 'string' ? [node] : []
  return [...own, ...Object.values(node).flatMap(stagesIn)]
}

let wrong = 0
for (const id of ['coronary-artery-disease', 'high-blood-pressure']) {
  const folder = new URL(`../lessons/${id}/`, import.meta.url)
  const file = new URL('lesson.json', folder)
  const lesson = read(file)
  const drawn = read(new URL('art/anchors.json', folder)).images.flatMap((image) => image.stages)
  let moved = false
  for (const { src, hotspots } of stagesIn(lesson)) {
    const anchors = drawn.find((stage) => stage.src === src)?.hotspots ?? []
    for (const spot of hotspots) {
      const anchor = anchors.find((a) => a.id === spot.id)
      if (!anchor) {
        console.error(`${id} ${src}: no anchor for ${spot.id}`)
        wrong++
      } else if (differs(anchor.at, spot.at) || differs(anchor.labelAt, spot.labelAt)) {
        console.log(`${id} ${src}: ${spot.id} moves`)
        if (checkOnly) wrong++
        Object.assign(spot, { at: anchor.at, labelAt: anchor.labelAt })
        moved = true
      }
    }
  }
  if (moved && !checkOnly) writeFileSync(file, `${JSON.stringify(lesson, null, 2)}\n`)
}
process.exitCode = wrong ? 1 : 0
