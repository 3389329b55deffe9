/** The codes of FHIR's issue-type value set that this server uses. */
export type IssueCode =
  | 'invalid'
  | 'structure'
  | 'required'
  | 'value'
  | 'code-invalid'
  | 'invariant'
  | 'security'
  | 'login'
  | 'throttled'
  | 'not-found'
  | 'deleted'
  | 'not-supported'
  | 'conflict'
  | 'too-long'
  | 'multiple-matches'
  | 'exception'
  | 'transient'
  | 'duplicate'

export interface Issue {
  readonly code: IssueCode
  /** For people; never repeats what a patient's record says beyond the element's name. */
  readonly diagnostics: string
  /** The element, as `Patient.name[0].given`; for a search, the parameter as `http.name`. */
  readonly expression?: string
}
