import { randomUUID } from 'node:crypto'
import { movedMessage, messageExtensions, sentMessage } from '@/domain/fhir/message'
import type { MessageExtension, MessageRequest } from '@/domain/fhir/messageResources'
import type { MessageReason } from '@/domain/visit/message'
import type { Store } from '../store/openStore'
import type { Resource } from '../store/version'
import type { Writer } from '../store/writer'
import { judge, type Judgement } from './judge'
import { readStored } from '../store/stored'

/** How long a message is tried before a person has to look at it. */
const longestMs = 3 * 24 * 3_600_000

export type Claim =
  | {
      readonly kind: 'claimed'
      readonly go: Extract<Judgement, { kind: 'go' }>
      readonly tries: number
    }
  | { readonly kind: 'settled'; readonly reason: MessageReason }
  | { readonly kind: 'gone' }

/**
 * Judges and marks a message as being sent, in one transaction that is on the disk before a byte
 * goes out. The mark is also what tells the tablet that it is too late to cancel.
 */
export function claim(store: Store, id: string, domain: string): Promise<Claim> {
  return store.write((writer): Claim => {
    const request = activeMessage(writer, id)
    if (!request) return { kind: 'gone' }
    const now = store.clock()
    if (isTooOld(request, now)) {
      put(writer, movedMessage(request, 'on-hold', 'gave-up'))
      return { kind: 'settled', reason: 'gave-up' }
    }
    const judgement = judge(writer, request as unknown as Resource, { now, domain })
    if (judgement.kind === 'stop') {
      put(writer, movedMessage(request, judgement.status, judgement.reason))
      return { kind: 'settled', reason: judgement.reason }
    }
    const tries = triesOf(request) + 1
    const attempts = { url: messageExtensions.attempts, valueInteger: tries }
    put(writer, movedMessage(request, 'active', 'sending', [attempts, ...firstTry(request, now)]))
    return { kind: 'claimed', go: judgement, tries }
  })
}

/** Sent: the message and the record of it are kept together, or neither is. */
export async function markSent(store: Store, id: string): Promise<void> {
  await store.write((writer) => {
    const request = messageAt(writer, id)
    if (!request) return
    const sent = new Date(store.clock()).toISOString()
    const mark = { url: messageExtensions.sentAt, valueDateTime: sent }
    // Also when somebody took it out of the line meanwhile: what left has left.
    put(writer, movedMessage(request, 'completed', undefined, [mark]))
    const record = sentMessage(request, randomUUID(), sent)
    writer.put(record as unknown as Resource, record.id, 'POST')
  })
}

export async function markStopped(store: Store, id: string, reason: MessageReason): Promise<void> {
  await store.write((writer) => {
    const request = activeMessage(writer, id)
    if (request) put(writer, movedMessage(request, 'on-hold', reason))
  })
}

/** It waits; `again`: until when, in milliseconds since 1970. */
export async function markWaiting(
  store: Store,
  id: string,
  reason: MessageReason,
  again?: number,
): Promise<void> {
  await store.write((writer) => {
    const request = activeMessage(writer, id)
    if (!request) return
    const now = store.clock()
    if (isTooOld(request, now)) {
      put(writer, movedMessage(request, 'on-hold', 'gave-up'))
      return
    }
    const next =
      again === undefined
        ? []
        : [{ url: messageExtensions.nextTry, valueDateTime: new Date(again).toISOString() }]
    put(writer, movedMessage(request, 'active', reason, [...next, ...firstTry(request, now)]))
  })
}

function activeMessage(writer: Writer, id: string): MessageRequest | undefined {
  const request = messageAt(writer, id)
  return request?.status === 'active' ? request : undefined
}

function messageAt(writer: Writer, id: string): MessageRequest | undefined {
  const found = readStored(writer, { type: 'CommunicationRequest', id })
  if (!found) return undefined
  // One that another program wrote may have no extension at all.
  return { ...found, extension: found['extension'] ?? [] } as unknown as MessageRequest
}

function put(writer: Writer, { extension, ...rest }: MessageRequest): void {
  const next = extension.length > 0 ? { ...rest, extension } : rest
  writer.put(next as unknown as Resource, rest.id, 'PUT')
}

function firstTry(request: MessageRequest, now: number): readonly MessageExtension[] {
  if (markOf(request, messageExtensions.firstTry)) return []
  return [{ url: messageExtensions.firstTry, valueDateTime: new Date(now).toISOString() }]
}

function isTooOld(request: MessageRequest, now: number): boolean {
  const first = Date.parse(markOf(request, messageExtensions.firstTry)?.valueDateTime ?? '')
  return now - first > longestMs
}

function triesOf(request: MessageRequest): number {
  return markOf(request, messageExtensions.attempts)?.valueInteger ?? 0
}

function markOf({ extension }: MessageRequest, url: string): MessageExtension | undefined {
  return extension.find((mark) => mark.url === url)
}
