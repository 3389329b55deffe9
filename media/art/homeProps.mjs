import { fill, line, nums, TAU } from './pen.mjs'

/** Things around a home reading: chair, table, monitor, clock, notebook, sun and moon. */

export const chair = () =>
  '<path d="M262 176c0-8 18-8 18 0l6 148h-22z" fill="#9a7350"/><path d="M280 178l8 142h-8z" fill="#c19a73"/>' +
  '<path d="M262 318h178c6 0 8 4 8 8s-2 8-8 8H262z" fill="#b18659"/><path d="M262 326h184c-1 5-3 8-6 8H262z" fill="#8e6743"/>' +
  '<path d="M268 334h14l-6 106h-12zM414 334h14l8 106h-12z" fill="#8e6743"/>'

export const table = (from = 396, to = 690) =>
  `<path d="M${to - 34} 276h16l4 164h-16zM${from + 130} 276h14l-3 164h-14z" fill="#a98e72"/><path d="M${from} 262h${to - from}a4 4 0 0 1 4 4v6a6 6 0 0 1-6 6H${from + 6}a6 6 0 0 1-6-6z" fill="#d8c0a2"/><path d="M${from} 270h${to - from + 4}v2a6 6 0 0 1-6 6H${from + 6}a6 6 0 0 1-6-6z" fill="#b99d7d"/>`

export const floor = (from = 90, to = 810) =>
  `<ellipse cx="${(from + to) / 2}" cy="444" rx="${(to - from) / 2}" ry="12" fill="#4b3a33" opacity=".1"/>` +
  line(`M${from} 440H${to}`, '#cfc6b8', 3)

/** The monitor: bars stand for its numbers, so that the picture needs no words. */
export function monitor(x, y, { scale = 1, lit = true } = {}) {
  const bars = lit
    ? '<path d="M-26-27h9v14h-9zM-13-27h9v14h-9zM0-27h9v14h-9zM-13-8h9v11h-9zM0-8h9v11h-9z" fill="#1d4a57"/><path d="M22-6l-6-6a4 4 0 0 1 6-5a4 4 0 0 1 6 5z" fill="#b23a3a"/>'
    : ''
  return (
    `<g transform="translate(${nums(x, y)})scale(${scale})"><path d="M-46 30L-40-36a8 8 0 0 1 8-7h64a8 8 0 0 1 8 7l6 66z" fill="#f7f5f0" stroke="#7f8b93" stroke-width="2"/>` +
    `<path d="M-46 30h92v4a5 5 0 0 1-5 5h-82a5 5 0 0 1-5-5z" fill="#cdd3d6" stroke="#7f8b93" stroke-width="2"/>` +
    `<rect x="-34" y="-35" width="68" height="44" rx="4" fill="${lit ? '#cfe6e2' : '#dfe5e4'}" stroke="#8aa3a3" stroke-width="1.500"/>${bars}` +
    `<circle cx="-20" cy="20" r="5.500" fill="#9aa7ae"/><rect x="8" y="15" width="24" height="10" rx="5" fill="#2b7a5b"/></g>`
  )
}

/** A clock whose coloured part is `minutes` long, from the top. */
export function clock(x, y, r, minutes, tone = '#0e5e70') {
  const a = (minutes / 60) * TAU
  const end = [x + r * 0.78 * Math.sin(a), y - r * 0.78 * Math.cos(a)]
  const tick = (i) => {
    const b = (i / 12) * TAU
    const k = i % 3 ? 0.84 : 0.78
    return `M${nums(x + r * k * Math.sin(b), y - r * k * Math.cos(b))}L${nums(x + r * 0.9 * Math.sin(b), y - r * 0.9 * Math.cos(b))}`
  }
  const ticks = Array.from({ length: 12 }, (_, i) => tick(i)).join('')
  return (
    `<circle cx="${x}" cy="${y}" r="${r}" fill="#fff" stroke="#35505e" stroke-width="5"/>` +
    `<path d="M${nums(x, y)}V${nums(y - r * 0.78)}A${nums(r * 0.78, r * 0.78)} 0 0 1 ${nums(...end)}z" fill="${tone}" opacity=".85"/>` +
    line(ticks, '#35505e', 2.4) +
    line(`M${nums(x, y)}V${nums(y - r * 0.7)}`, '#9aa7ae', 4) +
    line(`M${nums(x, y)}L${nums(x + (end[0] - x) * 0.92, y + (end[1] - y) * 0.92)}`, '#16293a', 5) +
    `<circle cx="${x}" cy="${y}" r="${nums(r * 0.07)}" fill="#16293a"/>`
  )
}

