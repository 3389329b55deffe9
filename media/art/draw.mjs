/** Writes every lesson's drawings and their anchors: `node media/art/draw.mjs [lesson-id]`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { optimize } from 'svgo'
import { bodyImages } from './bodyStages.mjs'
import { coronaryImages } from './coronaryStages.mjs'
import { homeImages } from './homeStages.mjs'
import { pressureImages } from './pressureStages.mjs'

const LESSONS = {
  'coronary-artery-disease': coronaryImages,
  'high-blood-pressure': [...pressureImages, ...bodyImages, ...homeImages],
}

/** Names stay: the app hides layers by id, and drawings may share a page. */
const SMALLER = {
  multipass: true,
  floatPrecision: 2,
  plugins: [
    {
      name: 'preset-default',
      params: {
        overrides: {
          cleanupIds: false,
          collapseGroups: false,
          mergePaths: false,
          removeUnknownsAndDefaults: { keepDataAttrs: true },
          convertPathData: { floatPrecision: 1 },
        },
      },
    },
  ],
}

const whole = ([x, y]) => [Math.round(x), Math.round(y)]

for (const [lesson, images] of Object.entries(LESSONS)) {
  if (process.argv[2] && process.argv[2] !== lesson) continue
  const folder = new URL(`../lessons/${lesson}/`, import.meta.url)
  mkdirSync(new URL('art/', folder), { recursive: true })
  const anchors = { lesson, images: [] }
  for (const { id, viewBox, stages } of images) {
    const listed = stages.map(({ drawn, hotspots, prefix, src, id: stage }) => {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox.join(' ')}">${drawn}</svg>`
      const { data } = optimize(svg, SMALLER)
      writeFileSync(new URL(src, folder), data)
      const size = `${(data.length / 1024).toFixed(0)} kB, gzip ${(gzipSync(data).length / 1024).toFixed(0)} kB`
      console.log(`${lesson}/${src}: ${size}`)
      const names = [...data.matchAll(/<g id="([^"]+)" data-layer="([^"]+)"/g)]
      return {
        id: stage,
        src,
        prefix,
        hotspots: hotspots.map(([spot, at, labelAt]) => ({
          id: spot,
          at: whole(at),
          labelAt: whole(labelAt),
        })),
        layers: names.map(([, group, name]) => ({ id: group, name })),
      }
    })
    anchors.images.push({ id, viewBox, stages: listed })
  }
  writeFileSync(new URL('art/anchors.json', folder), `${JSON.stringify(anchors, null, 2)}\n`)
}
