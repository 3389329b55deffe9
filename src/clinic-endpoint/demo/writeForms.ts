import { clinicName } from './clinic'
import { answer, ask, formAddress, fromRecord, inUnit, oneOf, said, when } from './formParts'
import type { Resource } from './resource'

/** The clinic's one form before a visit, in our own words: nothing licensed, nothing clinical. */
export function clinicForms(): Resource[] {
  return [
    {
      resourceType: 'Questionnaire',
      id: 'before-your-visit',
      language: 'en',
      url: formAddress,
      version: '1',
      name: 'BeforeYourVisit',
      ...said('title', 'Before your visit', 'Antes de su visita'),
      status: 'active',
      subjectType: ['Patient'],
      date: '2026-09-01',
      publisher: clinicName,
      ...said(
        'description',
        'How to reach you, and what would make visits easier. It takes about 3 minutes.',
        'Cómo localizarle y qué haría más fáciles sus visitas. Toma unos 3 minutos.',
      ),
      item: [reach, emergency, talking, coming, pharmacy],
    },
  ]
}

const reach = ask('reach', 'group', 'How to reach you', 'Cómo localizarle', {
  item: [
    ask('reach/phone', 'string', 'Your phone number', 'Su número de teléfono', {
      maxLength: 30,
      required: true,
      ...fromRecord("%patient.telecom.where(system='phone').value.first()"),
    }),
    ask(
      'reach/voicemail',
      'boolean',
      'May we leave a message there?',
      '¿Podemos dejarle un mensaje ahí?',
    ),
    ask(
      'reach/moved',
      'boolean',
      'Have you moved since your last visit?',
      '¿Se mudó después de su última visita?',
    ),
    ask('reach/address', 'text', 'Your new address', 'Su nueva dirección', {
      maxLength: 300,
      ...when('reach/moved', { answerBoolean: true }),
    }),
  ],
})

const emergency = ask(
  'emergency',
  'group',
  'Who we call in an emergency',
  'A quién llamamos en una emergencia',
  {
    repeats: true,
    item: [
      ask('emergency/name', 'string', 'Name', 'Nombre', { maxLength: 100 }),
      ask('emergency/who', 'open-choice', 'Who is this to you?', '¿Qué relación tiene con usted?', {
        ...oneOf(
          ['partner', 'Husband, wife or partner', 'Esposo, esposa o pareja'],
          ['child', 'Son or daughter', 'Hijo o hija'],
          ['parent', 'Mother or father', 'Madre o padre'],
          ['friend', 'Friend or neighbor', 'Amigo o vecino'],
        ),
      }),
      ask('emergency/phone', 'string', 'Phone', 'Teléfono', { maxLength: 30 }),
    ],
  },
)

const talking = ask('talking', 'group', 'How we talk with you', 'Cómo hablamos con usted', {
  item: [
    ask(
      'talking/language',
      'open-choice',
      'Which language do you like to speak here?',
      '¿Qué idioma prefiere hablar aquí?',
      {
        ...oneOf(
          ['en', 'English', 'Inglés'],
          ['es', 'Spanish', 'Español'],
          ['ar', 'Arabic', 'Árabe'],
        ),
      },
    ),
    ask('talking/interpreter', 'boolean', 'Do you want an interpreter?', '¿Quiere un intérprete?', {
      item: [
        ask(
          'talking/interpreter/note',
          'display',
          'An interpreter is free for you.',
          'El intérprete no le cuesta nada.',
        ),
      ],
    }),
    ask('talking/letters', 'choice', 'How do you like to read?', '¿Cómo prefiere leer?', {
      repeats: true,
      ...oneOf(
        ['large', 'In large letters', 'Con letra grande'],
        ['aloud', 'Somebody reads to me', 'Alguien me lee'],
        ['screen', 'On my phone', 'En mi teléfono'],
        ['paper', 'On paper', 'En papel'],
      ),
    }),
  ],
})

const coming = ask('coming', 'group', 'Coming to us', 'Venir a la clínica', {
  item: [
    ask('coming/how', 'choice', 'How do you get here?', '¿Cómo llega hasta aquí?', {
      ...oneOf(
        ['drive', 'I drive', 'Manejo'],
        ['driven', 'Somebody drives me', 'Alguien me trae'],
        ['bus', 'By bus or train', 'En autobús o tren'],
        ['walk', 'I walk or cycle', 'A pie o en bicicleta'],
        ['none', 'It is hard to get here', 'Me cuesta llegar'],
      ),
    }),
    ask(
      'coming/ride',
      'boolean',
      'Can we help you find a ride?',
      '¿Le ayudamos a encontrar transporte?',
      {
        ...when('coming/how', answer('none')),
      },
    ),
    ask(
      'coming/minutes',
      'integer',
      'How many minutes does it take you?',
      '¿Cuántos minutos tarda?',
      {
        ...inUnit('min'),
      },
    ),
    ask('coming/hard', 'text', 'What makes visits hard for you?', '¿Qué le hace difícil venir?', {
      maxLength: 1000,
    }),
  ],
})

const pharmacy = ask('safe', 'group', 'Medicines', 'Medicinas', {
  item: [
    ask('safe/pharmacy', 'string', 'Which pharmacy do you use?', '¿Qué farmacia usa?', {
      maxLength: 100,
    }),
    ask(
      'safe/allergies',
      'boolean',
      'Since your last visit, did a medicine or food make you feel sick?',
      'Desde su última visita, ¿le hizo daño alguna medicina o comida?',
    ),
    ask('safe/allergy', 'text', 'What was it, and what happened?', '¿Qué fue y qué le pasó?', {
      maxLength: 500,
      ...when('safe/allergies', { answerBoolean: true }),
    }),
    ask('safe/since', 'date', 'When did it happen?', '¿Cuándo pasó?', {
      ...when('safe/allergies', { answerBoolean: true }),
    }),
  ],
})
