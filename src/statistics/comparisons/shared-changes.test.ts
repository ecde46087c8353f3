import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { RecordingChange } from '#area/index.ts'
import type { Explanation } from './explain.ts'
import { describeSharedChange, shareChanges } from './shared-changes.ts'

const CHANGE: RecordingChange = {
  id: 'sheds',
  name: 'sheds counted as homes',
  short: 'sheds',
  from: '2022-03-01',
  scope: { measures: 'all', areas: 'all' },
  effect: 'Burglary of homes rises',
  source: { document: 'A made-up report' },
}
const OTHER: RecordingChange = { ...CHANGE, id: 'tills', name: 'tills counted apart' }

const told = (
  number: number,
  fit: 'said' | 'not-said' | 'contrary',
  change: RecordingChange = CHANGE,
) => ({
  number,
  explanations: [{ kind: 'recording-change', change, fit }] satisfies Explanation[],
})

describe('shareChanges', () => {
  it('says a change that several findings share once, with which it moves and which way', () => {
    const [shared, ...more] = shareChanges([
      told(1, 'said'),
      told(2, 'contrary'),
      told(3, 'said', OTHER),
      told(4, 'said'),
      told(5, 'not-said'),
      { number: 6, explanations: [] },
    ])
    assert.deepEqual(more, [])
    assert.equal(
      shared && describeSharedChange(shared),
      'Recording changed in March 2022 (sheds counted as homes). It is said to move 1 and 4 the way ' +
        'they moved, is said to move 2 the other way and falls in the time of 5.',
    )
  })

  it('leaves a change to the one finding that tells of it', () => {
    assert.deepEqual(shareChanges([told(1, 'said'), told(2, 'said', OTHER)]), [])
  })
})
