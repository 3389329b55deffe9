import { ease, line, num, nums } from './pen.mjs'

/**
 * Calm organ drawings, each in a box of about 200 × 200 around 0 0. `p` prefixes their paints.
 * Colours say where blood goes: red out, blue back.
 */
const RED = '#b8323a'
const BLUE = '#4a6fa5'

export const organPaints = (p) => `
<radialGradient id="${p}_heart" cx=".38" cy=".32" r=".8"><stop offset="0" stop-color="#d9685c"/><stop offset=".55" stop-color="#b8403f"/><stop offset="1" stop-color="#86282f"/></radialGradient>
<radialGradient id="${p}_brain" cx=".4" cy=".3" r=".8"><stop offset="0" stop-color="#f7d3c6"/><stop offset=".6" stop-color="#e9b0a3"/><stop offset="1" stop-color="#cf8b83"/></radialGradient>
<radialGradient id="${p}_kidney" cx=".35" cy=".3" r=".85"><stop offset="0" stop-color="#c9756a"/><stop offset=".6" stop-color="#a94f4a"/><stop offset="1" stop-color="#7e3437"/></radialGradient>
<radialGradient id="${p}_eyeball" cx=".42" cy=".4" r=".66"><stop offset="0" stop-color="#fffdf8"/><stop offset=".7" stop-color="#f6efe4"/><stop offset="1" stop-color="#ddcfc0"/></radialGradient>
<linearGradient id="${p}_vessel" x1="0" y1="0" x2="1" y2="0"><stop offset="0" stop-color="#a72c34"/><stop offset=".4" stop-color="#d65a58"/><stop offset="1" stop-color="#8d2029"/></linearGradient>
<linearGradient id="${p}_vein" x1="0" y1="0" x2="1" y2="0"><stop offset="0" stop-color="#3f5f8f"/><stop offset=".4" stop-color="#7c9cc9"/><stop offset="1" stop-color="#33507d"/></linearGradient>`

/** The heart from the front, its own arteries on it. */
export const heart = (p) =>
  // great vessels behind
  `<path d="M-34-44C-38-70-36-86-34-98H-12C-13-80-12-66-10-50Z" fill="url(#${p}_vein)"/>` +
  `<path d="M-14-40C-18-66-12-96 18-98C48-100 58-76 56-58L36-56C37-68 32-76 20-76C6-76 6-58 8-40Z" fill="url(#${p}_vessel)"/>` +
  `<path d="M4-94l-2-14h11l1 13zM22-97l2-13h11l-3 15z" fill="${RED}"/>` +
  // body
  `<path d="M-46-36C-66-28-74-2-64 24C-52 58-8 86 34 94C46 96 54 88 58 74C68 42 70 4 56-22C44-44 22-50 4-46C-14-52-32-44-46-36Z" fill="url(#${p}_heart)" stroke="#7a2530" stroke-width="2"/>` +
  // lung artery in front
  `<path d="M6-30C2-50 10-66 30-68C46-70 60-64 72-58L66-42C54-48 42-50 36-46C30-42 32-34 34-26Z" fill="url(#${p}_vein)"/>` +
  // ears of the heart
  `<path d="M-48-36C-60-34-70-18-66-2C-56-8-44-14-38-26C-36-34-42-38-48-36Z" fill="#c25450"/>` +
  `<path d="M38-28C50-34 62-26 62-12C54-10 44-14 36-20Z" fill="#c25450"/>` +
  // fat of the groove and the heart's own arteries
  line('M10-26C4-4 14 26 34 64', '#f0c987', 9, 'opacity=".75"') +
  line(
    'M10-26C4-4 14 26 34 64M9-8C-2 4-8 18-8 36M15 14C28 16 40 12 48 4M24 42C14 52 10 60 10 72',
    '#c21f2b',
    4,
  ) +
  line('M-40-18C-52 6-46 32-24 52M-47 8C-34 10-26 16-20 26', '#f0c987', 7, 'opacity=".7"') +
  line('M-40-18C-52 6-46 32-24 52M-47 8C-34 10-26 16-20 26', '#c21f2b', 3.6) +
  line('M-54-4C-56 12-50 28-42 38', '#f3a095', 5, 'opacity=".55"')

