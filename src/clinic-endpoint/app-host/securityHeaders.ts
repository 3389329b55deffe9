/**
 * The app may load nothing but itself and speak to nobody but this endpoint and the server of the
 * record; scripts are made by the build alone (Trusted Types), and no other page may hold the app
 * in a frame.
 */
const contentSecurityPolicy = (others: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "font-src 'self'",
    `connect-src 'self'${others}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types vue dompurify alongside 'allow-duplicates'",
  ].join('; ')

const unused = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
]

export const securityHeaders = (recordBase?: string): Readonly<Record<string, string>> => ({
  'content-security-policy': contentSecurityPolicy(
    recordBase === undefined ? '' : ` ${new URL(recordBase).origin}`,
  ),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': unused.map((feature) => `${feature}=()`).join(', '),
})
