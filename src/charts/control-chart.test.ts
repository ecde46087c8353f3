import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ControlChartData } from './chart-data.ts'
import { controlChart } from './control-chart.ts'
import { bareChart, exampleCharts, monthly } from './example-data.ts'
import { readSize, readTexts } from './read-drawing.ts'

const incidents = exampleCharts['incidents'] ?? bareChart
const words = (data: ControlChartData, variant: 'wide' | 'narrow' | 'print' = 'wide') =>
  readTexts(controlChart(data, { variant, id: 'chart' })).map(({ text }) => text)
const count = (svg: string, pattern: RegExp) => Array.from(svg.matchAll(pattern)).length

describe('controlChart', () => {
  it('names the usual range and the average with their values, and numbers what is unusual', () => {
    for (const variant of ['wide', 'narrow', 'print'] as const) {
      const said = words(incidents, variant)
      for (const name of [
        'usual upper 1,259',
        'average 953',
        'usual lower 648',
        'first lockdown',
      ]) {
        assert.ok(said.includes(name), `${variant} says "${name}"`)
      }
      for (const number of ['1', '2', '3', '4', '5']) assert.ok(said.includes(number))
    }
  })

  it('has a title and a description with ids of its own', () => {
    const svg = controlChart(incidents, { variant: 'wide', id: 'asb' })
    assert.match(svg, /role="img" aria-labelledby="asb-title asb-description"/)
    assert.match(svg, /<title id="asb-title">Incidents a month/)
    assert.match(svg, /<desc id="asb-description">Usually 648 to 1,259/)
  })

  it('draws a figure that is set aside as a broken ring off the line, within the drawing', () => {
    const points = monthly(2025, 4, [10, 12, null, 11]).map((point, index) =>
      index === 2 ? { ...point, setAside: 90 } : point,
    )
    const svg = controlChart({ ...bareChart, points }, { variant: 'wide', id: 'chart' })
    assert.equal(count(svg, /<circle class="cf-chart__set-aside"[^>]*stroke-dasharray/g), 1)
    const [, y = ''] = /class="cf-chart__set-aside"[^>]* cy="([\d.]+)"/.exec(svg) ?? []
    const highest = Math.min(
      ...Array.from(svg.matchAll(/class="cf-chart__dot"[^>]* cy="([\d.]+)"/g), (dot) =>
        Number(dot[1]),
      ),
    )
    assert.ok(Number(y) > 0 && Number(y) < highest)
  })

  it('gives each judgement a shape: diamond, triangle, ring', () => {
    const flags = (['concern', 'improvement', 'neutral'] as const).map((judgement, at) => ({
      number: at + 1,
      firstIndex: at,
      lastIndex: at,
      judgement,
      kind: 'point' as const,
    }))
    const data = { ...bareChart, points: monthly(2020, 1, [3, 5, 4]), flags }
    const svg = controlChart(data, { variant: 'wide', id: 'chart' })
    assert.equal(count(svg, /<path d="M[^LZ]+(L[^LZ]+){3}Z" class="cf-chart__mark"/g), 1, 'diamond')
    assert.equal(
      count(svg, /<path d="M[^LZ]+(L[^LZ]+){2}Z" class="cf-chart__mark"/g),
      1,
      'triangle',
    )
    assert.equal(count(svg, /<circle [^>]*class="cf-chart__mark"/g), 1, 'ring')
  })

  it('breaks its line at a month that was not published, and dots a month that stands alone', () => {
    const data = { ...bareChart, points: monthly(2020, 1, [1, 2, null, 3, null, 4, 5]) }
    const svg = controlChart(data, { variant: 'narrow', id: 'chart' })
    const [, line = ''] = /class="cf-chart__line" d="([^"]*)"/.exec(svg) ?? []
    assert.equal(count(line, /M/g), 2, 'January to February, and June to July')
    assert.ok(count(svg, /<circle class="cf-chart__dot"/g) >= 1)
  })

  it('breaks the usual range where figures began to be recorded another way', () => {
    const svg = controlChart(exampleCharts['rebased'] ?? bareChart, { variant: 'wide', id: 'c' })
    const bands = Array.from(
      svg.matchAll(/class="cf-chart__range" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g),
      ([, x, width]) => ({ from: Number(x), to: Number(x) + Number(width) }),
    )
    assert.equal(bands.length, 2)
    assert.ok((bands[0]?.to ?? 0) < (bands[1]?.from ?? 0))
  })

  it('says of a provisional range that it is the range so far', () => {
    const said = words(exampleCharts['provisional-range'] ?? bareChart)
    assert.ok(said.includes('usual upper so far 52') && said.includes('average so far 35'))
  })

  it('says when there are too few figures for a usual range', () => {
    const data = exampleCharts['three-figures'] ?? bareChart
    assert.match(words(data).join(' '), /too few figures for a usual range/)
    assert.match(words(data, 'narrow').join(' '), /too few figures for a usual range/)
  })

  it('says "No figures" and draws nothing when nothing was published', () => {
    assert.deepEqual(words(bareChart), ['No figures'])
    assert.deepEqual(words(exampleCharts['all-blank'] ?? incidents), ['No figures'])
  })

  it('leaves out an event outside its months, and shows an event of one day', () => {
    const data = exampleCharts['crowded'] ?? bareChart
    const svg = controlChart(data, { variant: 'wide', id: 'chart' })
    assert.ok(!svg.includes('before the series'))
    const widths = Array.from(
      svg.matchAll(/class="cf-chart__event" x="[\d.]+" y="[\d.]+" width="([\d.]+)"/g),
      ([, width]) => Number(width),
    )
    assert.equal(widths.length, 7)
    assert.ok(Math.min(...widths) >= 3)
  })

  it('draws words of at least 12 px on a phone of 320 px, which leaves a page 290', () => {
    for (const data of Object.values(exampleCharts)) {
      const svg = controlChart(data, { variant: 'narrow', id: 'chart' })
      for (const { size } of readTexts(svg)) assert.ok((size * 290) / readSize(svg).width >= 12)
    }
  })

  it('carries its looks in plain attributes on paper', () => {
    const svg = controlChart(exampleCharts['crowded'] ?? bareChart, { variant: 'print', id: 'c' })
    assert.match(svg, /font-family="Atkinson Hyperlegible Next"/)
    assert.doesNotMatch(svg, /style=|<style|var\(|currentColor|foreignObject|dominant-baseline/)
  })

  it('escapes every word it is given', () => {
    const nasty = '<b>"A" & B</b>'
    const svg = controlChart(
      {
        ...incidents,
        title: nasty,
        description: nasty,
        events: [{ short: nasty, from: '2020-03-26', to: '2020-07-04' }],
      },
      { variant: 'wide', id: '"><script>' },
    )
    assert.doesNotMatch(svg, /<b>|<script>/)
    assert.ok(svg.includes('&lt;b&gt;&quot;A&quot; &amp; B&lt;/b&gt;</text>'))
  })
})