/** A round window on an organ, growing in; `shown` 0–1, `beat` swells what is inside. */
export function organBadge(p, draw, x, y, shown, beat = 0) {
  const grown = ease(shown)
  if (grown <= 0) return ''
  return (
    `<g transform="translate(${nums(x, y)})scale(${num(0.7 + 0.3 * grown, 3)})" opacity="${num(grown, 2)}">` +
    `<circle r="56" fill="#fff" stroke="#b9c7cb" stroke-width="3"/><g transform="scale(${num(0.45 * (1 + 0.07 * beat), 3)})">${draw(p)}</g></g>`
  )
}

/** The brain from its left side. */
export const brain = (p) =>
  `<path d="M24 44C28 60 26 76 18 92H2C6 74 2 60-4 48Z" fill="#e3b7a5" stroke="#b87a72" stroke-width="2"/>` +
  `<path d="M22 40C44 34 72 38 78 52C80 68 52 78 32 70C20 64 14 50 22 40Z" fill="#d79a92" stroke="#a8635f" stroke-width="2"/>` +
  line('M28 50C44 44 62 46 74 52M28 57C44 52 62 54 74 59M32 64C46 60 58 61 68 65', '#b3716c', 2) +
  `<path d="M-84 14C-94-6-88-36-66-52C-54-72-24-82 4-78C34-82 66-68 78-44C92-28 94-2 84 16C80 32 62 42 44 40C30 48 10 50-6 44C-22 54-46 54-56 42C-70 40-82 30-84 14Z" fill="url(#${p}_brain)" stroke="#b06a66" stroke-width="2.4"/>` +
  line(
    'M-70 18C-50 6-28 10-8 18C8 24 26 22 40 12M-76-12C-62-26-48-18-50-4C-52 8-36 10-30-2C-24-14-34-26-30-38C-26-50-12-52-8-42C-4-32-16-22-10-10C-4 0 10-2 12-14C14-26 4-34 8-46C12-56 26-58 32-48C36-38 26-30 28-18C30-6 46-4 52-16C56-26 48-34 52-44M-58-40C-50-48-42-44-42-36M66-34C74-28 72-18 66-14C60-8 64 4 74 4M52 26C62 26 70 20 74 12M-50 30C-40 24-28 28-22 36M-4 34C8 30 20 32 28 36M-66 30C-62 34-58 36-54 36M-14-68C-6-62-2-62 4-68M36-70C38-62 44-58 52-60',
    '#b86f69',
    2.6,
  ) +
  line(
    'M-66-30C-58-44-40-58-20-64M-76 4C-76-2-74-6-72-8M2-70C10-72 20-72 26-69',
    '#fff0e8',
    4,
    'opacity=".7"',
  ) +
  line(
    'M-8 44C-20 30-30 20-30 6C-30-6-22-14-20-28M-26 20C-40 14-48 8-58 8M-27-2C-14 2 0 0 8-8M-8 44C6 30 28 24 42 24M14 29C18 16 30 8 40-2',
    '#c8323a',
    2.6,
    'opacity=".85"',
  )

/** The brain from the front, for its place in the figure. */
export const brainFront = (p) => {
  const half =
    `<path d="M-3-70C-40-76-78-52-86-14C-92 14-82 40-62 52C-44 60-18 60-3 52Z" fill="url(#${p}_brain)" stroke="#b06a66" stroke-width="4"/>` +
    line(
      'M-22-62C-34-54-26-42-16-46M-54-52C-46-40-58-30-66-34M-44-30C-30-34-22-22-32-14M-74-8C-62-18-48-8-56 4M-16-20C-8-12-14 2-26 2M-36 16C-24 12-14 20-18 30M-72 22C-62 16-52 22-54 34M-40 46C-38 38-30 36-24 42',
      '#b86f69',
      5,
    )
  return `${half}<g transform="scale(-1 1)">${half}</g>`
}

