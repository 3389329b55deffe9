import { baseline, lineHeight, type Look } from './looks'

/** The PDF's own fonts first: a drawn word stands in a line with written ones. */
const families = {
  sans: "Helvetica, Arial, 'Liberation Sans', Roboto, 'Noto Sans', sans-serif",
  serif: "'Times New Roman', Times, 'Liberation Serif', 'Noto Serif', serif",
} as const

/** Dots of the picture for each point: sharp in print. */
const fine = 4
const edge = 2

/** As large as it is drawn: at the size of the page some engines round each letter's width. */
const fontOf = ({ font, bold, size }: Look) =>
  `${bold ? '700' : '400'} ${size * fine}px ${families[font]}`

let ruler: CanvasRenderingContext2D | null = null

/** Points, as the tablet's own letters are wide. */
export function drawnWidth(text: string, look: Look): number {
  ruler ??= document.createElement('canvas').getContext('2d')
  if (ruler === null) return text.length * look.size
  ruler.font = fontOf(look)
  return ruler.measureText(text).width / fine
}

/**
 * Part of a line as a picture (JPEG data address) with its size in points: for letters that the PDF's own
 * fonts lack. The browser joins and orders them, as it does on the screen.
 */
export function drawnLine(text: string, look: Look, rightToLeft: boolean) {
  const width = drawnWidth(text, look) + 2 * edge
  const height = lineHeight(look)
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(width * fine)
  canvas.height = Math.ceil(height * fine)
  const to = canvas.getContext('2d')
  if (to === null) throw new Error('this browser draws no letters')
  to.fillStyle = '#ffffff'
  to.fillRect(0, 0, canvas.width, canvas.height)
  to.font = fontOf(look)
  to.fillStyle = look.colour
  to.direction = rightToLeft ? 'rtl' : 'ltr'
  to.textAlign = 'start'
  to.fillText(text, (rightToLeft ? width - edge : edge) * fine, baseline(look) * fine)
  return { image: canvas.toDataURL('image/jpeg', 0.92), width, height, edge }
}
