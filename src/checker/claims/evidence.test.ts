import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readMarkdown } from '#documents/testing.ts'
import type { Claim } from '../claim.ts'
import { readPaper } from '../reading.ts'
import { splitPapers } from '../sentences.ts'
import { accusedIn, claimsIn } from '../testing.ts'
import { accusedOnce, type RestsOn, withEvidence } from './evidence.ts'

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

interface Said extends Partial<Claim> {
  readonly also?: readonly Partial<Claim>[]
  readonly second?: readonly Partial<Claim>[]
}

/** Whether a figure or word of a sentence, which should be another, is accused still. */
function isKept(
  restsOn: RestsOn,
  [text, stated, recomputed]: readonly [text: string, stated: string, recomputed: string | null],
  { also = [], second = [], ...own }: Said = {},
): boolean {
  const [reading] = splitPapers(readMarkdown('made-up.md', text)).map(readPaper)
  const sentence = reading?.statements[0]?.sentence
  assert.ok(reading && sentence)
  const claimOf = (more: Partial<Claim>): Claim => ({
    ...{ where: sentence.place, quote: sentence.text, kind: 'percent-change', stated },
    ...{ recomputed: null, verdict: 'incorrect', explanation: '', suggestion: null },
    ...more,
  })
  const claims = [claimOf({ recomputed, ...own }), ...also.map(claimOf)]
  const [first] = withEvidence(reading, claims, second.map(claimOf), restsOn)
  const isQuestioned = first?.verdict === 'questionable'
  assert.equal(isQuestioned && first.recomputed !== null, false)
  return !isQuestioned
}

describe('a change that rests on its ends', () => {
  const isChange = (text: string, stated: string, recomputed: string, own: Said = {}) =>
    isKept('its-ends', [text, stated, recomputed], own)

  it('is kept where one digit of a whole number is another', () => {
    const rose = (stated: string, recomputed: string) =>
      isChange(`Visits rose by ${stated} in May.`, stated, recomputed)
    for (const [stated, recomputed] of [
      ['34', '24'],
      ['20', '10'],
      ['1,234', '1,224'],
      ['£34', '£24'],
      ['34%', '24 per cent'],
      ['34 points', '24 percentage points'],
    ] as const) {
      assert.equal(rose(stated, recomputed), true, stated)
    }
    assert.equal(rose('34', '61'), false)
    assert.equal(rose('19', '9'), false, 'of less than ten any is')
    assert.equal(rose('3.4', '2.4'), false)
    assert.equal(rose('£34m', '£24m'), false)
  })

  it('is kept where both ends are told in its clause, and no third', () => {
    const up = (text: string) => isChange(`${text}, up 45%.`, '45%', '30%')
    assert.equal(up('There were 260 visits and now 338'), true)
    assert.equal(up('There were 260 visits, then 300, now 338'), false)
    assert.equal(up('There were 260 visits (300 in May), now 338'), true, 'but for one in brackets')
    assert.equal(up('There were 26 visits, now 338'), false, 'far apart')
    assert.equal(up('There were 260 visits in 2019; there were 338'), false)
    assert.equal(up('There were £260 then, and 338 came'), false)
    assert.equal(up('The places were 3rd and 4th'), false)
    assert.equal(up('Rates were 31 points and 32 points'), false)
    assert.equal(up('Visits of 260 to 300 and 338'), false)
    const ends = 'Visits, of which 40 and 50 were free, rose from 260 to 338, or 45%.'
    assert.equal(isChange(ends, '45%', '30%'), true, 'where the words bind them')
    const lists = 'Visits and calls rose from 260 to 338, or 45% respectively.'
    assert.equal(isChange(lists, '45%', '30%'), false)
  })

  it('is kept where one end and its size give it: 78 of 338, of 416 or of 260', () => {
    const told = (recomputed: string, own: Said = {}) =>
      isChange('There were 338 visits, up 78, 45%.', '45%', recomputed, own)
    for (const percent of ['23%', '19%', '30%', '30.5%', '29.5%']) {
      assert.equal(told(percent), true, percent)
    }
    for (const percent of ['30.7%', '29.3%', '24%', '20%']) {
      assert.equal(told(percent), false, percent)
    }
    assert.equal(told('30%', { kind: 'difference' }), false)
    assert.equal(isChange('There were £338, up 78, 45%.', '45%', '30%'), false)
  })
})

