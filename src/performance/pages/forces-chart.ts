import { type FunnelChartData, funnelChart } from '#charts/index.ts'
import { capitalise, describePeriod } from '#shared/index.ts'
import { describePlace, formatRate, funnelLimits } from '#statistics/index.ts'
import type { FigureChart } from '#web/index.ts'
import type { ComparedForces } from './compared-forces.ts'

const STEPS = 40
/** How far beyond the smallest and the largest force the lines are drawn, as shares of their people. */
const BEYOND = { smallest: 0.7, largest: 1.12 }

/** The forces' rates by how many people they serve, with the range expected. */
export function drawForces(
  { comparison: { rows, funnel }, period }: ComparedForces,
  many: string,
): FigureChart {
  const populations = rows.map(({ population }) => population)
  const smallest = BEYOND.smallest * Math.min(...populations)
  const largest = BEYOND.largest * Math.max(...populations)
  const data: FunnelChartData = {
    title: `${capitalise(many)} for every 1,000 people in each force, ${describePeriod(period)}`,
    description: rows
      .map(
        ({ name, rate, funnel: { place } }) =>
          `${name} ${formatRate(rate.rate)}, ${describePlace(place)}`,
      )
      .join('; '),
    dots: rows.map(({ name, population, rate, isOwn }) => ({
      ...{ name, population, isOwn },
      rate: rate.rate,
    })),
    steps: Array.from({ length: STEPS }, (_, index) => {
      const population = smallest + ((largest - smallest) * index) / (STEPS - 1)
      const limits = funnelLimits('rate', funnel.pooled, funnel.tau2, population)
      return {
        population,
        lower998: 1000 * limits.lower998,
        lower95: 1000 * limits.lower95,
        upper95: 1000 * limits.upper95,
        upper998: 1000 * limits.upper998,
      }
    }),
    pooled: 1000 * funnel.pooled,
    unit: `${many} for every 1,000 people`,
    format: formatRate,
  }
  return {
    id: 'funnel',
    caption: data.title,
    wide: funnelChart(data, { variant: 'wide', id: 'funnel-wide' }),
    narrow: funnelChart(data, { variant: 'narrow', id: 'funnel-narrow' }),
    table: { text: 'The same figures as a table', href: '#forces' },
  }
}
