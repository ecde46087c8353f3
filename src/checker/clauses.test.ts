import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readText } from '#documents/testing.ts'
import { checkPapers } from './check-papers.ts'
import { accuses } from './claim.ts'
import { clauseStarts, inOneClause } from './clauses.ts'

const accused = (text: string) =>
  (checkPapers([readText('paper.txt', text)])[0]?.claims ?? [])
    .filter(({ verdict }) => accuses(verdict))
    .map(({ stated, recomputed }) => `${stated} → ${recomputed}`)

describe('the clauses of a sentence', () => {
  it('end where another subject begins', () => {
    const text = 'While queues grew, the wait fell from 9 to 7 because of a 40% rise in staff'
    const parts = [0, ...clauseStarts(text)].map((at, index, all) => text.slice(at, all[index + 1]))
    assert.deepEqual(parts, [
      'While queues grew',
      ', the wait fell from 9 to 7',
      ' because of a 40% rise in staff',
    ])
    assert.ok(inOneClause(clauseStarts(text), text.indexOf('9'), text.indexOf('7')))
    assert.ok(!inOneClause(clauseStarts(text), text.indexOf('9'), text.indexOf('40')))
  })

  it('keep a word of direction from the figures of another clause', () => {
    for (const right of [
      'Although visits increased, the average stay fell from 12 days to 9 days.',
      'Despite a growth in membership, takings dropped from £4,200 to £3,900.',
      'Recycling grew by 25% (500 tonnes against 400), largely thanks to a 60% rise in glass.',
      'Refunds were down 20% (80 compared with 100 the year before, which included 15 for one show).',
    ]) {
      assert.deepEqual(accused(right), [], right)
    }
  })

  it('leave what is wrong within one of them to be found', () => {
    assert.deepEqual(accused('Although visits rose, stays increased from 12 days to 9 days.'), [
      'increased → a decrease',
    ])
    assert.deepEqual(
      accused('Recycling grew by 52% (500 tonnes against 400), thanks to a 60% rise in glass.'),
      ['52% → 25%'],
    )
  })
})

describe('a figure that is a name or a whole', () => {
  it('is no value of what it stands beside', () => {
    for (const right of [
      'The rate was 41.5 thefts per 1,000 homes, up from 40.0, an increase of 3.8%.',
      'Complaints rose from 2,210 (1) to 2,431 (2), a rise of 221.',
      'Of 40 shops, 12 were late; 5 of those 12 had closed.',
    ]) {
      assert.deepEqual(accused(right), [], right)
    }
  })
})

describe('a figure far from what the figures beside it give', () => {
  it('is not called wrong: it is rather of something else', () => {
    // 910 to 970 is 6.6%: 60% is no slip of that kind, and may be of anything
    assert.deepEqual(
      accused('Loans rose from 910 to 970, with a rise of 31% at the new branch.'),
      [],
    )
  })
})

describe('a change that is not said to be up or down', () => {
  it('is taken from an earlier value that was more or less', () => {
    // 24 of 336 is 7.1%; 24 of 288 is 8.3%
    for (const percent of ['7.1%', '8.3%'])
      assert.deepEqual(
        accused(`The backlog was 312 cases, an improvement of 24 (${percent}) on the year before.`),
        [],
      )
    assert.deepEqual(
      accused('The backlog was 312 cases, a fall of 24 (8.3%) on the year before.'),
      ['8.3% → 7.1%'],
    )
  })
})

describe('a share far from what the count before it gives', () => {
  it('is not called wrong: the count is of those who share', () => {
    const visits = 'There were 1,210 visits to the halls.'
    assert.deepEqual(accused(`${visits} The three largest halls make up 71% of the visits.`), [])
    assert.deepEqual(accused(`${visits} The 242 evening visits make up 25% of the visits.`), [
      '25% → 20%',
    ])
  })
})

describe('names in a list', () => {
  it('may hold an "and" of their own', () => {
    for (const right of [
      'The three teams that grew (Roads and Rail, Trees and Parks, and Libraries) moved.',
      'The two teams that grew (Roads and Rail and Libraries) moved.',
      'The two teams that grew (Roads and Rail, and Libraries) moved.',
      'Only one team (Roads and Rail) moved.',
    ])
      assert.deepEqual(accused(right), [], right)
    assert.deepEqual(
      accused('The three teams that grew (Roads, Parks, Trees and Libraries) moved.'),
      ['three → 4'],
    )
    assert.deepEqual(
      accused('The six teams that grew (Roads and Rail, Trees and Parks, and Libraries) moved.'),
      ['six → 3'],
    )
  })
})

