import app from './app'
import common from './common'
import signIn from './signIn'
import storage from './storage'
import today from './today'

export default {
  app,
  common,
  signIn,
  storage,
  today,
}
