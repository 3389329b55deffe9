import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Asked } from './answer'
import { problem } from './problem'

/** Where a page goes on: the search or history as it was asked, and the place behind its last row. */
interface PagePlace {
  readonly query: string
  readonly after: readonly (string | number)[]
}

/**
 * Sealed, because a search for a name may come by POST so that the name is in no address: the next
 * link, which is fetched by GET, must not spell it out. Bound to the path it was made for.
 */
function sealPage(asked: Asked, place: PagePlace): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', asked.pageKey, nonce)
  cipher.setAAD(boundTo(asked))
  const sealed = Buffer.concat([cipher.update(JSON.stringify(place), 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** Undefined when this is a first page. Throws a 400 for a link that this server did not make. */
export function openPage(asked: Asked): PagePlace | undefined {
  const token = asked.query.get('_page')
  if (token === null) return undefined
  try {
    const packed = Buffer.from(token, 'base64url')
    const decipher = createDecipheriv('aes-256-gcm', asked.pageKey, packed.subarray(0, 12))
    decipher.setAAD(boundTo(asked))
    decipher.setAuthTag(packed.subarray(12, 28))
    const opened = Buffer.concat([decipher.update(packed.subarray(28)), decipher.final()])
    return JSON.parse(opened.toString('utf8')) as PagePlace
  } catch {
    throw problem(400, 'invalid', 'this next link is not one of this server', 'http._page')
  }
}

export function nextLink(asked: Asked, place: PagePlace): string {
  return `${asked.base}/${pathOf(asked)}?_page=${sealPage(asked, place)}`
}

/** POST _search goes on at the plain address of its type. */
function pathOf(asked: Asked): string {
  return asked.path.filter((step) => step !== '_search').join('/')
}

function boundTo(asked: Asked): Buffer {
  return Buffer.from(pathOf(asked), 'utf8')
}