export const check = (x, y, scale = 1) =>
  `<g transform="translate(${nums(x, y)})scale(${scale})"><circle r="17" fill="#2b7a5b" stroke="#fbf9f5" stroke-width="4"/>${line('M-8 0l6 6l10-12', '#fff', 4)}</g>`

export const plant = (x, y) =>
  `<g transform="translate(${nums(x, y)})">` +
  line('M0-22C-2-44-6-56-14-66M0-22C2-46 4-60 2-78M0-22C6-42 14-52 22-58', '#4f7f58', 3.4) +
  fill(
    'M-14-62C-32-62-36-78-34-88C-20-88-10-78-14-62ZM2-74C-8-88-4-104 4-110C14-102 14-86 2-74ZM20-54C22-70 36-76 48-74C48-62 38-52 20-54ZM-6-46C-22-44-28-54-28-62C-16-64-6-58-6-46Z',
    '#69a06f',
  ) +
  '<path d="M-18-24h36l-5 24h-26z" fill="#c4703f"/><path d="M-20-28h40v8h-40z" fill="#d98b58"/></g>'

export const window = (x, y) =>
  `<g transform="translate(${nums(x, y)})"><rect width="120" height="120" rx="6" fill="#dceaf0" stroke="#c9bda9" stroke-width="7"/><path d="M4 92C30 74 52 86 70 78S104 66 116 74V116H4z" fill="#bcd8bd"/><circle cx="88" cy="34" r="14" fill="#f7dc8c"/>${line('M60 4v112M4 60h112', '#c9bda9', 5)}</g>`

export const sun = (x, y, r) =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="#f2b93d"/>` +
  line(
    Array.from({ length: 8 }, (_, i) => {
      const a = (i / 8) * TAU
      return `M${nums(x + r * 1.4 * Math.cos(a), y + r * 1.4 * Math.sin(a))}L${nums(x + r * 1.8 * Math.cos(a), y + r * 1.8 * Math.sin(a))}`
    }).join(''),
    '#f2b93d',
    5,
  )

export const moon = (x, y, r) =>
  `<path d="M${nums(x + r * 0.5, y - r * 0.95)}A${nums(r, r)} 0 1 0 ${nums(x + r * 0.95, y + r * 0.55)}A${nums(r * 0.82, r * 0.82)} 0 1 1 ${nums(x + r * 0.5, y - r * 0.95)}z" fill="#6d7fb3"/>`

/** One dot for the first reading, two for the second. */
export const counted = (x, y, count) =>
  Array.from(
    { length: count },
    (_, i) => `<circle cx="${x + (i - (count - 1) / 2) * 22}" cy="${y}" r="7" fill="#0e5e70"/>`,
  ).join('')

/** An open notebook with rows already written and a pen. */
export const notebook = (x, y, scale = 1) =>
  `<g transform="translate(${nums(x, y)})scale(${scale})"><path d="M-70-44L0-38L70-44V40L0 46L-70 40z" fill="#fffdf8" stroke="#8a7a66" stroke-width="2.500" stroke-linejoin="round"/>` +
  line('M0-38V46', '#cbbfae', 2.4) +
  line('M-58-22L-12-19M-58-4L-12-1M-58 14L-12 17', '#3f5a73', 4, 'opacity=".85"') +
  line('M12-19L40-21M12-1L40-3', '#3f5a73', 4, 'opacity=".85"') +
  line('M50-24l4 4l7-9M50-6l4 4l7-9', '#2b7a5b', 4) +
  '<g transform="translate(38 22)rotate(-38)"><path d="M0-5h52a5 5 0 0 1 0 10H0l-12-5z" fill="#0e5e70"/><path d="M0-5v10l-12-5z" fill="#f0d9a8"/></g></g>'
