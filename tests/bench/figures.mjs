/** @param {readonly number[]} values */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN
}

/** @param {readonly number[]} values */
export const median = (values) => quantile(values, 0.5)

/**
 * Runs all by turns and lets each be first in its turn, so that a noisy minute, or being the first
 * after a pause, hits ours and the others alike.
 */
export async function byTurns(rounds, ...works) {
  const results = works.map(() => [])
  for (let round = 0; round < rounds; round += 1)
    for (let turn = 0; turn < works.length; turn += 1) {
      const n = (round + turn) % works.length
      results[n].push(await works[n](round))
    }
  return results
}

/**
 * The same work by everybody, by turns.
 * @returns {Promise<Record<string, any[]>>} who → a result for each round
 */
export async function sideBySide(rounds, who, work) {
  const results = await byTurns(rounds, ...who.map((name) => () => work(name)))
  return Object.fromEntries(who.map((name, n) => [name, results[n]]))
}

/**
 * @typedef {object} Row
 * @property {string} what
 * @property {number} [ours]
 * @property {number} [floor]
 * @property {number} [pouch]
 * @property {number} [rx]
 * @property {string} unit
 * @property {string} budget
 * @property {boolean} [met] undefined: no budget on this row
 * @property {number} [ratio]
 * @property {string} [note] why it was not measured
 */

const names = { floor: 'raw', pouch: 'PouchDB', rx: 'RxDB' }

/**
 * One line of figures, and a line for each bound that ours has to keep against another.
 * @param {Record<string, number>} figures who → figure
 * @param {Partial<Record<'floor' | 'pouch' | 'rx', number>>} bounds ours is at most so many times theirs;
 *   peers that are not named have to be behind
 * @returns {Row[]}
 */
export function compared(what, unit, figures, bounds = {}) {
  const line = { what, unit, ...figures, budget: '' }
  const against = Object.keys(figures).filter((name) => name !== 'ours')
  const lines = against.map((name) => {
    const ratio = figures.ours / figures[name]
    const most = bounds[name] ?? (name === 'floor' ? undefined : 1)
    if (most === undefined) return { what: '', unit: '', ratio, budget: `to ${names[name]}` }
    const times = most < 1 ? `>= ${+(1 / most).toFixed(1)}x ahead of` : `<= ${most}x`
    const budget = most === 1 ? `ahead of ${names[name]}` : `${times} ${names[name]}`
    return { what: '', unit: '', ratio, budget, met: ratio <= most }
  })
  return [line, ...lines]
}

/** @param {readonly Row[]} rows */
export function printTable(rows) {
  const columns = ['ours', 'floor', 'pouch', 'rx'].filter(
    (name) => name === 'ours' || name === 'floor' || rows.some((row) => row[name] !== undefined),
  )
  const headings = { ours: 'ours', floor: 'floor', pouch: 'PouchDB', rx: 'RxDB' }
  const table = [
    ['what', ...columns.map((name) => headings[name]), 'ratio', 'budget', 'met'],
    ...rows.map((row) => [
      row.what,
      ...columns.map((name) =>
        row.note && name === 'ours' ? 'not measured yet' : figure(row[name], row.unit),
      ),
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
