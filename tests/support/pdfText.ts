import { inflateSync } from 'node:zlib'

export interface PdfRead {
  readonly pages: number
  /** Written words and the words of what is drawn, in the order of drawing. */
  readonly text: string
  readonly pictures: number
}

/** Reads back a PDF that was made here: one-byte fonts, streams as they are or deflated. */
export function readPdf(pdf: Buffer): PdfRead {
  const bytes = pdf.toString('latin1')
  const text: string[] = []
  for (const found of bytes.matchAll(/<<([^]*?)>>\s*stream\r?\n/g)) {
    const [whole, head = ''] = found
    if (head.includes('/Image')) continue
    const from = found.index + whole.length
    const body = bytes.slice(from, from + Number(/\/Length (\d+)/.exec(head)?.[1]))
    const stream = head.includes('FlateDecode')
      ? inflateSync(Buffer.from(body, 'latin1')).toString('latin1')
      : body
    const words = /ActualText <feff([0-9a-f]*)>>> BDC[^]*?EMC|\(((?:\\[^]|[^\\)])*)\)\s*Tj/g
    for (const [, drawn, written = ''] of stream.matchAll(words))
      text.push(drawn === undefined ? written.replace(/\\([^])/g, '$1') : utf16(drawn))
  }
  return {
    pages: bytes.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0,
    text: text.join('\n'),
    pictures: bytes.match(/\/Subtype\s*\/Image/g)?.length ?? 0,
  }
}

const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')
