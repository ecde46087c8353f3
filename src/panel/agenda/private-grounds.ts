import { type Constitution, rulesInForce } from '#constitution/index.ts'

/**
 * The categories under which an item may be taken in private, each in the words that are published.
 *
 * @param day - YYYY-MM-DD
 * @returns none where no rule that is held lists them
 */
export function privateGrounds(
  constitution: Constitution | undefined,
  day: string,
): ReadonlyMap<string, string> {
  const rules = constitution === undefined ? [] : rulesInForce(constitution, day)
  return new Map(
    rules.flatMap(({ parameters }) => {
      const listed = parameters['exempt_categories']
      return listed !== null && typeof listed === 'object'
        ? Object.entries(listed).map(([id, words]) => [id, String(words)] as const)
        : []
    }),
  )
}
