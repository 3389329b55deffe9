export default {
  promise: 'Look together. Decide together.',
  title: 'Sign in',
  lead: 'Then today’s visits come onto this tablet.',
  username: 'User name',
  password: 'Password',
  go: 'Sign in',
  busy: 'Signing in',
  offlineNote: 'After you sign in, it works without internet.',
  waiting:
    'Nothing waits | {n} edit waits on this tablet. It goes when you sign in. | {n} edits wait on this tablet. They go when you sign in.',
  trouble: {
    wrong: 'That user name and password do not fit together. Please check both.',
    'too-many': 'Too many tries. Please wait a few minutes, then try again.',
    unreachable: 'The clinic cannot be reached. Check the Wi-Fi, then try again.',
    empty: 'Please fill in your user name and your password.',
  },
}
