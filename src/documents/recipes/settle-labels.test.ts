import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { settleDayOrder, settleLabels } from './settle-labels.ts'

describe('the labels of a column', () => {
  it('say whether the day stands first', () => {
    assert.equal(settleDayOrder(['11/12/2025', '13/12/2025']), true)
    assert.equal(settleDayOrder(['11/12/2025', '12/13/2025']), false)
    assert.equal(settleDayOrder(['11/12/2025', '10/12/2025']), undefined)
    assert.equal(settleDayOrder(['13/12/2025', '12/13/2025']), undefined)
  })

  it('say whether six figures are a month or two years', () => {
    assert.deepEqual(settleLabels(['201011', '201012', '201101']), { sixDigits: 'month' })
    assert.deepEqual(settleLabels(['2010-11', '2011-12', '2012-13']), { sixDigits: 'years' })
    assert.deepEqual(settleLabels(['10/11', '15/16']), { sixDigits: 'years' })
    assert.deepEqual(settleLabels(['201011']), {})
  })
})