describe('the first figure after "of this" or "of these"', () => {
  it('is the whole only where it stands apart from what is told of its parts', () => {
    for (const right of [
      'Of this £40,000 pays for wardens, £31,000 for lamps and £12,000 for signs.',
      'Of these 41 live alone, 30 with family and 25 in care.',
      'Of these 41 go to the north, 30 to the south and 25 abroad.',
    ])
      assert.deepEqual(accused(right), [], right)
    assert.deepEqual(
      accused('Of these £40,000, £31,000 was for lamps and £12,000 was for signs.'),
      ['£40,000 → £43,000'],
    )
    assert.deepEqual(accused('Of these 51 visits, 30 were by day and 22 were by night.'), [
      '51 → 52',
    ])
    // Far more than the whole, they are rather told of twice: by day, and by two
    assert.deepEqual(accused('Of these 41 visits, 30 were by day and 25 were by two.'), [])
  })
})

describe('a part "of them"', () => {
  it('is not of those who are said to have done it', () => {
    for (const right of [
      'In May 90 parcels came each day, and 6 streets out of 48 took 377 of them.',
      'Thefts were many: 30 callers reported 45 of them.',
    ])
      assert.deepEqual(accused(right), [], right)
    for (const wrong of [
      'We had 48 parcels, 60 of them late.',
      'We had 48 parcels and about 60 of them were late.',
    ])
      assert.match(accused(wrong).join(), /60 → null/u, wrong)
  })
})

describe('a value that stands in brackets beside another', () => {
  it('lends nothing to a change outside them', () => {
    const turnover = (points: string) =>
      accused(
        `Turnover was 8.2% in 2024 (region 9.6%), down from 12.5% in 2020, a fall of ${points} percentage points.`,
      )
    assert.deepEqual(turnover('4.3'), [])
    assert.deepEqual(turnover('3.4'), ['3.4 percentage points → 4.3 percentage points'])
  })
})

describe('a value that another is said to be more than', () => {
  it('is not the one that rose', () => {
    const films = (rise: string) =>
      accused(
        `Report 2024/25\n\nWe lent 1,431 films, 318 more than the 1,113 in 2023/24, a rise of ${rise}.`,
      )
    assert.deepEqual(films('almost three in ten'), [])
    assert.deepEqual(films('almost a third'), ['almost a third → 29%'])
    assert.deepEqual(films('28.6%'), [])
  })
})

describe('a number of percentage points between two rounded percentages', () => {
  it('is not called wrong where their rounding could give it', () => {
    for (const right of [
      'Sickness is down from 14% to 11%, a change of 3.7 percentage points.',
      'Sickness is 14.3% of days, up 2.1 percentage points from 12.1%.',
    ])
      assert.deepEqual(accused(right), [], right)
    assert.deepEqual(
      accused('Sickness is down from 14% to 11%, a change of 4.7 percentage points.'),
      ['4.7 percentage points → 3.0 percentage points'],
    )
  })
})

describe('a value that a clause of its own names', () => {
  it('is the earlier one of a change', () => {
    // 412 of 300 is 37.3% more; 84,000 less 20,000 of 104,000 is 19.2%
    assert.deepEqual(
      accused(
        'There were 412 loans, an increase of 31% on the previous year, in which there were 300 loans.',
      ),
      ['31% → 37%'],
    )
    assert.deepEqual(
      accused(
        'Membership is 24% lower than in 2010 when there were 104,000, a decrease of 20,000.',
      ),
      ['24% → 19%'],
    )
    assert.deepEqual(
      accused(
        'Membership is 19% lower than in 2010 when there were 104,000, a decrease of 20,000.',
      ),
      [],
    )
  })

  it('is the one of several that "up from" can lean on', () => {
    assert.deepEqual(accused('52 walks in six parks, up from 47 the summer before.'), [])
    assert.deepEqual(accused('The club gave 52 walks, up from 57 the summer before.'), [
      'up → a decrease',
    ])
  })
})

describe('a pace', () => {
  it('is held to the stretch that its own sentence names', () => {
    assert.deepEqual(accused('4,500 visits in the quarter make 50 a day over 90 days.'), [])
    assert.deepEqual(accused('4,500 visits in the quarter make 55 a day over 90 days.'), [
      '55 → 50',
    ])
  })

  it('may be of 52 weeks or of the seventh part of 365 days', () => {
    const year = 'Fenby annual report 2023/24\n\nOver the year 8,580 people came in 2023/24, or'
    // 8,580 ÷ 52 = 165; ÷ 52.14 = 164.6
    assert.deepEqual(accused(`${year} 165 a week.`), [])
  })
})

describe('a number that is part of a name', () => {
  it('is no whole that others could be part of', () => {
    assert.deepEqual(accused('Half of all stage 1 appeals were upheld: 538 of them.'), [])
  })
})

describe('a target that is said to be met', () => {
  it('is held against its own two figures, where the words say which way is good', () => {
    const within =
      'The standard is to reply within 5 days; the average was 7 days, so the standard was'
    assert.deepEqual(accused(`${within} met.`), ['standard was met → missed'])
    assert.deepEqual(accused(`${within} missed.`), [])
    assert.deepEqual(accused('The target is 40 and there were 38, so the target was met.'), [])
  })
})
