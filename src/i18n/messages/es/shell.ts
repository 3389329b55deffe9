import app from './app'
import common from './common'
import signIn from './signIn'
import syncCentre from './syncCentre'
import today from './today'

export default {
  app,
  common,
  signIn,
  syncCentre,
  today,
}
