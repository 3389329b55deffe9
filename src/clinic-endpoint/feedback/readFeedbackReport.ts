import { readFeedback } from '@/domain/fhir/feedback'
import { reportFeedback, type FeedbackReport } from '@/domain/visit/feedback'
import { resourceOf } from '../store/stored'
import type { Store } from '../store/openStore'
import { versionColumns, versionOf, type VersionRow } from '../store/version'

/**
 * Counts and averages of what was answered without a name. A response that is filed under a
 * patient is no such answer and is left out.
 */
export function readFeedbackReport(store: Store): FeedbackReport {
  const rows = store.db
    .prepare(
      `SELECT ${versionColumns} FROM res r JOIN ver v ON v.seq = r.seq
       WHERE r.type = (SELECT k FROM dict WHERE v = 'QuestionnaireResponse')
       AND r.pat IS NULL AND r.del = 0 ORDER BY r.rid`,
    )
    .raw()
    .all() as VersionRow[]
  const answers = rows.flatMap((row) => {
    const response = resourceOf(versionOf(row, () => 'QuestionnaireResponse'))
    return (response && readFeedback(response)) ?? []
  })
  return reportFeedback(answers)
}
