/** How letters stand on paper. Sizes are points; nothing is smaller than 12. */
export interface Look {
  readonly font: 'sans' | 'serif'
  readonly bold: boolean
  readonly size: number
  readonly colour: string
}

const ink = '#16293a'
const look = (size: number, more: Partial<Look> = {}): Look => ({
  font: 'sans',
  bold: false,
  size,
  colour: ink,
  ...more,
})

export const looks = {
  title: look(22, { bold: true }),
  heading: look(15.5, { bold: true }),
  text: look(13),
  bullet: look(13),
  words: look(14.5, { font: 'serif' }),
  small: look(12, { colour: '#3a4c5c' }),
  helpHeading: look(14, { bold: true, colour: '#941c27' }),
} as const satisfies Readonly<Record<string, Look>>

export const lineHeight = ({ size }: Look): number => size * 1.36
/** From the upper edge of a line to the foot of its letters. */
export const baseline = (of: Look): number => lineHeight(of) * 0.76
