import type { Field } from '#fields/index.ts'

/** A field as the form shows it, with what was typed still in it. */
export interface ShownField {
  readonly name: string
  readonly label: string
  readonly hint: string | null
  readonly kind: 'text' | 'long-text' | 'number' | 'day' | 'pounds' | 'choice' | 'ticks'
  readonly value: string
  readonly choices: readonly {
    readonly value: string
    readonly text: string
    readonly checked: boolean
  }[]
}

/** @param say - fills in the panel's own words */
export function presentFields(
  fields: readonly Field[],
  typed: Readonly<Record<string, unknown>>,
  say: (text: string) => string,
): readonly ShownField[] {
  return fields.map(({ name, label, hint, kind, choices = [], isOptional }) => {
    const value = typed[name]
    const chosen = Array.isArray(value) ? value : [value]
    return {
      name,
      label: say(isOptional ? `${label} (optional)` : label),
      hint: hint === undefined ? null : say(hint),
      kind: kind === 'financial-year' ? 'text' : kind,
      value: typeof value === 'string' ? value : '',
      choices: choices.map(([choice, words]) => ({
        value: choice,
        text: say(words),
        checked: chosen.includes(choice),
      })),
    }
  })
}
