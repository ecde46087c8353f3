import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Claim } from '../claim.ts'
import { accusedIn, claimsIn } from '../testing.ts'
import { accusedOnce } from './evidence.ts'

const BOATS = [
  '| Boats | 2022 | 2023 |',
  '|---|--:|--:|',
  '| Ferries | 398 | 455 |',
  '| Trawlers | 88 | 74 |',
  '| Kayaks | 1,306 | 1,144 |',
  '',
]

describe('what a change in prose is accused by', () => {
  it('is by both its ends, told in its own clause', () => {
    assert.deepEqual(accusedIn('Lanterns rose from 260 to 338, or 41%.'), ['41% should be 30%'])
    assert.deepEqual(
      accusedIn('Mean time for repairs improved from 31 days to 26 days, a 25% improvement.'),
      ['25% should be 16%'],
    )
  })

  it('is by one end beside its size', () => {
    assert.deepEqual(
      accusedIn('Tickets are 24% fewer than in 2019, when there were 43,734, a decrease of 6,564.'),
      ['24% should be 15%'],
    )
  })

  it('is not by an end past another subject or of another change', () => {
    for (const text of [
      'The grant rises by 2.0%, and the balance of the fund has almost halved, from £1,250k to £640k.',
      'There were 83 swimmers in 2024: 14 fewer than in 2023 (14.4%) and 26 fewer than at the peak in 2022, when there were 109.',
    ])
      assert.deepEqual(accusedIn(text), [], text)
  })

  it('is by a row where a second reading makes it too, or a whole number has one digit wrong', () => {
    assert.deepEqual(accusedIn(...BOATS, 'Trawlers fell by 18.9% in 2023.'), [
      '18.9% should be 15.9%',
    ])
    assert.deepEqual(accusedIn(...BOATS, 'Ferries rose by 67 in 2023.'), ['67 should be 57'])
    const asked = claimsIn(...BOATS, 'Ferries rose by 31 in 2023.')
    assert.equal(asked.find(({ stated }) => stated === '31')?.verdict, 'questionable')
  })
})

describe('what of other kinds is accused', () => {
  it('is near what it should be', () => {
    const pays = (side: string) => `We spent £595 in May, ${side} the £612 that was planned.`
    assert.deepEqual(accusedIn(pays('more than')), ['more than should be below'])
    assert.deepEqual(accusedIn('Against a budget of £19,500 we were under by £595, or 3.1%.'), [])
  })

  it('is not a figure as it stands in a cell but for one digit', () => {
    const service = [
      '| Line | Reliability (%) | On time (%) |',
      '|---|--:|--:|',
      '| North | 96.4 | 91.2 |',
      '| Network | 97.9 | 94.1 |',
      '',
    ]
    assert.deepEqual(
      accusedIn(...service, 'The contract wants 97.5% reliability over the network.'),
      [],
    )
  })
})

describe('words of one sentence', () => {
  const claim = (stated: string, kind: Claim['kind'] = 'comparison-direction'): Claim => ({
    where: { page: null, line: 1 },
    quote: 'Fewer than the 269 of March, although that was lower in each ward.',
    kind,
    stated,
    recomputed: null,
    verdict: 'incorrect',
    explanation: 'It is not.',
    suggestion: null,
  })
  const kept = (...claims: readonly Claim[]) => accusedOnce(claims).map(({ stated }) => stated)

  it('are accused once: by those that say more, by the count, or by the first', () => {
    assert.deepEqual(kept(claim('Fewer'), claim('Fewer than')), ['Fewer than'])
    assert.deepEqual(kept(claim('Fewer than'), claim('Fewer')), ['Fewer than'])
    assert.deepEqual(kept(claim('Fewer'), claim('Fewer')), ['Fewer'])
    assert.deepEqual(kept(claim('Fewer than', 'threshold'), claim('269', 'sum')), ['269'])
  })

  it('are each accused where they are of other clauses, other places, or right', () => {
    assert.deepEqual(kept(claim('Fewer'), claim('269', 'difference')), ['Fewer', '269'])
    assert.deepEqual(kept(claim('Fewer'), { ...claim('Fewer than'), verdict: 'correct' }), [
      'Fewer',
      'Fewer than',
    ])
    const elsewhere = { ...claim('Fewer than'), where: { page: null, line: 2 } }
    assert.deepEqual(kept(claim('Fewer'), elsewhere), ['Fewer', 'Fewer than'])
    const quoted = { ...claim('Fewer than'), quote: 'Fewer than the 269 of May.' }
    assert.deepEqual(kept(claim('Fewer'), quoted), ['Fewer', 'Fewer than'])
    assert.deepEqual(kept(claim('Fewer'), claim('lower in each')), ['Fewer', 'lower in each'])
  })
})
