import { fill, line } from './pen.mjs'

const HAIR = {
  curls: (c) =>
    `<path d="M-8 22C-26 26-36 12-34 0C-44-8-40-26-30-30C-28-46-8-54 4-48C18-56 38-46 36-30C40-24 38-18 33-16C28-26 16-28 8-24C6-12-2-10-6-4C-2 4-2 14-8 22Z" fill="${c}"/>` +
    line(
      'M-26-8q-6-6 0-12M-18-26q-2-8 6-10M0-36q6-6 12-2M-20 10q-6-4-4-10M-12-8q-4-6 2-10',
      '#fff',
      2,
      'opacity=".25"',
    ),
  bob: (c) =>
    `<path d="M-10 32C-28 32-38 20-36-6C-36-36-16-50 6-48C26-48 38-36 35-16C26-18 18-26 14-32C12-18 4-10-3-6C-4 8-2 20-10 32Z" fill="${c}"/>` +
    line('M-28-14C-26-28-14-38 0-40', '#fff', 2.4, 'opacity=".22"'),
  crop: (c) =>
    `<path d="M-12 10C-26 8-32-8-28-22C-24-42-6-50 10-46C24-48 36-38 34-22C26-26 18-30 8-28C4-22 0-18-4-12C-4-4-8 4-12 10Z" fill="${c}"/>` +
    line('M-22-16C-20-28-10-36 2-38', '#fff', 2.2, 'opacity=".2"'),
  bald: (c) =>
    `<path d="M-10 16C-22 16-29 4-28-8C-24-12-16-12-10-8C-6 0-6 10-10 16Z" fill="${c}"/><path d="M-8 14C-4 24 2 30 10 31C22 33 31 29 33 19C35 28 34 40 20 41C6 42-6 34-10 20Z" fill="${c}"/><path d="M16 18C22 13 30 14 34 18C30 21 22 21 16 18Z" fill="${c}"/>`,
}

/** A head in profile, calm and friendly, centred on 0 0. */
export function head({ skin, shade, hair, style, glasses }) {
  const face =
    'M-26-6C-28-34-8-45 8-43C26-41 34-27 33-13C33-9 36-4 38.5 1C40 5 37 7 34.500 8C35.500 12 34.500 15 33.500 17C34 26 30 34 20 36C10 39 0 37-6 31C-16 28-24 14-26-6Z'
  return (
    fill(face, skin) +
    HAIR[style](hair) +
    `<path d="M-9-4c-7-4-12 1-11 8s7 12 12 8z" fill="${skin}" stroke="${shade}" stroke-width="1.6"/>` +
    `<ellipse cx="14" cy="12" rx="7" ry="5" fill="#d9604f" opacity=".22"/>` +
    `<ellipse cx="21" cy="-5" rx="2.500" ry="3.400" fill="#2b221e"/>` +
    line('M14-15q6-4 12-1', hair === '#e9e6e1' ? '#b9b2a8' : hair, 2.6) +
    (style === 'bald'
      ? line('M21 24q5 3 9-1', '#8c3b34', 2.2)
      : line('M17 20q7 6 13 0', '#8c3b34', 2.4)) +
    (glasses
      ? '<circle cx="21" cy="-5" r="9" fill="#fff" fill-opacity=".2" stroke="#3a4650" stroke-width="2"/>' +
        line('M12-6L-8-6', '#3a4650', 2)
      : '')
  )
}
