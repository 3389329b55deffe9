import type { MessageContent, MessageWords } from './messageText'

/** Grade 6 or lower; a test measures it. */
export const messageWordsEn: MessageWords = {
  subjects: {
    appointment: 'You have a visit',
    medicine: 'A reminder from your clinic',
    summary: 'The notes from your visit',
    lesson: 'Something to read from your clinic',
    form: 'A form for your next visit',
    'results-invitation': 'Please come in to talk with us',
  },
  hello: (name) => `Hello, ${name}.`,
  about: (name) => `Hello. This is about ${name}.`,
  full: (content) => {
    switch (content.kind) {
      case 'appointment':
        return visit(content, [
          ...(content.with === undefined ? [] : [`With: ${content.with}`]),
          ...(content.reason === undefined ? [] : [`What for: ${content.reason}`]),
        ])
      case 'medicine':
        return [
          'This is to help you keep your medicine in mind:',
          content.name,
          ...(content.howTaken === undefined ? [] : [content.howTaken]),
          'Do you feel unwell, or have a question? Call us before you change or stop it.',
        ]
      case 'summary':
        return [
          'The notes from your visit are in the file that comes with this e-mail.',
          'Is something not clear? Call us.',
        ]
      case 'lesson':
        return [
          `This is what we looked at: ${content.title}`,
          ...content.points.map((point) => `- ${point}`),
          'Write down what you want to ask, and bring it to your next visit.',
        ]
      case 'form':
        return form(`There is a form to fill in before your visit: ${content.title}`)
      case 'results-invitation':
        return ['Your test results are here. We want to talk about them with you.', ...comeIn]
    }
  },
  notice: (content) => {
    switch (content.kind) {
      case 'appointment':
        return visit(content, [])
      case 'medicine':
        return ['Please look at the plan that you took home.', 'Do you have a question? Call us.']
      case 'summary':
        return ['The notes from your visit are ready.', 'You can ask for them at the front desk.']
      case 'lesson':
        return ['We have something for you to read.', 'You can ask for it at the front desk.']
      case 'form':
        return form('There is a form to fill in before your visit.')
      case 'results-invitation':
        return ['We would like to talk with you at the clinic.', ...comeIn]
    }
  },
  end: [
    'Please do not answer this e-mail. No one reads the answers.',
    'To stop these e-mails, tell us at the clinic.',
    'Is it an emergency? In the United States, call 911.',
  ],
}

const comeIn = ['Please call us to find a time.', 'You can bring someone with you.']

function visit(
  { day, time }: Extract<MessageContent, { kind: 'appointment' }>,
  more: readonly string[],
): readonly string[] {
  return [
    'You have a visit at the clinic.',
    `When: ${day}, ${time}`,
    ...more,
    'If you can’t come, please call us.',
  ]
}

function form(first: string): readonly string[] {
  return [first, 'You can fill it in at the clinic. Please come 10 minutes early.']
}
