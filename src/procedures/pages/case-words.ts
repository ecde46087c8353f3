import { type Field, sayTyped } from '#fields/index.ts'
import type { StoredCase } from '../cases.ts'
import type { Details, Procedure } from '../procedure.ts'

/** Fills in the panel's own words. */
export type SayWords = (text: string) => string

export const addressOf = ({ procedure, slug }: Pick<StoredCase, 'procedure' | 'slug'>) =>
  `/procedures/${procedure}/${slug}`

export function crumbsOf(procedure: Procedure, say: SayWords) {
  return [
    { text: 'Procedures', href: '/procedures' },
    { text: say(procedure.name), href: `/procedures/${procedure.id}` },
  ]
}

/** What happens in a step, in words; its id for one that the procedure no longer has. */
export function doesOf(procedure: Procedure, step: string, say: SayWords): string {
  return say(procedure.steps.find(({ id }) => id === step)?.does ?? step)
}

export function fieldsOf(procedure: Procedure, step: string): readonly Field[] {
  return procedure.steps.find(({ id }) => id === step)?.fields ?? []
}

/** What was filled in, field by field. */
export function presentDetails(fields: readonly Field[], details: Details, say: SayWords) {
  return fields.flatMap((field) => {
    const value = details[field.name]
    if (value === undefined) return []
    return [{ label: say(field.label), text: say(sayTyped(field, value)) }]
  })
}
