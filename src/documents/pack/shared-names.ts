/** What a name stands for: another name, or nothing but itself. */
type Meaning = string | null

/**
 * The names of a kind that parts give to their structure, such as roles, as the pack has them: one name
 * never stands for two things.
 */
export class SharedNames<Value> {
  readonly #meanings = new Map<string, string | null>()
  readonly #values = new Map<string, Value>()

  /** @param fixed - names that stand for themselves in every file */
  constructor(fixed: Iterable<string> = []) {
    for (const name of fixed) this.#meanings.set(name, null)
  }

  /**
   * @param meaning - what the name stands for in a part, as text that is the same for the same thing;
   *   `null` where only for itself
   * @param value - that same thing as the pack is to keep it
   * @returns the name in the pack: its own, or with a number where that stands for something else already
   */
  give(name: string, meaning: Meaning, value?: Value): string {
    for (let number = 1; ; number += 1) {
      const tried = number === 1 ? name : `${name}_${number}`
      const before = this.#meanings.get(tried)
      if (before === undefined) {
        this.#meanings.set(tried, meaning)
        if (value !== undefined) this.#values.set(tried, value)
        return tried
      }
      if (before === meaning) return tried
    }
  }

  /** Each name that stands for something, in the order they came. */
  all(): Iterable<readonly [string, Value]> {
    return this.#values
  }
}

/** The names of ISO 32000-1, 14.8.4, which mean the same in every file. */
export const STANDARD_ROLES = [
  ...['Document', 'Part', 'Art', 'Sect', 'Div', 'BlockQuote', 'Caption', 'TOC', 'TOCI', 'Index'],
  ...['NonStruct', 'Private', 'P', 'H', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'L', 'LI', 'Lbl'],
  ...['LBody', 'Table', 'TR', 'TH', 'TD', 'THead', 'TBody', 'TFoot', 'Span', 'Quote', 'Note'],
  ...['Reference', 'BibEntry', 'Code', 'Link', 'Annot', 'Ruby', 'RB', 'RT', 'RP', 'Warichu'],
  ...['WT', 'WP', 'Figure', 'Formula', 'Form'],
]
