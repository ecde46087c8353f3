import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { accuses } from '../claim.ts'
import { claimsIn } from '../testing.ts'

const STALLS = [
  '| Market | 2022/23 | 2023/24 | 2024/25 |',
  '|---|--:|--:|--:|',
  '| Corn Square | 131 | 118 | 97 |',
  '| Quay | 64 | 72 | 79 |',
  '| All stalls | 195 | 190 | 176 |',
]

function accusedIn(...lines: readonly string[]) {
  return claimsIn(...lines).flatMap(({ verdict, stated, recomputed }) =>
    accuses(verdict) ? [`${stated} → ${recomputed}`] : [],
  )
}

describe('a figure that another reading of its sentence bears out', () => {
  it('is not accused where what it should be stands beside it, of something else', () => {
    for (const right of [
      'There were 97 stalls in 2024/25: 21 fewer than in 2023/24 (17.8%) and 34 fewer than at the peak of 2022/23, when there were 131.',
      'The wait target of 90%, which had been missed a year ago, was met at 92.4%.',
    ])
      assert.deepEqual(accusedIn(...STALLS, '', right), [], right)
    assert.deepEqual(
      accusedIn('Stalls fell from 131 to 97, a drop of 35.1%.').map((it) => it.slice(0, 5)),
      ['35.1%'],
    )
  })

  it('is not accused as a change because "or more" is said of another figure', () => {
    const table = [
      '| Cause | Days lost | of which long |',
      '|---|--:|--:|',
      '| Backs | 2,412 | 1,530 |',
      '| Colds | 1,988 | 206 |',
      '| All causes | 4,400 | 1,736 |',
    ]
    assert.deepEqual(
      accusedIn(
        ...table,
        '',
        'Long absence (21 days or more) took 1,736 days or 39.5%, and short 2,664.',
      ),
      [],
    )
  })

  it('is to be looked at, and no sentence is offered in its place', () => {
    const text =
      'There were 97 stalls in 2024/25: 21 fewer than in 2023/24 (17.8%) and 34 fewer than at the peak of 2022/23, when there were 131.'
    for (const claim of claimsIn(...STALLS, '', text))
      assert.equal(claim.suggestion, null, claim.stated)
  })
})

describe('parts and their whole', () => {
  it('are accused where a slip tells that they are of one another', () => {
    assert.deepEqual(
      accusedIn(
        'The fund had £286,000: £174,000 for vans, £82,000 for fuel and £28,000 for tyres.',
      ),
      ['£286,000 → £284,000'],
    )
    assert.deepEqual(
      accusedIn('Of 264 young people, 231 came and 198 of them stayed to the end.'),
      [],
    )
    assert.deepEqual(accusedIn('Of the 64 who came, 31 had done so before and 58 were asked.'), [])
  })

  it('are accused where one of the parts was left out of the sum', () => {
    assert.deepEqual(accusedIn('We bought 120 lamps, 36 locks and 45 signs, 156 things in all.'), [
      '156 → 201',
    ])
  })
})

describe('the course of a row, and a count of rows', () => {
  const parks = [
    '| Parks | 2021 | 2022 | 2023 | 2024 |',
    '|---|--:|--:|--:|--:|',
    '| Visitors | 1,423 | 1,669 | 1,604 | 1,543 |',
    '| Rangers | 12 | 14 | 15 | 13 |',
  ]

  it('is not accused over other years than those of the values printed beside it', () => {
    assert.deepEqual(
      accusedIn(
        ...parks,
        '',
        'Visitors fell for the second year running, to 1,543, from a peak of 1,669 in 2022.',
      ),
      [],
    )
    assert.equal(
      accusedIn(...parks, '', 'Visitors rose for the second year running, to 1,543.').length,
      1,
    )
  })

  it('is not accused where so many more were counted that it was something else', () => {
    const halls = [
      '| Hall | Bookings | Target |',
      '|---|--:|--:|',
      ...['Elm', 'Oak', 'Ash', 'Yew', 'Fir'].map((hall, at) => `| ${hall} | ${40 + 5 * at} | 50 |`),
    ]
    assert.deepEqual(
      accusedIn(...halls, '', 'All five of the five halls had at least 60 bookings.'),
      [],
    )
    assert.deepEqual(accusedIn(...halls, '', 'Four of the five halls had at least 50 bookings.'), [
      'Four of the five → 3',
    ])
  })
})
