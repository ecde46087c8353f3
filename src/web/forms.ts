import type { z } from 'zod'
import { accept, type Outcome, type Problem } from '#shared/index.ts'

/**
 * Reads what a form sent, or the question part of an address, with its schema.
 *
 * The schema's own sentences are used as they stand: give every field one. At most one problem comes
 * back for each field, in the form's order.
 *
 * @param body - as the server parsed it; nothing at all is read as a form with every field missing
 */
export function readForm<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
): Outcome<z.output<Schema>> {
  const result = schema.safeParse(body ?? {}, { error: describeGap })
  if (result.success) return accept(result.data)
  const problems = new Map<string, Problem>()
  for (const issue of result.error.issues) {
    const field = issue.path.join('-')
    if (problems.has(field)) continue
    const about = field === '' ? {} : { field }
    problems.set(field, { code: issue.code, message: issue.message, ...about })
  }
  return { ok: false, problems: [...problems.values()] }
}

/** For a field with no sentence of its own, which a form as we wrote it never leaves out. */
const describeGap: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'unrecognized_keys') {
    return 'There is more in the form than this page asks for. Open the page again and fill it in'
  }
  const name = issue.path?.map(String).join(' ') ?? ''
  return `Check what you entered${name === '' ? '' : ` for ${name}`}, and enter it again`
}

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
