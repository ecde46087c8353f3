/** What is filled in when an event is recorded, or when a case is opened. */
export interface Field {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly kind:
    | 'text'
    | 'long-text'
    | 'number'
    | 'day'
    | 'pounds'
    | 'choice'
    | 'ticks'
    | 'financial-year'
  /** For a choice or ticks: what can be chosen, as [value, words]. */
  readonly choices?: readonly (readonly [value: string, words: string])[]
  readonly isOptional?: true
}

/** What was filled in: text as typed, ticks as their values. */
export type Details = Readonly<Record<string, string | readonly string[]>>
