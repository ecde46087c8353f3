import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { barPair } from './bar-pair.ts'
import { bareChart, exampleCharts } from './example-data.ts'
import { chartStyles, responsiveChart } from './responsive-chart.ts'
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

describe('barPair', () => {
  const widths = (svg: string) =>
    Array.from(svg.matchAll(/<rect [^>]*width="([\d.]+)"/g), ([, width]) => Number(width))

  it('draws both bars from zero, so that half is half as long', () => {
    assert.deepEqual(widths(barPair(100, 50)), [196, 98])
  })

  it('draws a figure below zero to the left of zero', () => {
    // −50 to 50 over 196: zero stands in the middle, at 2 + 98
    assert.match(barPair(-50, 50), /x="2" y="2" width="98"/)
  })

  it('draws no bar for nothing, and none for what was not published', () => {
    assert.equal(widths(barPair(0, null)).length, 0)
  })
})

describe('responsiveChart', () => {
  it('holds both drawings, each with ids of its own', () => {
    const html = responsiveChart(incidents, 'asb')
    const ids = Array.from(html.matchAll(/ id="([^"]+)"/g), ([, id]) => id)
    assert.equal(ids.length, 4)
    assert.equal(new Set(ids).size, 4)
  })

  it('has a style for every class that is drawn with a colour', () => {
    const drawn = Object.values(exampleCharts)
      .map((data) => responsiveChart(data, 'a'))
      .join('')
    const classes = new Set(
      Array.from(drawn.matchAll(/class="(cf-chart__\w+)/g), ([, name]) => name),
    )
    for (const name of classes) assert.ok(chartStyles.includes(`.${name}`), `${name} has no style`)
  })
})
