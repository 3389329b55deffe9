import type { MessageContent, MessageWords } from './messageText'

/** As plain as the English; a test measures it. */
export const messageWordsEs: MessageWords = {
  subjects: {
    appointment: 'Tiene una cita',
    medicine: 'Un recordatorio de su clínica',
    summary: 'Las notas de su visita',
    lesson: 'Algo para leer, de su clínica',
    form: 'Un formulario para su próxima visita',
    'results-invitation': 'Venga a hablar con nosotros',
  },
  hello: (name) => `Hola, ${name}.`,
  about: (name) => `Hola. Este mensaje es sobre ${name}.`,
  full: (content) => {
    switch (content.kind) {
      case 'appointment':
        return visit(content, [
          ...(content.with === undefined ? [] : [`Con: ${content.with}`]),
          ...(content.reason === undefined ? [] : [`Para: ${content.reason}`]),
        ])
      case 'medicine':
        return [
          'Le escribimos para que no se olvide de su medicina:',
          content.name,
          ...(content.howTaken === undefined ? [] : [content.howTaken]),
          '¿Se siente mal o tiene una duda? Llame antes de cambiarla o dejarla.',
        ]
      case 'summary':
        return [
          'Las notas de su visita van en el archivo que viene con este correo.',
          '¿Algo no está claro? Llame a la clínica.',
        ]
      case 'lesson':
        return [
          `Esto es lo que vimos: ${content.title}`,
          ...content.points.map((point) => `- ${point}`),
          'Apunte lo que quiera preguntar y tráigalo a su próxima visita.',
        ]
      case 'form':
        return form(`Hay un formulario para llenar antes de su visita: ${content.title}`)
      case 'results-invitation':
        return ['Ya están sus resultados. Queremos hablar de ellos con usted.', ...comeIn]
    }
  },
  notice: (content) => {
    switch (content.kind) {
      case 'appointment':
        return visit(content, [])
      case 'medicine':
        return [
          'Por favor, mire el plan que se llevó a casa.',
          '¿Tiene una duda? Llame a la clínica.',
        ]
      case 'summary':
        return ['Las notas de su visita están listas.', 'Puede pedirlas en la recepción.']
      case 'lesson':
        return ['Tenemos algo para que lea.', 'Puede pedirlo en la recepción.']
      case 'form':
        return form('Hay un formulario para llenar antes de su visita.')
      case 'results-invitation':
        return ['Queremos hablar con usted en la clínica.', ...comeIn]
    }
  },
  end: [
    'Por favor, no responda a este correo. Nadie lee las respuestas.',
    'Si no quiere más correos, díganos en la clínica.',
    '¿Es una emergencia? En los Estados Unidos, llame al 911.',
  ],
}

const comeIn = ['Llame para elegir una hora.', 'Puede venir con alguien.']

function visit(
  { day, time }: Extract<MessageContent, { kind: 'appointment' }>,
  more: readonly string[],
): readonly string[] {
  return [
    'Tiene una cita en la clínica.',
    `Cuándo: ${day}, ${time}`,
    ...more,
    'Si no puede venir, llame, por favor.',
  ]
}

function form(first: string): readonly string[] {
  return [first, 'Puede llenarlo en la clínica. Venga 10 minutos antes, por favor.']
}
