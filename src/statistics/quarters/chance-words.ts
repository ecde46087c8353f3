import { formatNumber } from '#shared/index.ts'

/** A probability as a person says it: "about once in 12 times", "less than once in 1,000 times". */
export function describeChance(p: number): string {
  if (p < 0.001) return 'less than once in 1,000 times'
  if (p > 0.4) return 'about every other time or more'
  const times = 1 / p
  const rounded = times < 20 ? Math.round(times) : Math.round(times / 10) * 10
  return `about once in ${formatNumber(rounded)} times`
}