describe('a word of direction that rests on its ends', () => {
  const isWord = (text: string, stated: string) =>
    isKept('its-ends', [text, stated, null], { kind: 'comparison-direction' })

  it('is kept where it takes both', () => {
    assert.equal(isWord('Visits fell from 35 to 37.', 'fell'), true)
    assert.equal(isWord('Visits fell in the year from 35 to 37.', 'fell'), true)
    assert.equal(isWord('Visits fell by 2 from 35 to 37.', 'fell'), true)
    assert.equal(isWord('Fewer came, so the score went from 35 to 37.', 'Fewer'), false)
    assert.equal(isWord('From 35 to 37 visits fell.', 'fell'), false)
    assert.equal(isWord('Visits fell.', 'fell'), false)
  })
})

describe('a claim that rests on what it shows', () => {
  const explanation = '200 and 121 add up to 321.'
  const isSum = (more: string, own: Said = {}) => {
    const text = `We had 312 visits, 200 in May and 121 in June${more}.`
    return isKept('what-it-shows', [text, '312', '321'], { kind: 'sum', explanation, ...own })
  }

  it('is kept where it shows every figure of its part that is of a kind with it', () => {
    assert.equal(isSum(''), true)
    assert.equal(isSum(' and 40 in July'), false)
    assert.equal(isSum('; 40 were in July'), true)
    const before = 'In July 40 came; we had 312 visits, 200 in May and 121 in June'
    for (const after of ['', '; 50 left']) {
      const asked = [`${before}${after}.`, '312', '321'] as const
      assert.equal(isKept('what-it-shows', asked, { kind: 'sum', explanation }), true)
    }
    for (const other of ['40% of them free', 'over 40 days', 'a third of them free']) {
      assert.equal(isSum(`, ${other}`), true, other)
    }
  })

  it('is kept where another bears out what it does not show', () => {
    const right: Partial<Claim> = { stated: '40', verdict: 'correct' }
    const more = ' and 40 in July'
    assert.equal(isSum(more, { also: [right] }), true)
    assert.equal(isSum(more, { second: [right] }), true)
    assert.equal(isSum(more, { also: [{ ...right, verdict: 'questionable' }] }), false)
    assert.equal(isSum(more, { also: [{ ...right, quote: 'Of others.' }] }), false)
    assert.equal(isSum(more, { also: [{ ...right, stated: '41' }] }), false)
  })

  it('is kept where it is of the size of what it should be, or that is not printed', () => {
    assert.equal(isSum('', { recomputed: '32,100' }), false)
    assert.equal(isSum('', { recomputed: null }), true)
    assert.equal(isSum('', { recomputed: '32,100', kind: 'rounding' }), true)
  })

  it('is kept, where it shows none, of words alone, or as loose', () => {
    const calls = 'We had 312 visits and 40 calls.'
    const own: Said = { kind: 'sum', explanation: 'It is 321.' }
    assert.equal(isKept('what-it-shows', [calls, '312', '321'], own), false)
    const loose: Said = { ...own, verdict: 'imprecise' }
    assert.equal(isKept('what-it-shows', [calls, '312', '321'], loose), true)
    const words: Said = { kind: 'sum', explanation: 'It is so.' }
    assert.equal(isKept('what-it-shows', [calls, 'visits', null], words), false)
    assert.equal(isKept('what-it-shows', ['We had visits.', 'visits', null], words), true)
    const spelt: Said = { kind: 'sum', explanation: 'It is 27 of 40.' }
    const twenty = ['Twenty-six came and 40 went.', 'Twenty-six', '27'] as const
    assert.equal(isKept('what-it-shows', twenty, spelt), true)
  })

  it('is kept, whatever it shows, where a second reading accuses the same', () => {
    const far = ['We had 312 visits.', '312', '9000'] as const
    const own: Said = { kind: 'sum', explanation: 'It is 9000.' }
    const again = (one: Partial<Claim>) =>
      isKept('what-it-shows', far, { ...own, second: [{ stated: '312', ...one }] })
    assert.equal(again({}), true)
    assert.equal(again({ stated: '31' }), false)
    assert.equal(again({ verdict: 'correct' }), false)
    assert.equal(again({ quote: 'Of others.' }), false)
    const rose = ['Visits rose.', 'rose', null] as const
    const up = (own: Claim['kind'], other: Claim['kind']) =>
      isKept('its-ends', rose, { kind: own, second: [{ stated: 'were up', kind: other }] })
    assert.equal(up('comparison-direction', 'comparison-direction'), true)
    assert.equal(up('comparison-direction', 'threshold'), false)
    assert.equal(up('threshold', 'comparison-direction'), false)
    assert.equal(isKept('itself', rose, { kind: 'comparison-direction' }), true)
  })
})
