import type { RunningClinic } from './startClinic'

/** What the person who started it needs to know, and no more. */
export function startLines(clinic: RunningClinic): string[] {
  const { address, here, trust, signIns, demoMade, database } = clinic
  const lines = ['', `Alongside is ready: ${address}`]
  if (here !== address) lines.push(`On this machine:    ${here}`)
  lines.push(`The record is kept in ${database}`)
  if (trust)
    lines.push(
      '',
      `On each iPad, once: open ${trust.address} in Safari and follow the steps.`,
      `The fingerprint to compare: ${trust.fingerprint}`,
    )
  if (demoMade)
    lines.push('', 'A demo clinic day was made. All people in it are invented. Sign in as:')
  else if (signIns.length > 0)
    lines.push(
      '',
      'Nobody could sign in yet, so this account was made. Its password is shown only now:',
    )
  for (const { name, username, password } of signIns)
    lines.push(`  ${username.padEnd(8)} ${password.padEnd(18)} ${name}`)
  return [...lines, '', 'Ctrl-C stops it.']
}
