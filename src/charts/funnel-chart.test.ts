import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { formatNumber } from '#shared/index.ts'
import { sample } from '../../test/sample.ts'
import { exampleFunnel } from './example-data.ts'
import { funnelChart } from './funnel-chart.ts'
import type { FunnelChartData } from './funnel-data.ts'
import { crosses } from './placing.ts'
import { type DrawnText, findFault, readSize, readTexts } from './read-drawing.ts'
import { type Box, overlap, plainText } from './svg.ts'

const VARIANTS = ['wide', 'narrow', 'print'] as const
type Variant = (typeof VARIANTS)[number]

const draw = (data: FunnelChartData, variant: Variant) =>
  funnelChart(data, { variant, id: 'funnel' })

/** Values of an attribute of every element with a class. */
function numbers(svg: string, pattern: RegExp): readonly (readonly number[])[] {
  return Array.from(svg.matchAll(pattern), ([, ...found]) => found.map(Number))
}

function dots(svg: string): readonly Box[] {
  const rings = numbers(
    svg,
    /<circle class="cf-chart__mark" cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"/g,
  )
  const squares = numbers(
    svg,
    /<rect class="cf-chart__dot" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g,
  )
  return [
    ...rings.map(([x = 0, y = 0, r = 0]) => ({
      ...{ left: x - r, right: x + r, top: y - r, bottom: y + r },
    })),
    ...squares.map(([x = 0, y = 0, width = 0, height = 0]) => ({
      ...{ left: x, right: x + width, top: y, bottom: y + height },
    })),
  ]
}

function average(svg: string) {
  const [[x1 = 0, y1 = 0, x2 = 0] = []] = numbers(
    svg,
    /<line class="cf-chart__average" x1="([\d.]+)" y1="([\d.]+)" x2="([\d.]+)"/g,
  )
  return { x1, y1, x2, y2: y1 }
}

/** A box without the tenth of a unit by which drawn numbers are rounded. */
function inner({ left, top, right, bottom }: Box): Box {
  return { left: left + 0.2, top: top + 0.2, right: right - 0.2, bottom: bottom - 0.2 }
}

function assertNothingCollides(svg: string, isName: (text: DrawnText) => boolean): void {
  const { width, height } = readSize(svg)
  const texts = readTexts(svg)
  const [marks, line] = [dots(svg), average(svg)]
  for (const [index, one] of texts.entries()) {
    const { left, right, top, bottom } = one.box
    const isInside = left >= -0.1 && right <= width + 0.1 && top >= -0.1 && bottom <= height + 0.1
    assert.ok(isInside, `"${one.text}" runs off`)
    for (const other of texts.slice(index + 1)) {
      assert.ok(!overlap(inner(one.box), other.box), `"${one.text}" over "${other.text}"`)
    }
    if (!isName(one)) continue
    assert.ok(!marks.some((mark) => overlap(inner(one.box), mark)), `"${one.text}" on a dot`)
    assert.ok(!crosses(line, inner(one.box)), `"${one.text}" is struck through by the average`)
  }
}

describe('funnelChart', () => {
  for (const variant of VARIANTS) {
    it(`names every force, the average and the limits with their values, ${variant}`, () => {
      const said = readTexts(draw(exampleFunnel, variant)).map(({ text }) => text)
      for (const { name } of exampleFunnel.dots) assert.ok(said.includes(name), name)
      for (const name of [
        '99.8% limit 137.8',
        '95% limit 115.7',
        'all together 85.4',
        '95% limit 63.1',
        '99.8% limit 53.0',
      ]) {
        assert.ok(said.includes(name), `${variant} says "${name}"`)
      }
    })

    it(`puts no name on the average, on a dot or on another name, ${variant}`, () => {
      const names = new Set(exampleFunnel.dots.map(({ name }) => name))
      const isName = ({ text }: DrawnText) => names.has(text) || /limit|together/.test(text)
      const svg = draw(exampleFunnel, variant)
      assert.equal(findFault(svg), undefined)
      assertNothingCollides(svg, isName)
    })
  }

  it('has a title and a description with ids of its own', () => {
    const svg = draw(exampleFunnel, 'wide')
    assert.match(svg, /role="img" aria-labelledby="funnel-title funnel-description"/)
    assert.match(svg, /<title id="funnel-title">Offences/)
  })

  it('gives the reader’s own force a square and the others rings', () => {
    const svg = draw(exampleFunnel, 'wide')
    assert.equal(numbers(svg, /<rect class="cf-chart__dot" x="([\d.]+)"/g).length, 1)
    assert.equal(numbers(svg, /<circle class="cf-chart__mark" cx="([\d.]+)"/g).length, 7)
  })

  it('tells below the plot of a phone what has no room in it, and which line it is of', () => {
    const dots = exampleFunnel.dots.flatMap((dot) =>
      [0.6, 0.8, 1, 1.2, 1.4].map((by, index) => ({
        ...{ ...dot, rate: dot.rate * by, isOwn: false },
        name: `${dot.name} ${index + 1}`,
      })),
    )
    const said = readTexts(draw({ ...exampleFunnel, dots }, 'narrow')).map(({ text }) => text)
    assert.match(said.join(' '), /dashed line: all together 85\.4/)
    assert.match(said.join(' '), /also drawn: .*, /)
  })

  it('writes its axes with as many decimals as they need', () => {
    const svg = draw(scaled(0.001), 'narrow')
    const said = readTexts(svg).map(({ text }) => text)
    assert.ok(said.includes('0.06') && said.includes('0.08'), said.join(' '))
  })
})

