/** The app was not built, or its folder is gone. */
export class MissingApp extends Error {
  override readonly name = 'MissingApp'
  constructor(readonly folder: string) {
    super(`The app is not built (nothing in ${folder}): run "npm run build" first.`)
  }
}
