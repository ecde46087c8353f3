import { capitalise } from '#shared/index.ts'

/** Numbers about a measure that need a word of their own. */
const STATS: Readonly<Record<string, string>> = {
  ...{ 'pct-change': 'change in percent', low: 'lowest', high: 'highest' },
}

/**
 * "gender=male" as a reader would say it: "Gender: male"; "risk=high;stat=high": "Risk: high, highest". What a
 * figure is in stands with the figure.
 */
export function nameBreakdown(breakdown: string): string {
  const shown = breakdown.split(';').filter((part) => !part.startsWith('in='))
  const parts = shown.map((part) => {
    const [key, value = ''] = part.split('=')
    return (key === 'stat' ? (STATS[value] ?? value) : `${key}: ${value}`).replaceAll('-', '–')
  })
  const words = parts.join(', ')
  return capitalise(words)
}

/** Whether the value is a statistic printed about a measure (`stat=pct-change`), not the measure's own. */
export function isStatistic(breakdown: string): boolean {
  return /(^|;)stat=/.test(breakdown)
}
