import type { TextField } from './field.ts'

/**
 * Why something is done that takes back or leaves out what was recorded: asked in the same way wherever
 * it is.
 *
 * @param label - "Why it is withdrawn"
 * @param hint - where the reason is to be read
 */
export function whyField<const Label extends `Why ${string}`>(
  label: Label,
  hint = 'It is published',
) {
  return {
    name: 'reason',
    kind: 'text',
    label,
    hint,
    asks: `w${label.slice(1)}`,
    longest: 2_000,
  } as const satisfies TextField
}
