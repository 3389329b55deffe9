import type { IconName } from '@/ui/icons'

const icons: Readonly<Record<string, IconName>> = {
  recordMeasurement: 'cuff',
  correctMeasurement: 'cuff',
  markMeasurementMistaken: 'cuff',
  resolveProblem: 'check',
  reopenProblem: 'undo',
  stopMedicine: 'pill',
  resumeMedicine: 'pill',
  keepMarks: 'pen',
  recordLessonGiven: 'book',
  recordConcern: 'speech',
  changeConcern: 'speech',
  removeConcern: 'speech',
  restoreConcern: 'speech',
  orderConcerns: 'list',
  keepPrivate: 'lock',
  answerConcern: 'speech',
  reopenConcern: 'undo',
  recordWhatMatters: 'heart',
  keepSummary: 'print',
  wrapUpVisit: 'flag',
  reopenVisit: 'undo',
}

/** What kind of edit it was, drawn. */
export const verbIcon = (verb: string): IconName => icons[verb] ?? 'pen'
