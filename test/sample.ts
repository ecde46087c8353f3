/** How many times as many cases are drawn as the tests draw: once, but in `npm run soak properties`. */
export const drawnTimes = Number(process.env['CRITICAL_FRIEND_SOAK_TIMES'] ?? 1)

/** So many cases of a property: enough to see it broken in a second or two, and more in the soak. */
export function sample(cases: number): { readonly numRuns: number } {
  return { numRuns: cases * drawnTimes }
}
