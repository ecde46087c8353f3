import type { Measure } from '#area/index.ts'
import { capitalise } from '#shared/index.ts'

/** Numbers about a measure that need a word of their own. */
const STATS: Readonly<Record<string, string>> = {
  ...{ 'pct-change': 'change in percent', low: 'lowest', high: 'highest' },
}

/**
 * "gender=male" as a reader would say it: "Gender: male"; "risk=high;stat=high": "Risk: high, highest"; and in the
 * words of the measure where it has some: "body=audit-panel" is "Which body: Joint Audit Panel". What a figure is in
 * stands with the figure.
 */
export function nameBreakdown(
  breakdown: string,
  measure: Pick<Measure, 'breakdowns'> | undefined,
): string {
  const shown = breakdown.split(';').filter((part) => !part.startsWith('in='))
  const parts = shown.map((part) => {
    const [key = '', value = ''] = part.split('=')
    if (key === 'stat') return (STATS[value] ?? value).replaceAll('-', '–')
    const named = measure?.breakdowns[key]
    const words = named?.words[value] ?? value.replaceAll('-', '–')
    return `${named?.name ?? key.replaceAll('-', '–')}: ${words}`
  })
  return capitalise(parts.join(', '))
}

/** Whether the value is a statistic printed about a measure (`stat=pct-change`), not the measure's own. */
export function isStatistic(breakdown: string): boolean {
  return /(^|;)stat=/.test(breakdown)
}
