import { ease, num, nums } from './pen.mjs'

/** Drawn objects for a round 104-unit badge, centred on 0 0. */
const ICONS = {
  pill: '<g transform="rotate(-40)"><rect x="-26" y="-11" width="52" height="22" rx="11" fill="#fff"/><path d="M0-11h15a11 11 0 0 1 0 22H0Z" fill="#f0b429"/></g>',
  apple:
    '<path d="M0-16C-6-22-20-19-20-5C-20 10-8 22 0 18C8 22 20 10 20-5C20-19 6-22 0-16Z" fill="#fff"/><path d="M0-15C0-22 4-26 9-27C9-20 5-16 0-15Z" fill="#8fd694"/>',
  shoe: '<path d="M-28 14V-6C-22-2-14-2-12-12L2-2C8 2 18 3 24 5C28 7 29 10 29 14Z" fill="#fff"/><path d="M-28 14H29V19H-28Z" fill="#f0b429"/><path d="M-6-4l5-6M0 0l5-6" stroke="#15324a" stroke-width="2.5" stroke-linecap="round"/>',
  noSmoking:
    '<rect x="-22" y="-4" width="34" height="9" rx="2" fill="#fff"/><rect x="13" y="-4" width="9" height="9" rx="2" fill="#f0b429"/><path d="M17-9C17-15 24-13 23-20" stroke="#fff" stroke-width="3" fill="none" stroke-linecap="round"/><path d="M-22-22L22 22" stroke="#ff8a7a" stroke-width="5" stroke-linecap="round"/>',
  stairs:
    '<path d="M-26 22h14v-12h14v-12h14v-12h12" fill="none" stroke="#fff" stroke-width="6" stroke-linejoin="round" stroke-linecap="round"/><path d="M-22-4l14-14M-8-18h-9M-8-18v9" fill="none" stroke="#f0b429" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/>',
  chest:
    '<path d="M-26 26V12C-26-2-14-10 0-10S26-2 26 12V26" fill="none" stroke="#fff" stroke-width="6" stroke-linecap="round"/><circle cy="-22" r="9" fill="#fff"/><path d="M-2 19l-9-9a6 6 0 0 1 9-8a6 6 0 0 1 9 8z" fill="#ff8a7a" transform="translate(1 -1)"/>',
  phone:
    '<path d="M-20-20C-24-12-14 6-4 14C6 22 14 24 20 20C24 17 24 14 22 12L14 5C12 3 9 4 7 7C4 9-8-2-6-6C-3-8-2-11-4-13L-11-22C-13-24-17-24-20-20Z" fill="#fff"/>',
  salt: '<path d="M-13-12h26l4 32a6 6 0 0 1-6 5h-22a6 6 0 0 1-6-5z" fill="#fff"/><path d="M-13-14a13 12 0 0 1 26 0z" fill="#c3ccd2"/><circle cx="-5" cy="-19" r="1.8" fill="#15324a"/><circle cx="5" cy="-19" r="1.8" fill="#15324a"/><circle cy="-22" r="1.8" fill="#15324a"/><path d="M0-2v16M-7 7l7 8l7-8" fill="none" stroke="#1f5f7a" stroke-width="4.5" stroke-linecap="round" stroke-linejoin="round"/>',
  cuff: '<rect x="-27" y="-20" width="38" height="40" rx="8" fill="#fff"/><rect x="-20" y="-12" width="24" height="16" rx="3" fill="#cfe3ea"/><path d="M-16-1l5-6l4 5l5-8" fill="none" stroke="#1f5f7a" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"/><circle cx="-8" cy="12" r="4" fill="#f0b429"/><path d="M11 6C24 6 26 14 24 22" fill="none" stroke="#fff" stroke-width="4" stroke-linecap="round"/>',
  heart: '<path d="M0 24L-22 2a14 14 0 0 1 22-18a14 14 0 0 1 22 18z" fill="#fff"/>',
}

/** A badge that grows in; `shown` 0–1, `tone` its disc, `tick` a green check. */
export function badge(name, x, y, shown, { tone = '#1f5f7a', tick = false } = {}) {
  const p = ease(shown)
  if (p <= 0) return ''
  const check = tick
    ? '<circle cx="40" cy="-38" r="17" fill="#2b7a5b" stroke="#fbf9f5" stroke-width="4"/><path d="M32-38l6 6 11-12" fill="none" stroke="#fff" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/>'
    : ''
  return `<g transform="translate(${nums(x, y)})scale(${num(0.7 + 0.3 * p, 3)})" opacity="${num(p, 2)}"><circle r="52" fill="${tone}"/>${ICONS[name]}${check}</g>`
}
