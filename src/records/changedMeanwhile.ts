/** Something was written between reading and writing: the caller prepares anew. */
export class ChangedMeanwhile extends Error {
  override readonly name = 'ChangedMeanwhile'
}
