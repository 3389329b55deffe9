export default {
  title: 'How was your visit?',
  text: 'Three short questions. You can skip anything. Your name is not on your answers.',
  question: {
    listened: 'Did we listen to you?',
    understood: 'Did you understand what we talked about?',
    fitted: 'Did it fit what matters to you?',
  },
  step: {
    one: 'Not at all',
    two: 'A little',
    three: 'Partly',
    four: 'Mostly',
    five: 'Fully',
  },
  clear: 'Clear this answer',
  words: 'Is there anything you want to add?',
  wordsHint: 'Please leave out names. It is kept without yours.',
  send: 'Hand in',
  none: 'No, thank you',
  failed: 'Your answers are not saved yet.',
  failedText: 'They are still here. Please try again.',
  thanks: 'Thank you.',
  thanksText:
    'Your answers help us do better. The clinic sees them only together with many others.',
  done: 'Done',
  report: {
    title: 'How visits were',
    away: 'The clinic can not be asked right now.',
    few: 'Not yet 25 answers. Fewer could point at one person.',
    sum: 'On average {average} out of 5, from {n} answers',
    note: 'Without names. Shown in whole groups of 25 answers, from 1 to {most}.',
  },
} as const