/** One kidney, opened: the right half of the pair is this one mirrored. */
const kidney = (p) =>
  `<path d="M-2-58C24-64 44-40 44-8C44 30 26 58 2 56C-16 54-22 38-16 24C-12 14-12-6-16-18C-22-34-18-54-2-58Z" fill="url(#${p}_kidney)" stroke="#6f2a30" stroke-width="2.2"/>` +
  `<path d="M2-46C22-48 34-30 34-6C34 24 20 46 4 45C-6 44-9 34-5 24C0 12 0-6-5-18C-9-30-8-44 2-46Z" fill="#d9938a"/>` +
  `<path d="M4-42l12 14l-16 4zM22-34l2 20l-16-4zM31-12l-6 18l-13-10zM30 14l-14 8l-4-14zM19 36l-16 0l4-16z" fill="#a34a49"/>` +
  `<path d="M-14-6C-6-18 2-20 6-12C10-2 8 10 4 16C-2 20-8 14-14 8Z" fill="#f1d7a5"/>` +
  line('M-4-52C16-56 34-40 38-16', '#f0b3a6', 3.4, 'opacity=".6"')

/** Both kidneys with the vessels that feed and drain them. */
export const kidneys = (p) => {
  const side =
    line('M-44-4C-30-6-24-8-14-6', RED, 7) +
    line('M-44 8C-30 6-24 4-14 6', BLUE, 7) +
    kidney(p) +
    line('M-12 10C-22 30-30 60-28 92', '#e3c07f', 6)
  return (
    `<path d="M-15-92h15V92h-15z" fill="url(#${p}_vein)"/><path d="M2-92h15V92h-15z" fill="url(#${p}_vessel)"/>` +
    `<g transform="translate(52 0)scale(.92)">${side}</g><g transform="translate(-50 6)scale(-.92 .92)">${side}</g>`
  )
}

/** The eye cut from front to back: clear window left, the film of sight and its vessels right. */
export const eye = (p) =>
  `<path d="M62 8C80 10 92 16 104 22L100 42C86 34 74 30 58 28Z" fill="#f0d9a8" stroke="#b98f5a" stroke-width="2"/>` +
  line('M58 18C76 20 88 26 101 32', RED, 3.4) +
  `<path d="M-62-34C-46-62-14-76 14-72C52-66 76-36 74 4C72 44 42 72 4 72C-24 72-48 58-62 34C-76 20-76-20-62-34Z" fill="url(#${p}_eyeball)" stroke="#b3a08d" stroke-width="3"/>` +
  `<path d="M-44-50C-24-68 0-68 14-66C48-60 68-32 67 4C65 40 38 64 4 65C-16 65-34 58-46 46" fill="none" stroke="#e58a6e" stroke-width="6"/>` +
  `<path d="M-40-44C-20-60 0-61 13-59C43-53 60-28 60 4C58 35 34 57 4 58C-14 58-30 52-40 42" fill="#fdf3e2" stroke="#f4c98f" stroke-width="4"/>` +
  // clear window, coloured ring, lens
  `<path d="M-62-34C-80-18-80 18-62 34C-56 20-56-20-62-34Z" fill="#d9ecf2" stroke="#8fb4c2" stroke-width="2.4"/>` +
  `<path d="M-58-36C-50-30-48-22-49-15C-55-18-58-26-58-36ZM-58 36C-50 30-48 22-49 15C-55 18-58 26-58 36Z" fill="#5c7f4f" stroke="#3e5a36" stroke-width="1.6"/>` +
  `<ellipse cx="-38" rx="13" ry="23" fill="#eaf4f6" stroke="#8fb4c2" stroke-width="2.4"/>` +
  line('M-46-40C-42-34-40-28-39-24M-46 40C-42 34-40 28-39 24', '#c99a7a', 3) +
  // vessels over the back
  line(
    'M58 18C48 6 46-12 36-26C28-38 14-46 0-50M50 4C42 2 34 4 26 0M44-12C38-10 32-14 26-20M58 18C54 30 46 42 32 48C20 54 8 54-4 54M50 32C42 32 36 36 30 36',
    '#cc3038',
    3,
  ) +
  line('M58 20C52 10 50-4 44-18M56 22C50 36 38 44 24 50', '#5d7fb3', 2.2) +
  `<ellipse cx="-28" cy="-12" rx="4" ry="8" fill="#fff" opacity=".8" transform="translate(-12 0)"/>`
