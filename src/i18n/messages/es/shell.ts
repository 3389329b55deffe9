import app from './app'
import common from './common'
import signIn from './signIn'
import storage from './storage'
import syncCentre from './syncCentre'
import today from './today'

export default {
  app,
  common,
  signIn,
  storage,
  syncCentre,
  today,
}
