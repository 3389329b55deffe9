// Draws the app's icons and start-up pictures: `node media/brand/drawIcons.mjs`. Results are kept in public/.
import { Resvg } from '@resvg/resvg-js'
import { mkdirSync, writeFileSync } from 'node:fs'

const light = { page: '#F5F2EC', person: '#6F3560', staff: '#234E7D' }

/** The mark, `width` wide, about the middle of the picture. */
const mark = (cx, cy, width, colours) => {
  const scale = width / 49
  return `<g transform="translate(${cx} ${cy}) scale(${scale}) translate(-28.5 -18)"><circle cx="19" cy="18" r="15" fill="${colours.person}"/><rect x="26.250" y="5.750" width="24.500" height="24.500" rx="8" fill="none" stroke="${colours.staff}" stroke-width="4.500"/></g>`
}
const picture = (w, h, markWidth, colours, radius = 0) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}"><rect width="${w}" height="${h}" rx="${radius}" fill="${colours.page}"/>${mark(w / 2, h / 2, markWidth, colours)}</svg>`
const save = (name, svg) => writeFileSync(`public/${name}`, new Resvg(svg).render().asPng())

mkdirSync('public/icons', { recursive: true })
mkdirSync('public/splash', { recursive: true })
for (const size of [192, 512])
  save(`icons/icon-${size}.png`, picture(size, size, size * 0.7, light, size * 0.2))
// A maskable icon may lose everything outside a circle of 80 %.
save('icons/maskable-512.png', picture(512, 512, 512 * 0.6, light))
save('icons/apple-touch-icon.png', picture(180, 180, 126, light))
writeFileSync('public/favicon.svg', picture(64, 64, 54, { ...light, page: 'none' }))

// iPad screens in CSS pixels at 2x: every size that runs Safari 16.4, 9.7 to 13 inches.
for (const [w, h] of [
  [744, 1133],
  [768, 1024],
  [810, 1080],
  [820, 1180],
  [834, 1112],
  [834, 1194],
  [834, 1210],
  [1024, 1366],
  [1032, 1376],
])
  for (const [x, y] of [
    [w, h],
    [h, w],
  ])
    save(`splash/${x}x${y}.png`, picture(x * 2, y * 2, 420, light))
