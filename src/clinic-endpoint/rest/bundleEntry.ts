import type { JsonObject, JsonValue } from '../json/decimals'
import { instantOf } from '../json/instants'
import { isObject, textOf } from '../store/walk'
import type { Issue } from '../validate/issue'
import { etagOf, type Answer, type Asked } from './answer'
import type { EntryText } from './bundleText'
import { FhirProblem, outcomeOf, problem } from './problem'
import { httpStatusText } from './statusText'

/** The requests in a batch or transaction, each as if it had come by itself. */
export function entriesOf(asked: Asked): { entry: JsonObject; asked: () => Asked }[] {
  const bundle = asked.body as JsonObject
  const entries = bundle['entry'] ?? []
  if (!Array.isArray(entries)) throw problem(400, 'structure', 'entry is a list', 'Bundle.entry')
  return entries.map((entry, n) => {
    if (!isObject(entry))
      throw problem(400, 'structure', 'an entry is an object', `Bundle.entry[${String(n)}]`)
    return { entry, asked: () => askedIn(asked, entry) }
  })
}

/** Throws 400 for an entry without a usable request. */
function askedIn(outer: Asked, entry: JsonObject): Asked {
  const request = entry['request']
  const method = isObject(request) ? textOf(request['method']) : undefined
  const url = isObject(request) ? textOf(request['url']) : undefined
  if (!isObject(request) || method === undefined || url === undefined)
    throw problem(400, 'required', 'an entry needs request.method and request.url')
  const { path, query } = addressOf(outer.base, url)
  return {
    method,
    path,
    query,
    body: method === 'PATCH' ? patchIn(entry['resource']) : entry['resource'],
    ifMatch: textOf(request['ifMatch']),
    ifNoneMatch: textOf(request['ifNoneMatch']),
    ifNoneExist: textOf(request['ifNoneExist']),
    base: outer.base,
    pageKey: outer.pageKey,
  }
}

/** In a Bundle a JSON Patch travels as the data of a Binary. */
function patchIn(resource: JsonValue | undefined): JsonValue | undefined {
  const data = isObject(resource) ? textOf(resource['data']) : undefined
  if (data === undefined) return resource
  try {
    return JSON.parse(Buffer.from(data, 'base64').toString('utf8')) as JsonValue
  } catch {
    throw problem(400, 'invalid', 'the patch is no JSON')
  }
}

function addressOf(base: string, url: string): { path: string[]; query: URLSearchParams } {
  const local = url.startsWith(`${base}/`) ? url.slice(base.length + 1) : url.replace(/^\//, '')
  if (/^[a-z]+:/i.test(local)) throw problem(400, 'value', 'request.url is not on this server')
  const mark = local.indexOf('?')
  const path = mark < 0 ? local : local.slice(0, mark)
  const query = mark < 0 ? '' : local.slice(mark + 1)
  try {
    return {
      path: path.split('/').map(decodeURIComponent),
      query: new URLSearchParams(query),
    }
  } catch {
    throw problem(400, 'value', 'request.url is badly encoded')
  }
}

export function answeredEntry(answer: Answer, method: string): EntryText {
  const { version, location } = answer
  return {
    resource: method === 'GET' ? answer.text?.() : undefined,
    rest: {
      response: {
        status: httpStatusText(answer.status),
        location,
        etag: version && etagOf(version),
        lastModified: version && instantOf(version.seq),
      },
    },
  }
}

export function refusedEntry(failure: FhirProblem): EntryText {
  const outcome = outcomeOf(failure.issues)
  return { rest: { response: { status: httpStatusText(failure.status), outcome } } }
}

export function problemIn(error: unknown): FhirProblem {
  if (error instanceof FhirProblem) return error
  const issue: Issue = { code: 'exception', diagnostics: 'this entry could not be worked on' }
  return new FhirProblem(500, [issue])
}
