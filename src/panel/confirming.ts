import type { Field } from '#fields/index.ts'
import type { Problem } from '#shared/index.ts'

/** The field in which it is said that what was warned of is so all the same. */
const CONFIRMED = 'confirmed'

const TO_CONFIRM = 'to-confirm'

/**
 * Warns of what is odd and may be so all the same: the form is asked again, with a box for each warning.
 *
 * @param warnings - each a sentence without its full stop
 * @returns a problem for each that was not confirmed in its very words
 */
export function askToConfirm(
  warnings: readonly string[],
  { confirmed }: { readonly confirmed?: ReadonlySet<string> },
): readonly Problem[] {
  return warnings
    .filter((message) => confirmed?.has(message) !== true)
    .map((message) => ({ code: TO_CONFIRM, message, field: CONFIRMED }))
}

/** What a form says is so all the same. */
export function confirmedIn(typed: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const said = typed[CONFIRMED]
  return new Set((Array.isArray(said) ? said : [said]).filter((one) => typeof one === 'string'))
}

/** The fields of a form that is asked again, with a box for each thing there is to confirm. */
export function withConfirming(
  fields: readonly Field[],
  typed: Readonly<Record<string, unknown>>,
  problems: readonly Problem[],
): { readonly fields: readonly Field[]; readonly problems: readonly Problem[] } {
  const warned = problems.filter(({ code }) => code === TO_CONFIRM).map(({ message }) => message)
  const words = [...new Set([...warned, ...confirmedIn(typed)])]
  if (words.length === 0) return { fields, problems }
  const box: Field = {
    ...{ name: CONFIRMED, kind: 'ticks', label: 'It is so all the same' },
    choices: Object.fromEntries(words.map((message) => [message, message])),
  }
  return { fields: [...fields, box], problems }
}
