import { type Field, sayTyped } from '#fields/index.ts'
import type { Case } from '../case.ts'
import type { StoredCase } from '../cases.ts'
import type { Details, Procedure } from '../procedure.ts'

/** Fills in the panel's own words. */
export type SayWords = (text: string) => string

export const addressOf = ({ procedure, slug }: Pick<StoredCase, 'procedure' | 'slug'>) =>
  `/procedures/${procedure}/${slug}`

/** Cases by what they are called and by what stands for each in its address, with their pages. */
export function namesOfCases(cases: readonly Case[]) {
  return cases.map(({ procedure, id, title }) => ({
    ...{ text: `Case: ${title}`, href: addressOf({ procedure, slug: id }) },
    names: [`Case ${title} ${id} ${procedure}`],
  }))
}

/** Where cases of a procedure are rehearsed. */
export const whatIfAddress = ({ id }: Pick<Procedure, 'id'>) => `/procedures/${id}/what-if`

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
    const text = sayDetail(field, details, say)
    return text === undefined ? [] : [{ label: say(field.label), text }]
  })
}

/** What was filled in; a number or an amount that is asked for and was not is "Not stated". */
export function sayDetail(field: Field, details: Details, say: SayWords): string | undefined {
  const value = details[field.name]
  if (value !== undefined && value.length > 0) return say(sayTyped(field, value))
  const isAmount = field.kind === 'number' || field.kind === 'money'
  return isAmount && field.required !== false ? 'Not stated' : undefined
}
