export default {
  clearedTitle: 'The browser cleared this tablet’s storage',
  cleared:
    'It happened at some time since {day}, {time}. What the clinic has is safe, and comes back here by itself.',
  clearedWaiting:
    'Nothing was waiting to be sent when this was last seen. | One edit was waiting to be sent when this was last seen. It may be gone. | {n} edits were waiting to be sent when this was last seen. They may be gone.',
  clearedDo:
    'Open the records of the patients you saw that day. Write again what is missing, and tell the team.',
  clearedSignIn: 'You see what to do when you have signed in.',
  clearedRead: 'I have read this',
  full: 'This tablet has almost no room left. Edits are still saved, but lessons have to go. Please make room on the tablet.',
  unreadable:
    'Everything on this tablet can be opened. | One thing saved on this tablet cannot be opened. It stays here as it is, and everything else goes on. | {n} things saved on this tablet cannot be opened. They stay here as they are, and everything else goes on.',
}
