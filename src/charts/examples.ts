import { controlChart } from './control-chart.ts'
import { exampleCharts, exampleFunnel, examplePlaces } from './example-data.ts'
import { funnelChart } from './funnel-chart.ts'
import { placeMap } from './place-map.ts'
import { sparkline } from './sparkline.ts'

/** Every example chart drawn every way, by its file name in `examples/`. */
export function drawExamples(): ReadonlyMap<string, string> {
  const drawings = new Map<string, string>()
  for (const [name, data] of Object.entries(exampleCharts)) {
    for (const variant of ['wide', 'narrow', 'print'] as const) {
      const drawing = controlChart(data, { variant, id: name })
      drawings.set(`${name}-${variant}.svg`, `${drawing}\n`)
    }
    drawings.set(`${name}-sparkline.svg`, `${sparkline(data)}\n`)
  }
  for (const variant of ['wide', 'narrow', 'print'] as const) {
    const drawing = funnelChart(exampleFunnel, { variant, id: 'funnel' })
    drawings.set(`funnel-${variant}.svg`, `${drawing}\n`)
  }
  for (const variant of ['wide', 'narrow'] as const) {
    drawings.set(`places-${variant}.svg`, `${placeMap(examplePlaces, variant)}\n`)
  }
  return drawings
}
