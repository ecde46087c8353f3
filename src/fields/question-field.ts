export interface Choice {
  readonly value: string
  /** With the panel's own words as `{office}`, `{chair}`. */
  readonly text: string
}

/** One field of a form that asks the constitution. Labels have the panel's own words as `{office}`. */
export interface QuestionField {
  /** As `decide` takes it; `candidate.kind` is the field `kind` inside `candidate`. */
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly kind: 'number' | 'money' | 'time' | 'choice' | 'yes-no' | 'words'
  readonly choices?: readonly Choice[]
}
