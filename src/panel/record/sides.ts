/** A side that somebody takes in a vote. */
export type Side = 'for' | 'against' | 'abstained'

const WORDS = [
  ['for', /^\s*(for|in favou?r|aye|yes)\b/i],
  ['against', /^\s*(against|no|nay)\b/i],
  ['abstained', /^\s*abst/i],
] as const satisfies readonly (readonly [Side, RegExp])[]

/** The side that is meant by what was recorded of it; `undefined` where that says none. */
export const sideOf = (said: string): Side | undefined =>
  WORDS.find(([, words]) => words.test(said))?.[0]
