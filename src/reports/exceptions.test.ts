import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { exampleReport } from './example-report.ts'
import { findExceptions, withoutRepeat } from './exceptions.ts'
import { groupExceptions } from './report-order.ts'

const NOTHING = {
  view: undefined,
  isOfLastMonth: false,
  sentence: [{ text: '37 visits in April to June 2019.' }],
  quarter: undefined,
  target: null,
  survey: undefined,
  aside: undefined,
  contradictions: [],
}

describe('what stands out in a report', () => {
  it('is nothing where nothing is known that would make it', () => {
    assert.deepEqual(findExceptions(NOTHING), [])
    const quarter = { sentence: [{ text: 'Within its usual ups and downs.' }], isBeyond: false }
    const target = { sentence: [{ text: '40 of 39.' }], met: true, working: '' }
    assert.deepEqual(findExceptions({ ...NOTHING, quarter, target }), [])
  })

  it('is a quarter beyond its ups and downs, a missed target and a paper that contradicts itself', () => {
    const quarter = { sentence: [{ text: 'Beyond its usual ups and downs.' }], isBeyond: true }
    const target = { sentence: [{ text: '37 of 39.' }], met: false, working: '' }
    const contradictions = ['The paper prints +32; 128 less 105 is 23.']
    const kinds = findExceptions({ ...NOTHING, quarter, target, contradictions })
    assert.deepEqual(
      kinds.map(({ kind }) => kind),
      ['quarter', 'target', 'paper'],
    )
  })

  it('is told by kind, each with the measure it leads to', () => {
    assert.deepEqual(
      groupExceptions(exampleReport()).map(({ kind, items }) => [
        kind,
        items.map(({ anchor, name }) => `${anchor}: ${name}`),
      ]),
      [
        [
          'unexplained',
          ['calls-999-volume: 999 calls', 'burglary-residential: Residential burglary'],
        ],
        ['target', ['custody-visits-made: Custody visits made']],
        ['paper', ['missing-person-reports: Missing person reports: Not specified']],
      ],
    )
  })

  it('leaves out that no explanation is recorded, and nothing else', () => {
    const strong = { text: 'June 2019: 645', strong: true }
    assert.deepEqual(withoutRepeat([strong, { text: ', 50 above. No explanation recorded.' }]), [
      strong,
      { text: ', 50 above.' },
    ])
    assert.deepEqual(withoutRepeat([strong, { text: 'No explanation recorded.' }]), [strong])
    const explained = [strong, { text: '. Coincides with the Vale festival.' }]
    assert.equal(withoutRepeat(explained), explained)
  })
})
