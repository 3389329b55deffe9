const TITLES = /^(dr|dra|prof|mr|mrs|ms|nurse)\.?$/i

/** First letters of the first and the last name; titles are not names. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '' && !TITLES.test(word))
  const [first] = words
  const last = words.length > 1 ? words.at(-1) : undefined
  return [first, last]
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('')
    .toLocaleUpperCase()
}
