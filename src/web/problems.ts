import type { Problem } from '#shared/index.ts'

/** Problems as the items of GOV.UK's error summary, each linked to its field where it names one. */
export function listErrors(
  problems: readonly Problem[],
): readonly { readonly text: string; readonly href?: string }[] {
  return problems.map(({ message, field }) =>
    field === undefined ? { text: message } : { text: message, href: `#${field}` },
  )
}

/** The first problem of one field as a GOV.UK `errorMessage`; nothing when the field has none. */
export function findError(
  problems: readonly Problem[] | undefined,
  field: string,
): { readonly text: string } | undefined {
  const problem = problems?.find((one) => one.field === field)
  return problem && { text: problem.message }
}
