import { createHash } from 'node:crypto'
import type { AuthorityFile } from './localTrust'

/** An Apple configuration profile that holds the authority and nothing else. */
export function trustProfile(authority: AuthorityFile): string {
  const content = Buffer.from(authority.bytes).toString('base64')
  const name = escapeXml(authority.name)
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>PayloadContent</key>
  <array>
    <dict>
      <key>PayloadType</key><string>com.apple.security.root</string>
      <key>PayloadVersion</key><integer>1</integer>
      <key>PayloadIdentifier</key><string>alongside.clinic.authority.certificate</string>
      <key>PayloadUUID</key><string>${stableUuid('certificate', authority)}</string>
      <key>PayloadDisplayName</key><string>${name}</string>
      <key>PayloadCertificateFileName</key><string>alongside-authority.crt</string>
      <key>PayloadContent</key><data>${content}</data>
    </dict>
  </array>
  <key>PayloadType</key><string>Configuration</string>
  <key>PayloadVersion</key><integer>1</integer>
  <key>PayloadIdentifier</key><string>alongside.clinic.authority</string>
  <key>PayloadUUID</key><string>${stableUuid('profile', authority)}</string>
  <key>PayloadDisplayName</key><string>${name}</string>
  <key>PayloadDescription</key><string>Lets this tablet trust the clinic's own Alongside computer.</string>
</dict>
</plist>
`
}

/** The same authority gives the same profile: installing it twice replaces, never piles up. */
function stableUuid(part: string, authority: AuthorityFile): string {
  const hex = createHash('sha256').update(part).update(authority.bytes).digest('hex')
  const [a, b, c, d, e] = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(13, 16),
    hex.slice(17, 20),
    hex.slice(20, 32),
  ]
  return `${a}-${b}-4${c}-8${d}-${e}`.toUpperCase()
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${String(letter.charCodeAt(0))};`)
}
