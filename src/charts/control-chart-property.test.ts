import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { formatNumber } from '#shared/index.ts'
import { sample } from '../../test/sample.ts'
import type { ChartFlag, ChartPhase, ControlChartData } from './chart-data.ts'
import { controlChart } from './control-chart.ts'
import { monthly } from './example-data.ts'
import { findFault, readSize, readTexts } from './read-drawing.ts'
import { sparkline } from './sparkline.ts'
import { overlap } from './svg.ts'

const value = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 2000 }) },
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.double({ min: -1e12, max: 1e12, noNaN: true }) },
  { weight: 1, arbitrary: fc.integer({ min: -50, max: 50 }) },
)

const series = fc.oneof(
  fc.array(value, { maxLength: 48 }),
  fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 30 }),
  fc.array(value, { minLength: 200, maxLength: 240 }),
  fc.tuple(fc.integer({ min: 1, max: 40 }), value).map(([size, one]) => Array(size).fill(one)),
)

const words = fc.oneof(fc.string({ maxLength: 60, unit: 'binary' }), fc.string({ maxLength: 24 }))
const day = fc
  .date({ min: new Date('2017-06-01'), max: new Date('2041-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const event = fc.tuple(words, day, day).map(([short, one, other]) => ({
  short,
  from: one < other ? one : other,
  to: one < other ? other : one,
}))

const formats = [
  (figure: number) => formatNumber(figure),
  (figure: number) => `${formatNumber(figure, 1)}%`,
  (figure: number) => `£${formatNumber(figure, 2, 2)}`,
]

/** Two or three stretches that cover a series, each with some limits or none. */
const phasesOf = (length: number): fc.Arbitrary<readonly ChartPhase[]> =>
  fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 1, max: Math.max(length - 1, 1) }), { maxLength: 2 }),
      fc.array(
        fc.tuple(
          fc.double({ min: -100, max: 3000, noNaN: true }),
          fc.double({ min: 0, max: 900, noNaN: true }),
          fc.constantFrom('firm', 'provisional', 'too-few', 'no-variation'),
        ),
        { minLength: 3, maxLength: 3 },
      ),
    )
    .map(([cuts, limits]) => {
      const starts = [0, ...cuts.filter((cut) => cut < length).sort((a, b) => a - b)]
      return starts.map((fromIndex, order) => {
        const [mean, reach, status] = limits[order] ?? [0, 0, 'too-few' as const]
        const toIndex = (starts[order + 1] ?? Math.max(length, 1)) - 1
        const half = status === 'no-variation' ? 0 : reach
        return status === 'too-few'
          ? { fromIndex, toIndex, status, mean: null, lower: null, upper: null }
          : { fromIndex, toIndex, status, mean, lower: mean - half, upper: mean + half }
      })
    })

const flagsOf = (length: number): fc.Arbitrary<readonly ChartFlag[]> =>
  fc
    .array(
      fc.record({
        firstIndex: fc.nat({ max: Math.max(length - 1, 0) }),
        steps: fc.nat({ max: 9 }),
        judgement: fc.constantFrom('improvement', 'concern', 'neutral'),
        kind: fc.constantFrom('point', 'run'),
      }),
      { maxLength: length === 0 ? 0 : 40 },
    )
    .map((flags) =>
      flags
        .sort((a, b) => a.firstIndex - b.firstIndex)
        .map(({ firstIndex, steps, judgement, kind }, order) => ({
          number: order + 1,
          firstIndex,
          lastIndex: kind === 'run' ? Math.min(firstIndex + steps, length - 1) : firstIndex,
          judgement,
          kind,
        })),
    )

/** How far the ranges of points reach, where they have their own: mostly none have. */
const reaches = fc.oneof(
  { weight: 2, arbitrary: fc.constant<readonly (number | null)[]>([]) },
  {
    weight: 1,
    arbitrary: fc.array(fc.option(fc.double({ min: 0, max: 900, noNaN: true }), { nil: null }), {
      minLength: 7,
      maxLength: 7,
    }),
  },
)

