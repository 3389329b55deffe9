import type { Fields } from '@/domain/fhir/json'
import { parseJson } from '../json/parseJson'
import type { Reader } from './reader'
import type { Resource, Version } from './version'

/** The resource of a version; undefined for a tombstone. */
export function resourceOf(version: Version | undefined): (Resource & Fields) | undefined {
  return version?.body == null ? undefined : (parseJson(version.body) as Resource & Fields)
}

export function readStored(
  store: Reader,
  { type, id }: { readonly type: string; readonly id: string },
): (Resource & Fields) | undefined {
  return resourceOf(store.current(type, id))
}
