import type { TeachBack, TeachBackAbout, TeachBackRating } from '../visit/teachBack'
import { fieldsAt, listAt, textAt, verbatimAt, type Fields } from './json'
import { lessonPlaces, planLinePlaces, teachBackForm } from './teachBack'

const ratings: readonly TeachBackRating[] = ['clear', 'partly', 'again']

/** Nothing for other forms, for mistakes, and for one that no longer says what it was about. */
export function readTeachBack(response: Fields, id: string): TeachBack | null {
  const status = textAt(response, 'status')
  if (textAt(response, 'questionnaire') !== teachBackForm || status === 'entered-in-error')
    return null
  const items = listAt(response, 'item')
  const answer = (linkId: string) =>
    listAt(
      items.find((item) => textAt(item, 'linkId') === linkId),
      'answer',
    )[0]
  const about = aboutOf(fieldsAt(answer('about'), 'valueCoding'))
  const rated = textAt(fieldsAt(answer('rating'), 'valueCoding'), 'code')
  const rating = ratings.find((each) => each === rated)
  if (about === undefined || rating === undefined) return null
  const explanation = verbatimAt(answer('explanation'), 'valueString')
  const byName = textAt(fieldsAt(response, 'author'), 'display')
  return {
    origin: { type: 'QuestionnaireResponse', id },
    about,
    rating,
    at: textAt(response, 'authored') ?? '',
    ...(explanation !== undefined && { explanation }),
    ...(byName !== undefined && { byName }),
  }
}

function aboutOf(coding: Fields | undefined): TeachBackAbout | undefined {
  const code = textAt(coding, 'code')
  if (code === undefined) return undefined
  const title = textAt(coding, 'display') ?? code
  const system = textAt(coding, 'system')
  if (system === planLinePlaces) return { kind: 'plan-line', lineId: code, title }
  if (system !== lessonPlaces) return undefined
  const [lessonId = code, ...place] = code.split('/')
  return { kind: 'lesson', lessonId, title, ...(place.length > 0 && { place: place.join('/') }) }
}
