import {
  decimalAsWritten,
  forgetDecimal,
  rememberDecimal,
  type JsonObject,
  type JsonValue,
} from '../json/decimals'
import { parseJson } from '../json/parseJson'
import { writeJson } from '../json/writeJson'
import { isObject, textOf } from '../store/walk'
import { problem } from './problem'

type Container = JsonObject | JsonValue[]

/**
 * RFC 6902, on a document that is changed in place: hand over a copy. Throws 409 for a failed
 * `test` (somebody else was faster), 422 for a path that leads nowhere, 400 for what is no patch.
 */
export function applyPatch(document: JsonObject, patch: JsonValue | undefined): void {
  if (!Array.isArray(patch) || patch.length === 0)
    throw problem(400, 'invalid', 'a JSON Patch is a list of operations')
  patch.forEach((operation, n) => {
    if (!isObject(operation)) throw problem(400, 'invalid', `operation ${String(n)} is no object`)
    applyOperation(document, operation, n)
  })
}

function applyOperation(document: JsonObject, operation: JsonObject, n: number): void {
  const { op, path, from } = operation
  const lost = () => problem(422, 'value', `operation ${String(n)}: the path leads nowhere`)
  const target = place(document, path, n)
  switch (op) {
    case 'add':
      add(target, needed(operation, n), decimalText(operation), lost)
      return
    case 'replace':
      if (valueAt(target) === undefined) throw lost()
      replaceAt(target, needed(operation, n), decimalText(operation))
      return
    case 'remove':
      remove(target, lost)
      return
    case 'test': {
      const value = valueAt(target)
      if (value === undefined || !equal(value, needed(operation, n)))
        throw problem(409, 'conflict', `operation ${String(n)}: the value is another one by now`)
      return
    }
    case 'copy':
    case 'move': {
      const source = place(document, from, n)
      const value = valueAt(source)
      if (value === undefined) throw lost()
      const text =
        typeof value === 'number' ? decimalAsWritten(source.owner, source.key, value) : undefined
      if (op === 'move') {
        if (textOf(path)?.startsWith(`${textOf(from) ?? ''}/`)) throw lost()
        remove(source, lost)
      }
      add(place(document, path, n), op === 'copy' ? copyOf(value) : value, text, lost)
      return
    }
    default:
      throw problem(400, 'invalid', `operation ${String(n)} is none of JSON Patch`)
  }
}

interface Place {
  readonly owner: Container
  readonly key: string
}

function place(document: JsonObject, pointer: JsonValue | undefined, n: number): Place {
  if (typeof pointer !== 'string' || !pointer.startsWith('/'))
    throw problem(400, 'invalid', `operation ${String(n)}: a path inside the resource is needed`)
  const steps = pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  let owner: Container = document
  for (const step of steps.slice(0, -1)) {
    const next = valueAt({ owner, key: step })
    if (typeof next !== 'object' || next === null)
      throw problem(422, 'value', `operation ${String(n)}: the path leads nowhere`)
    owner = next
  }
  return { owner, key: steps.at(-1) ?? '' }
}

function valueAt({ owner, key }: Place): JsonValue | undefined {
  if (Array.isArray(owner)) return /^(0|[1-9]\d*)$/.test(key) ? owner[Number(key)] : undefined
  return Object.hasOwn(owner, key) ? owner[key] : undefined
}

function add({ owner, key }: Place, value: JsonValue, text: string | undefined, lost: () => Error) {
  if (!Array.isArray(owner)) {
    replaceAt({ owner, key }, value, text)
    return
  }
  const index = key === '-' ? owner.length : Number(key)
  if (!/^(-|0|[1-9]\d*)$/.test(key) || index > owner.length) throw lost()
  forgetDecimal(owner, key)
  owner.splice(index, 0, value)
}

function replaceAt({ owner, key }: Place, value: JsonValue, text: string | undefined): void {
  if (key === '__proto__') throw problem(400, 'invalid', 'no such element')
  forgetDecimal(owner, key)
  if (Array.isArray(owner)) owner[Number(key)] = value
  else owner[key] = value
  if (text !== undefined) rememberDecimal(owner, key, text)
}

function remove(target: Place, lost: () => Error): void {
  const { owner, key } = target
  if (valueAt(target) === undefined) throw lost()
  forgetDecimal(owner, key)
  if (Array.isArray(owner)) owner.splice(Number(key), 1)
  else Reflect.deleteProperty(owner, key)
}

function needed(operation: JsonObject, n: number): JsonValue {
  const value = operation['value']
  if (value === undefined) throw problem(400, 'invalid', `operation ${String(n)} needs a value`)
  return value
}

function decimalText(operation: JsonObject): string | undefined {
  const value = operation['value']
  return typeof value === 'number' ? decimalAsWritten(operation, 'value', value) : undefined
}

function equal(left: JsonValue, right: JsonValue): boolean {
  if (Array.isArray(left))
    return (
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((item, n) => equal(item, right[n] ?? null))
    )
  if (!isObject(left) || !isObject(right)) return left === right
  const names = Object.keys(left)
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => right[name] !== undefined && equal(left[name] ?? null, right[name]))
  )
}

function copyOf(value: JsonValue): JsonValue {
  return parseJson(writeJson(value))
}
