/**
 * What a FHIR server answers to a page of another address. `*` would not name `Authorization`: that
 * one has to be named, and so the others are too.
 */
export const anyOrigin = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers':
    'accept, authorization, content-type, if-match, if-none-exist, if-none-match',
  'access-control-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS',
  'access-control-expose-headers': 'etag, last-modified, location, retry-after',
}
