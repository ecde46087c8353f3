import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { monthPeriod, periodOf } from '#shared/index.ts'
import { chooseChart } from '../charting/chart-choice.ts'
import { suggestRebase } from '../charting/rebase-suggestion.ts'
import { analyseSeries } from '../limits/series.ts'
import { measureOf, months } from '../limits/testing-series.ts'
import { drawNormal, seededRandom } from '../methods/random.ts'
import { describePair } from '../pairs/pair-words.ts'
import { pairMeasures } from '../pairs/paired-measures.ts'
import { plain } from '../words/words.ts'

const SUBJECT = { measure: 'incidents', area: { id: 'northmere', kind: 'police-area' } }
const NONE = { events: [], changes: [] }

function series(values: readonly (number | null)[]) {
  const outcome = analyseSeries(measureOf(), months(values))
  assert.ok(outcome.ok)
  return outcome.value
}

const swing = (length: number, level = 100) =>
  Array.from({ length }, (_, index) => level + (index % 2 === 0 ? 5 : -5))

describe('chooseChart', () => {
  const points = (counts: readonly number[], of?: number) =>
    months(counts).map(({ period, value }) => ({ period, count: value, of: of ?? null }))

  it('follows the size of the count', () => {
    const kind = (level: number, days?: 'apart' | 'some-together') => {
      const chosen = chooseChart('count', points(new Array<number>(24).fill(level)), days)
      return chosen.ok && chosen.value.kind
    }
    assert.deepEqual(
      [kind(10), kind(9), kind(5), kind(4), kind(4, 'apart'), kind(4, 'some-together')],
      ['xmr', 'c', 'c', 'c', 't', 'g'],
    )
  })

  it('widens the limits of a share that varies more than chance', () => {
    // Shares of 30% and 50% by turns of 400 vary far more than √(0.4 × 0.6 / 400) = 2.4 points
    const wide = Array.from({ length: 24 }, (_, index) => (index % 2 === 0 ? 120 : 200))
    const chosen = chooseChart('share', points(wide, 400))
    assert.equal(chosen.ok && chosen.value.kind, 'p-prime')
    const plainer = chooseChart('share', points(new Array<number>(24).fill(160), 400))
    assert.equal(plainer.ok && plainer.value.kind, 'p')
  })

  it('refuses a rolling twelve months, and says why', () => {
    const rolling = [3, 4, 5].map((month) => ({
      period: periodOf(`2018-0${month}-01`, monthPeriod(2019, month - 1).end),
      count: 1200,
    }))
    const chosen = chooseChart('count', rolling)
    assert.equal(chosen.ok, false)
    if (!chosen.ok) assert.match(chosen.problems[0]?.message ?? '', /shares months with/)
  })
})

describe('pairMeasures', () => {
  const random = seededRandom(4)
  const noise = Array.from({ length: 60 }, () => 100 + 10 * drawNormal(random))
  const first = months(noise)

  it('finds that one moved two months after the other', () => {
    const second = months(noise.map((_, index) => 300 - (noise[index - 2] ?? 100)))
    const outcome = pairMeasures(first, second)
    assert.ok(outcome.ok)
    assert.equal(outcome.value.clearest?.lag, 2)
    const said = plain(describePair(outcome.value, 'searches', 'knife crime'))
    assert.match(said, /went opposite ways, knife crime 2 months later/)
    assert.match(said, /does not show that one changes the other/)
  })

  it('is not taken in by two things that both grow', () => {
    const other = Array.from({ length: 60 }, () => 10 * drawNormal(random))
    const growing = (values: readonly number[]) =>
      months(values.map((value, index) => value + 20 * index))
    const outcome = pairMeasures(growing(noise), growing(other))
    assert.ok(outcome.ok)
    assert.equal(outcome.value.clearest, undefined)
  })

  it('links unrelated series in at most 5 of 100', () => {
    let linked = 0
    for (let run = 0; run < 200; run++) {
      const draw = () => months(Array.from({ length: 48 }, () => drawNormal(random)))
      const outcome = pairMeasures(draw(), draw())
      if (outcome.ok && outcome.value.clearest !== undefined) linked++
    }
    assert.ok(linked <= 0.06 * 200, `${linked} of 200`)
  })

  it('refuses fewer than 18 months', () => {
    assert.equal(pairMeasures(first.slice(0, 17), first).ok, false)
  })
})

describe('suggestRebase', () => {
  it('suggests the beginning of a run of 13 months that still lasts', () => {
    const found = suggestRebase(series([...swing(24), ...swing(13, 130)]), SUBJECT, NONE)
    assert.equal(found?.from.code, '2018-04')
    assert.deepEqual([found?.meanBefore, found?.meanAfter.toFixed(1)], [100, '130.4'])
    assert.match(plain(found?.sentence ?? []), /takes an entry in the register/)
  })

  it('suggests nothing for a run that is shorter, or over', () => {
    assert.equal(suggestRebase(series([...swing(24), ...swing(9, 130)]), SUBJECT, NONE), undefined)
    const over = series([...swing(24), ...swing(13, 130), ...swing(8)])
    assert.equal(suggestRebase(over, SUBJECT, NONE), undefined)
  })
})
