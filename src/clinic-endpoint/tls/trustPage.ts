import { createHash } from 'node:crypto'
import type { AuthorityFile } from './localTrust'
import { trustStyle } from './trustStyle'
import { trustWords, type TrustLanguage } from './trustWords'

export const trustPaths = {
  page: '/trust',
  certificate: '/alongside-authority.crt',
  profile: '/alongside.mobileconfig',
} as const

/** Nothing but this page's own style may run or load on it. */
export const trustPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(trustStyle).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** `appAddress` is where the app waits, e.g. `https://192.168.1.20:4180/`. */
export function trustPage(
  language: TrustLanguage,
  authority: AuthorityFile,
  appAddress: string,
): string {
  const words = trustWords[language]
  const fill = (text: string): string =>
    escapeHtml(text.replace('{name}', authority.name)).replace(/\*\*(.+?)\*\*/g, '<b>$1</b>')
  const steps = words.steps
    .map((step) => `<li><h2>${fill(step.title)}</h2><p>${fill(step.text)}</p></li>`)
    .join('')
  const other = language === 'en' ? 'es' : 'en'
  const address = escapeHtml(appAddress)
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${escapeHtml(words.title)} – Alongside</title>
<style>${trustStyle}</style>
</head>
<body>
<main>
<header><svg class="mark" viewBox="0 0 74 48" aria-hidden="true"><circle class="mk-p" cx="24" cy="24" r="21"/><rect class="mk-c" x="31" y="5" width="38" height="38" rx="12"/></svg><b>Alongside</b><a class="quiet push" lang="${other}" hreflang="${other}" href="?lang=${other}">${words.otherLanguage}</a></header>
<h1>${escapeHtml(words.title)}</h1>
<p class="why">${escapeHtml(words.why)}</p>
<div class="first"><a class="btn" href="${trustPaths.profile}">${escapeHtml(words.getProfile)}</a><p>${escapeHtml(words.getProfileNote)}</p></div>
<div class="cols">
<section class="card"><ol>${steps}</ol></section>
<div>
<section class="card"><h2>${escapeHtml(words.check)}</h2><p>${fill(words.checkText)}</p><code>${authority.fingerprint}</code></section>
<section class="card"><h2>${escapeHtml(words.open)}</h2><a class="quiet address" href="${address}">${address}</a></section>
<section class="card"><h2>${escapeHtml(words.otherDevices)}</h2><a class="quiet" href="${trustPaths.certificate}">${escapeHtml(words.plainFile)}</a></section>
</div>
</div>
</main>
</body>
</html>
`
}

/** `?lang=` wins, then what the browser asks for; English otherwise. */
export function trustLanguage(url: URL, accepted: string | undefined): TrustLanguage {
  const asked = url.searchParams.get('lang') ?? accepted ?? ''
  return /^es\b/i.test(asked.trim()) ? 'es' : 'en'
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${String(letter.charCodeAt(0))};`)
}