function ownRange(reach: number | null) {
  if (reach === null) return {}
  return { range: { lower: 400 - reach, upper: 400 + reach, mean: 400 + reach / 3 } }
}

const chart: fc.Arbitrary<ControlChartData> = series.chain((values) =>
  fc.record({
    title: words,
    description: words,
    points: fc.tuple(words, reaches).map(([odd, reach]) =>
      monthly(2018, 4, values).map((point, index) => ({
        ...point,
        ...(index === 3 ? { label: odd } : {}),
        ...ownRange(reach[index % 7] ?? null),
      })),
    ),
    phases: fc.oneof(fc.constant<readonly ChartPhase[]>([]), phasesOf(values.length)),
    flags: flagsOf(values.length),
    events: fc.array(event, { maxLength: 8 }),
    recordingChanges: fc.array(fc.record({ short: words, from: day }), { maxLength: 3 }),
    format: fc.constantFrom(...formats),
    zeroBased: fc.boolean(),
    target: fc.option(fc.double({ min: -100, max: 3000, noNaN: true }), { nil: null }),
  }),
)

/** The numbers that bold labels such as "3" and "5–8" stand for. */
function numbersShown(labels: readonly string[]): ReadonlySet<number> {
  return new Set(
    labels.flatMap((label) => {
      const [first = 0, last = first] = label.split('–').map(Number)
      return Array.from({ length: last - first + 1 }, (_, step) => first + step)
    }),
  )
}

describe('controlChart, whatever it is given', () => {
  for (const variant of ['wide', 'narrow', 'print'] as const) {
    it(`is sound, ${variant}: well formed, no word off the edge or over another, each number shown`, () => {
      fc.assert(
        fc.property(chart, (data) => {
          const svg = controlChart(data, { variant, id: 'chart' })
          assert.equal(findFault(svg), undefined)
          const bare = svg.replaceAll(/<(title|desc|text)[^>]*>[^<]*/g, '<$1>')
          assert.doesNotMatch(bare, /NaN|Infinity|undefined|e[+-]\d/)

          const { width, height } = readSize(svg)
          const texts = readTexts(svg)
          for (const { text, box } of texts) {
            const inside =
              box.left >= -0.1 &&
              box.right <= width + 0.1 &&
              box.top >= -0.1 &&
              box.bottom <= height
            assert.ok(inside, `"${text}" runs off`)
          }
          texts.forEach(({ text, box }, index) => {
            const inner = {
              left: box.left + 0.2,
              top: box.top + 0.2,
              right: box.right - 0.2,
              bottom: box.bottom - 0.2,
            }
            for (const other of texts.slice(index + 1)) {
              assert.ok(!overlap(inner, other.box) || text === '', `"${text}" over "${other.text}"`)
            }
          })

          const shown = numbersShown(texts.filter(({ bold }) => bold).map(({ text }) => text))
          for (const { number, firstIndex, lastIndex } of data.flags) {
            const its = data.points.slice(firstIndex, lastIndex + 1)
            const drawn = its.some((point) => point.value !== null)
            assert.ok(!drawn || shown.has(number), `${number} is not shown`)
          }
        }),
        sample(60),
      )
    })
  }

  it('gives the same bytes for the same data', () => {
    fc.assert(
      fc.property(chart, (data) => {
        const draw = () => controlChart(data, { variant: 'wide', id: 'chart' })
        assert.equal(draw(), draw())
      }),
      sample(20),
    )
  })
})

describe('sparkline, whatever it is given', () => {
  it('is well formed and has no figure that is not a number', () => {
    fc.assert(
      fc.property(chart, (data) => {
        const svg = sparkline(data)
        assert.equal(findFault(svg), undefined)
        assert.doesNotMatch(svg, /NaN|Infinity|undefined/)
      }),
      sample(60),
    )
  })
})
