import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { controlChart } from './control-chart.ts'
import { bareChart, exampleCharts, exampleFunnel } from './example-data.ts'
import { funnelChart } from './funnel-chart.ts'
import { sparkline } from './sparkline.ts'

const incidents = exampleCharts['incidents'] ?? bareChart
const count = (svg: string, pattern: RegExp) => Array.from(svg.matchAll(pattern)).length

describe('sparkline', () => {
  it('marks each unusual figure and dots the last', () => {
    const svg = sparkline(incidents)
    assert.equal(count(svg, /class="cf-chart__mark"/g), 5)
    assert.equal(count(svg, /class="cf-chart__dot"/g), 1)
    assert.equal(count(svg, /class="cf-chart__range"/g), 1)
  })

  it('is hidden from screen readers unless it is given a title', () => {
    assert.match(sparkline(incidents), /aria-hidden="true"/)
    assert.match(sparkline(incidents, 'Up & down'), /role="img"><title>Up &amp; down<\/title>/)
  })
})

describe('the drawings', () => {
  it('have a style in forced colours for every class that is drawn with a colour', () => {
    const styles = readFileSync(
      join(import.meta.dirname, '../web/assets/critical-friend.css'),
      'utf8',
    )
    const drawn = Object.values(exampleCharts).flatMap((data) =>
      (['wide', 'narrow'] as const).map((variant) => controlChart(data, { variant, id: variant })),
    )
    drawn.push(funnelChart(exampleFunnel, { variant: 'wide', id: 'funnel' }))
    const classes = new Set(
      Array.from(drawn.join('').matchAll(/class="(cf-chart__\w+)/g), ([, name]) => name ?? ''),
    )
    classes.delete('cf-chart__drawing')
    assert.ok(classes.size > 5)
    for (const name of classes) assert.ok(styles.includes(`.${name}`), `${name} has no style`)
  })
})
