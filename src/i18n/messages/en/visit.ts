import annotate from './annotate'
import charts from './charts'
import concerns from './concerns'
import feedback from './feedback'
import forms from './forms'
import library from './library'
import messages from './messages'
import patient from './patient'
import plan from './plan'
import present from './present'
import record from './record'
import syncCentre from './syncCentre'
import wrapUp from './wrapUp'

export default {
  annotate,
  charts,
  concerns,
  feedback,
  forms,
  library,
  messages,
  patient,
  plan,
  present,
  record,
  syncCentre,
  wrapUp,
}
