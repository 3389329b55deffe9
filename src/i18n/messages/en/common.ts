export default {
  close: 'Close',
  cancel: 'Cancel',
  undo: 'Undo',
  tryAgain: 'Try again',
  saving: 'Saving',
  saved: 'Saved on this tablet. {what}',
  undone: 'Undone. It is as it was before.',
  failed: 'Not saved on this tablet.',
  failedText: 'Nothing was changed. Please try again.',
  sync: {
    sent: 'All sent',
    waiting:
      'Nothing waits | {n} edit on this tablet, not yet sent | {n} edits on this tablet, not yet sent',
    cleared:
      'This tablet was cleared | This tablet was cleared; {n} edit may be gone | This tablet was cleared; {n} edits may be gone',
    sending: 'Sending | Sending {n} of {of} | Sending {n} of {of}',
    needsYou: 'Nothing needs you | {n} edit needs you | {n} edits need you',
    offlineSince: 'No word from the clinic since {time}. You can keep working.',
  },
}
