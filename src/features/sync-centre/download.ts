import type { HeldEdit } from '@/stores/settleStore'

/** The whole edit as a file. Its name says nothing of the patient. */
export function downloadEdit(edit: HeldEdit, at: string): void {
  const { row, content, mine } = edit
  const { opId, verb, kind, status } = row
  const { reason, theirs, base } = content
  const written = { opId, verb, kind, status, reason, at: row.at, author: content.row.authorId }
  const file = { exportedAt: at, edit: written, mine, theirs, base }
  const blob = new Blob([JSON.stringify(file, null, 2)], { type: 'application/json' })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = `alongside-edit-${opId.slice(0, 8)}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000) // Safari reads it after the click
}
