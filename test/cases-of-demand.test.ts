import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { keepBooksOf } from './cases-of-books.ts'

describe('the cases of contact and demand, from rows to page to measure to report', () => {
  const { take, read, entryOf, report, measure } = keepBooksOf({
    books: ['missing-months', 'repeat-callers', 'triage-audits'],
    measures: ['repeat-callers-change', 'triage-too-low-rate', 'missing-older-dementia'],
    periods: ['2019-20', '2019-05', '2019-06'],
  })

  it('demand case 6: 24 people called 310 times before and 190 after, 39 percent less, with the caution', async () => {
    const said = await take('repeat-callers', [
      'ended,programme,people,before,after',
      '2019-06-30,Proactive vulnerability engagement,24,310,190',
    ])
    assert.match(said, /would call less often by chance alone/)
    assert.match(await read('/registers/repeat-callers'), /310 .*?190/)
    assert.match(await entryOf('repeat-callers', ''), /People whose calls were counted 24/)
    const page = await measure('repeat-callers-change')
    assert.match(page, /−38\.7% in/)
    assert.match(page, /regression to the mean\), so a fall is no proof of success/)
    const month = await report('2019-06')
    assert.match(month, /−38\.7% in June 2019/)
    assert.match(month, /so a fall is no proof of success/)
  })

  it('demand case 8: of 200 calls sampled 11 were graded too low: 5.5 percent, of which the numbers are kept', async () => {
    await take('triage-audits', ['month,sampled,right,too_low,too_high', '2019-05-31,200,180,11,9'])
    assert.match(
      await read('/registers/triage-audits/months'),
      /May 2019 Percent 5\.5 Of how many 11 of 200/,
    )
    assert.match(await measure('triage-too-low-rate'), /5\.5% in May 2019/)
    assert.match(await report('2019-05'), /5\.5% in May 2019/)
  })

  it('demand case 9: people of 65 and older with dementia are not given out where they are fewer than five', async () => {
    await take('missing-months', [
      'month,reports,to_11,to_15,to_17,to_25,to_64,over_65,not_known,dementia',
      '2019-05-31,100,5,30,25,10,18,10,2,4',
      '2019-06-30,100,5,30,25,10,18,10,2,5',
    ])
    const months = await read('/registers/missing-months/months')
    assert.match(months, /May 2019 Number Not given out, to protect small numbers/)
    const page = await measure('missing-older-dementia')
    assert.match(page, /5 reports in June 2019/)
    assert.match(page, /May 2019 Figure withheld/)
    assert.doesNotMatch(await report('2019-05'), /\b4 reports/)
    assert.match(await report('2019-05'), /withheld/)
    assert.match(await report('2019-06'), /5 reports in June 2019/)
  })
})
