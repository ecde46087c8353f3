import type { Field } from '#fields/index.ts'
import { capitalise } from '#shared/index.ts'

const LONGEST = 2_000

/**
 * What is filled in to record a ruling.
 *
 * @param allowed - the answers that the conflict or the gap can be ruled to; none leaves it open
 */
export function rulingFields(allowed: readonly string[]) {
  return [
    rulingField(allowed),
    {
      name: 'who',
      kind: 'text',
      label: 'Who ruled, by their office',
      longest: LONGEST,
    },
    { name: 'when', kind: 'day', label: 'The day of the ruling' },
    {
      name: 'why',
      kind: 'text',
      label: 'Why',
      asks: 'the reasons given for the ruling',
      longest: LONGEST,
    },
  ] as const satisfies readonly Field[]
}

function rulingField(allowed: readonly string[]) {
  const about = { name: 'ruling', label: 'What was ruled' } as const
  if (allowed.length === 0) return { ...about, kind: 'text', longest: LONGEST } as const
  return {
    ...about,
    kind: 'choice',
    choices: Object.fromEntries(
      allowed.map((answer) => [answer, capitalise(answer.replaceAll('-', ' '))]),
    ),
    refusals: { unreadable: `Choose one of ${allowed.join(', ')}` },
  } as const
}
