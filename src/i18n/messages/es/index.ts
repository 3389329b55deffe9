import annotate from './annotate'
import app from './app'
import charts from './charts'
import common from './common'
import library from './library'
import present from './present'
import record from './record'
import signIn from './signIn'
import syncCentre from './syncCentre'
import today from './today'

export default {
  annotate,
  app,
  charts,
  common,
  library,
  present,
  record,
  signIn,
  syncCentre,
  today,
}
