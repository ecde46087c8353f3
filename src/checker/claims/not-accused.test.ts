import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readMarkdown } from '#documents/testing.ts'
import { checkPapers } from '../check-papers.ts'
import { accuses } from '../claim.ts'

function accusedIn(...lines: readonly string[]) {
  const [paper] = checkPapers([readMarkdown('made-up.md', lines.join('\n'))])
  return (paper?.claims ?? []).flatMap(({ verdict, stated, recomputed }) =>
    accuses(verdict) ? [`${stated} should be ${recomputed}`] : [],
  )
}

const STAFF = [
  '| Grade | 2021 | 2023 | 2024 |',
  '|---|--:|--:|--:|',
  '| Wardens | 180 | 214 | 187 |',
  '| Drivers | 96 | 90 | 92 |',
  '| All grades | 276 | 304 | 279 |',
]

describe('what may be right in another reading', () => {
  it('is not accused: parts of each pound, averages for another thing, and rates told twice', () => {
    for (const text of [
      'Of each pound that Saltwell spends, 31p goes on wardens, 44p on parks and 25p on roads.',
      'The six wishes drew 6,127 ticks altogether, an average of 2.3 a person.',
      'There are 5.3 wardens for every driver; a year ago the figure was 5.6.',
    ])
      assert.deepEqual(accusedIn(text), [], text)
  })

  it('is not accused of a direction since another time, or of one row where all are told', () => {
    assert.deepEqual(accusedIn(...STAFF, '', 'Wardens are above their 2021 number by seven.'), [])
    assert.deepEqual(
      accusedIn(...STAFF, '', 'There were 12% fewer grades of pay than in 2023.'),
      [],
    )
  })

  it('is not accused of how far it is beyond the one end of a range, and is of another distance', () => {
    const said = (value: number, way: string) =>
      `In May 2024 there were ${value} fires, 12 ${way} the usual range of 121 to 140 a month.`
    assert.deepEqual(accusedIn(said(152, 'above')), [])
    assert.deepEqual(accusedIn(said(109, 'below')), [])
    assert.deepEqual(accusedIn(said(153, 'above')), ['12 should be 13'])
    assert.deepEqual(accusedIn(said(108, 'below')), ['12 should be 13'])
  })

  it('has no word of direction in a name', () => {
    assert.deepEqual(
      accusedIn(
        '| Service £000 | Budget | Forecast | Variance |',
        '|---|--:|--:|--:|',
        '| Planning and Growth | 3,185 | 2,961 | (224) |',
        '| Parks | 4,056 | 4,087 | 31 |',
        '',
        'Planning and Growth expects to underspend by £224k.',
      ),
      [],
    )
  })
})

describe('what its own sentence or table bears out', () => {
  it('is not accused: a fall between two ends, a subtotal, a share of what went before', () => {
    for (const text of [
      'Outside it the other four wards went from 1,208 to 1,157, a drop of 4.2%.',
      'Of the leavers, 97 retired, 68 resigned and 23 moved; that accounts for 188, and 18 died.',
      'Of the calls, 41 were late, 30 lost and 9 refused; those make 80, and 12 were repeats.',
      'The year before it was 1,050, so we are up by 43, or 4.1%.',
      'Last time there were 620, and so we are down by 31, or 5%.',
    ])
      assert.deepEqual(accusedIn(text), [], text)
  })

  it('is not accused of a side of something else as if it had moved', () => {
    assert.deepEqual(
      accusedIn(...STAFF, '', 'Wardens are 3 beneath the plan, and Drivers 9 above it.'),
      [],
    )
  })
})

describe('what is told in full', () => {
  it('is accused where it does not work out', () => {
    assert.deepEqual(
      accusedIn('Volunteers gave 23,500 hours; at £12.60 an hour that would be worth £269,100.'),
      ['£269,100 should be £296,100'],
    )
    assert.deepEqual(
      accusedIn('Of 214,600 pounds, 96,000 went to wardens and 58,500 to lamps, leaving 61,000.'),
      ['61,000 should be 60,100'],
    )
    assert.deepEqual(accusedIn('Theft fell from 1,480 to 1,306, that is by 174 or 13.3%.'), [
      '13.3% should be 11.8%',
    ])
  })

  it('is borne out where it does', () => {
    for (const text of [
      'Volunteers gave 23,500 hours; at £12.60 an hour that would be worth £296,100.',
      'Theft fell from 1,480 to 1,306, that is by 174 or 11.8%.',
    ])
      assert.deepEqual(accusedIn(text), [], text)
  })
})