/** The example with its rates so many times as large. */
function scaled(by: number): FunnelChartData {
  return {
    ...exampleFunnel,
    pooled: by * exampleFunnel.pooled,
    dots: exampleFunnel.dots.map((dot) => ({ ...dot, rate: by * dot.rate })),
    steps: exampleFunnel.steps.map(({ population, lower998, lower95, upper95, upper998 }) => ({
      population,
      ...{ lower998: by * lower998, lower95: by * lower95 },
      ...{ upper95: by * upper95, upper998: by * upper998 },
    })),
  }
}

/** A name that no figure or axis of the chart is written as, and that takes no second line. */
const isWord = (name: string) => /^[A-Z][a-z]{3,}/.test(name) && name !== 'People'

const rate = fc.double({ min: 0, max: 200, noNaN: true })
const group = fc
  .array(
    fc.record({
      name: fc.oneof(
        fc.string({ maxLength: 24 }),
        fc.constantFrom('Northmere', 'Vale of Tarn', 'Eastholm and Westholm', 'Skerby'),
      ),
      population: fc.integer({ min: 8_000, max: 9_000_000 }),
      rate,
    }),
    { minLength: 2, maxLength: 14 },
  )
  .map((members) => members.map((member, index) => ({ ...member, isOwn: index === 0 })))

const funnel: fc.Arbitrary<FunnelChartData> = fc
  .tuple(group, rate, fc.double({ min: 0, max: 1.5, noNaN: true }), fc.string({ maxLength: 90 }))
  .map(([members, pooled, reach, unit]) => {
    const populations = members.map(({ population }) => population)
    const [fewest, most] = [0.7 * Math.min(...populations), 1.12 * Math.max(...populations)]
    return {
      ...{ title: unit, description: unit, unit, pooled, dots: members },
      format: (value: number) => formatNumber(value, 2, 2),
      steps: Array.from({ length: 12 }, (_, index) => {
        const population = fewest + ((most - fewest) * index) / 11
        const out = (times: number) => times * reach * Math.sqrt(fewest / population)
        return {
          population,
          lower998: pooled * Math.exp(-out(1.6)),
          lower95: pooled * Math.exp(-out(1)),
          upper95: pooled * Math.exp(out(1)),
          upper998: pooled * Math.exp(out(1.6)),
        }
      }),
    }
  })

describe('funnelChart, whatever it is given', () => {
  for (const variant of VARIANTS) {
    it(`is sound, ${variant}: well formed, no word off the edge or over another, every force and line told`, () => {
      fc.assert(
        fc.property(funnel, (data) => {
          const svg = draw(data, variant)
          assert.equal(findFault(svg), undefined)
          const bare = svg.replaceAll(/<(title|desc|text)[^>]*>[^<]*/g, '<$1>')
          assert.doesNotMatch(bare, /NaN|Infinity|undefined|e[+-]\d/)
          const names = data.dots.map(({ name }) => plainText(name)).filter(isWord)
          assertNothingCollides(svg, ({ text }) => names.includes(text))
          const said = readTexts(svg).map(({ text }) => text)
          const all = said.join(' ')
          const lines = ['99.8% limit', '95% limit', 'all together']
          for (const name of [...names, ...lines]) assert.ok(all.includes(name), `no "${name}"`)
        }),
        sample(25),
      )
    })
  }

  it('gives the same bytes for the same data', () => {
    fc.assert(
      fc.property(funnel, (data) => {
        assert.equal(draw(data, 'wide'), draw(data, 'wide'))
      }),
      sample(10),
    )
  })
})
