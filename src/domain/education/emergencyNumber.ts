/**
 * The number to call, by region (ISO 3166-1). 112 across the European Union: Directive (EU)
 * 2018/1972, article 109. 911: FCC (US and territories), CRTC (CA), IFT since 2016 (MX).
 * GB 999 (Ofcom), AU 000 (ACMA), NZ 111 (MBIE). A region that is not here gets words, not a guess.
 */
const numbers: Readonly<Record<string, string>> = {
  ...all('911', ['US', 'PR', 'VI', 'GU', 'AS', 'MP', 'CA', 'MX']),
  ...all('112', ['AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'EU', 'FI', 'FR', 'GR']),
  ...all('112', ['HR', 'HU', 'IE', 'IT', 'LT', 'LU', 'LV', 'MT', 'NL', 'PL', 'PT', 'RO', 'SE']),
  ...all('112', ['SI', 'SK']),
  GB: '999',
  AU: '000',
  NZ: '111',
}

const inWords: Readonly<Record<string, string>> = {
  en: 'your local emergency number',
  es: 'número local de emergencias',
}

/** Digits to dial, or words that fit "Call …" and "Llame al …" where the region is not known. */
export function emergencyNumber(language: string, region: string | undefined): string {
  const key = region?.toUpperCase() ?? ''
  if (Object.hasOwn(numbers, key)) return numbers[key] ?? ''
  return (Object.hasOwn(inWords, language) ? inWords[language] : inWords['en']) ?? ''
}

function all(number: string, regions: readonly string[]): Record<string, string> {
  return Object.fromEntries(regions.map((region) => [region, number]))
}
