import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { answerLimitsLine } from './limits-lines.ts'
import { monthly } from './testing-series.ts'

function refusalOf(line: string): string | undefined {
  const outcome = answerLimitsLine(line, 7)
  assert.ok(!outcome.ok)
  assert.equal(outcome.problems.length, 1)
  return outcome.problems[0]?.message
}

describe('a line of the limits command', () => {
  it('is answered with its id, phases, points, variation and assurance', () => {
    const points = monthly([10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 11, 50])
    const line = JSON.stringify({
      id: 'burglary',
      points,
      improvement: 'down',
      target: null,
      rebase: [],
      baselinePoints: 12,
      screening: true,
    })
    const outcome = answerLimitsLine(line, 1)
    assert.ok(outcome.ok)
    const { id, phases, variation, assurance } = outcome.value
    assert.deepEqual([id, variation, assurance], ['burglary', 'concern-high', null])
    assert.deepEqual(Object.keys(phases[0] ?? {}).sort(), [
      'averageMovingRange',
      'from',
      'lower',
      'mean',
      'nearLower',
      'nearUpper',
      'points',
      'status',
      'upper',
    ])
    assert.deepEqual(outcome.value.points.at(-1), {
      period: '2017-05-01',
      value: 50,
      phase: 0,
      rule: 'outside-limits',
      direction: 'up',
      judgement: 'concern',
    })
  })

  it('may leave the settings out: neither way better, screening on', () => {
    const points = monthly([10, 12, 10, 12, 10, 12, 60, 10, 12, 10, 12, 10, 12])
    const outcome = answerLimitsLine(JSON.stringify({ id: 1, points }), 1)
    assert.ok(outcome.ok)
    assert.equal(outcome.value.phases[0]?.averageMovingRange, 2)
    assert.equal(outcome.value.points[6]?.judgement, 'neutral')
  })

  it('is refused in one sentence that names the line and the field', () => {
    const points = '"points":[{"period":"2019-04-01","value":1}]'
    assert.equal(
      refusalOf('{"id": "a",'),
      'Line 7 is not JSON. Write one whole JSON object on each line',
    )
    assert.equal(refusalOf('[1]'), 'Line 7: write a JSON object with an id and points')
    assert.equal(
      refusalOf('{"id":"a"}'),
      'Line 7: points cannot be used: give the points as a list',
    )
    assert.equal(
      refusalOf('{"id":"a","points":[{"period":"2019-02-30","value":1}]}'),
      'Line 7: points[0].period cannot be used: write a day as 2019-04-01',
    )
    assert.equal(
      refusalOf('{"id":"a","points":[{"period":"2019-04-01","value":"n/k"}]}'),
      'Line 7: points[0].value cannot be used: write a number without quotes',
    )
    assert.match(
      refusalOf(`{"id":"a",${points},"rebse":[]}`) ?? '',
      /^Line 7: the series has "rebse", which is not a field\. The fields are id, points,/,
    )
    assert.equal(
      refusalOf(`{"id":"a",${points},"baselinePoints":7}`),
      'Line 7: baselinePoints cannot be used: write 12 or more, or null for every point',
    )
    assert.equal(
      refusalOf(`{"id":"a",${points},"improvement":"sideways"}`),
      'Line 7: improvement cannot be used: write "up", "down" or "none"',
    )
  })

  it('is refused when a period is given twice', () => {
    assert.equal(
      refusalOf(
        '{"id":"a","points":[{"period":"2019-04-01","value":1},{"period":"2019-04-01","value":2}]}',
      ),
      'Line 7 (a): There are two points for 1 April 2019. Keep the one that is in force',
    )
  })

  it('is refused when a number is too large to be worked with', () => {
    assert.match(
      refusalOf('{"id":"a","points":[{"period":"2019-04-01","value":1e300}]}') ?? '',
      /points\[0\]\.value cannot be used: write a number no further from 0/,
    )
  })
})
