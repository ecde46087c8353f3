/** A rule the answer rests on. `text` is our gloss; `working` is what it comes to here. */
export interface Reason {
  readonly rule: string
  readonly paragraph: string
  readonly text: string
  readonly working?: string
  readonly doubt?: string
}

/** A reading that was considered and not used, and what it would have given. */
export interface Alternative {
  readonly text: string
  readonly answer?: string
  readonly rule?: string
  readonly paragraph?: string
}

/** A default used because no rule speaks, and where the default comes from. */
export interface Silent {
  readonly id: string
  readonly default: string
  readonly source: string
  /** Who may settle it; `null` once someone has. */
  readonly needsRulingBy: string | null
}

export interface ShownConflict {
  readonly id: string
  readonly texts: readonly string[]
  readonly applied: string
  /** `null` once someone has ruled. */
  readonly needsRulingBy: string | null
}

/**
 * What the constitution answers to a question. Either `because` has a rule in it or `silent` says
 * what default was used.
 */
export interface Answer {
  readonly answer: string
  /** The answer in a few words, where the area's own rules give it some: "Amended". */
  readonly headline?: string
  /** The answer as a person would say it. */
  readonly sentence: string
  readonly because: readonly Reason[]
  /** The sums, in figures, in one line. */
  readonly working: string
  readonly silent: false | Silent
  readonly conflicts: readonly ShownConflict[]
  readonly alternatives: readonly Alternative[]
  readonly warnings: readonly string[]
  /** What the rules say comes after this answer. */
  readonly next: readonly Reason[]
  /** Further named results, of the question's own: `needed`, `shortBy`, `reachable`. */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
}

/** An answer as `decide --json` prints it: the facts beside the other fields. */
export function answerJson({ facts, ...answer }: Answer): Record<string, unknown> {
  return { ...answer, ...facts }
}
