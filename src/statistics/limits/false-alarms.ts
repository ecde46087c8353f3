/**
 * The share of stable series whose last month is called unusual by chance, with 24 to 60 months and
 * screening on: 1.6% to 2.0% of 8,000 simulated normal series, rounded up. `npm run bench` works it
 * out again.
 */
export const FALSE_ALARM_SHARE = 0.02

/** What to expect by chance among so many measures: "fewer than one", "about one", "about 3". */
export function describeFalseAlarms(measures: number): string {
  const expected = measures * FALSE_ALARM_SHARE
  if (expected < 0.75) return 'fewer than one'
  return expected < 1.5 ? 'about one' : `about ${Math.round(expected)}`
}
