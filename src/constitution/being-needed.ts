import type { Answer } from './answer.ts'

/** How many votes for a question are needed, and of what: "11 members in office"; `null` where it is of nothing, or not known. */
export interface Needed {
  readonly needed: number | null
  readonly neededOf: string | null
}

/**
 * How many an answer needs for it, and of what: of all in office, of those present, of those who may vote; `null` where
 * no rule says, and where more for than against are enough, which the votes say by themselves.
 */
export function neededBy(answer: Pick<Answer, 'facts'> | undefined): Needed {
  const facts = answer?.facts
  const [needed, of] = [facts?.['needed'], facts?.['of']]
  if (facts?.['moreThanAgainst'] === true) return { needed: null, neededOf: null }
  return {
    needed: typeof needed === 'number' ? needed : null,
    neededOf: typeof of === 'string' ? of.replace(/ members$/, ' members in office') : null,
  }
}

/** "8 of the 11 members in office", "7 of the 10 members present and entitled to vote". */
export function neededWords({ needed, neededOf }: Needed): string {
  const of = neededOf === null ? '' : ` of the ${neededOf}`
  return needed === null ? `a number${of}` : `${needed}${of}`
}

/** ", 8 of the 12 members present being needed", after the votes; nothing where they say it by themselves. */
export const beingNeeded = (of: Needed) =>
  of.needed === null ? '' : `, ${neededWords(of)} being needed`
