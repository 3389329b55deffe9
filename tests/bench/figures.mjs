/** @param {readonly number[]} values */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN
}

/** @param {readonly number[]} values */
export const median = (values) => quantile(values, 0.5)

/** Runs both by turns, so that a noisy minute hits ours and the floor alike. */
export async function byTurns(rounds, ...works) {
  const results = works.map(() => [])
  for (let round = 0; round < rounds; round += 1)
    for (const [n, work] of works.entries()) results[n].push(await work(round))
  return results
}

/**
 * @typedef {object} Row
 * @property {string} what
 * @property {number} [ours]
 * @property {number} [floor]
 * @property {string} unit
 * @property {string} budget
 * @property {boolean} [met] undefined: no budget on this row
 * @property {number} [ratio]
 * @property {string} [note] why it was not measured
 */

/** @param {readonly Row[]} rows */
export function printTable(rows) {
  const table = [
    ['what', 'ours', 'floor', 'ratio', 'budget', 'met'],
    ...rows.map((row) => [
      row.what,
      row.note ? 'not measured yet' : figure(row.ours, row.unit),
      figure(row.floor, row.unit),
      row.ratio === undefined ? '' : `${row.ratio.toFixed(2)}x`,
      row.budget,
      row.note ?? (row.met === undefined ? '' : row.met ? 'met' : 'NOT MET'),
    ]),
  ]
  const widths = table[0].map((_, n) => Math.max(...table.map((line) => line[n].length)))
  for (const line of table)
    console.log(
      line
        .map((cell, n) => cell.padEnd(widths[n]))
        .join('  ')
        .trimEnd(),
    )
}

function figure(value, unit) {
  if (value === undefined || Number.isNaN(value)) return ''
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2
  return `${value.toLocaleString('en', { maximumFractionDigits: digits })} ${unit}`
}
