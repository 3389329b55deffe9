import { decimalAsWritten, type JsonValue } from './decimals'

/** JSON text with decimals as they arrived; properties that are undefined are left out. */
export function writeJson(value: JsonValue): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) {
    let items = ''
    for (let n = 0; n < value.length; n++) {
      if (n > 0) items += ','
      items += member(value, n, value[n] ?? null)
    }
    return `[${items}]`
  }
  let properties = ''
  for (const key in value) {
    const item = value[key]
    if (item === undefined) continue
    if (properties !== '') properties += ','
    properties += `${JSON.stringify(key)}:${member(value, key, item)}`
  }
  return `{${properties}}`
}

function member(owner: object, key: string | number, value: JsonValue): string {
  if (typeof value !== 'number') return writeJson(value)
  return decimalAsWritten(owner, key, value) ?? JSON.stringify(value)
}
