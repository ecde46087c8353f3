import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { accusedIn } from '../testing.ts'

const STAFF = [
  '| Grade | 2021 | 2023 | 2024 |',
  '|---|--:|--:|--:|',
  '| Wardens | 180 | 214 | 187 |',
  '| Drivers | 96 | 90 | 92 |',
  '| All grades | 276 | 304 | 279 |',
]

describe('what may be right in another reading', () => {
  it('is accused as the lowest of three years where one had less, and not where another value is called so', () => {
    const told = (text: string) => accusedIn(...STAFF, '', text)
    assert.deepEqual(told('Wardens stand at 187, the lowest of the three years.'), [
      'lowest of the three years should be null',
    ])
    for (const text of [
      'There are 279 of all grades, and the 304 of 2023 was the highest of the three years.',
      'Wardens stand at 187, although the 214 then recorded was the highest of the three years.',
    ])
      assert.deepEqual(told(text), [], text)
  })

  it('is not accused of another clause, of the size of a change, or of a figure whose time is not told', () => {
    for (const text of [
      'A household pays £283.50, which is £14.00 or 5.2% more than the £269.50 of 2024/25.',
      'The fee is £61.20, £1.20 or 2.0% more than the £60.00 of last year.',
      'Wardens have grown every year, by 18, 47 and 27 in turn.',
      'Visits rose in each quarter, by about 39, 17 and 29.',
      'Wardens lost 23,608 days, or 10.4 days a head on the March 2025 headcount.',
      'Letters rose by 128, from 2,772 to 2,900, which is 4.6%; measured from 2022/23 the rise is one of 250, or 9.4%.',
      'Mean time on the scene is 71 minutes. 2023/24: 84. Down 13, 15.5%.',
      'Children: 6.7% of all. 2023/24: 1,402. Down 84 (6.0%).',
      'Of 129,800 calls 118,051 were answered in time; on average we had 32,450 calls a quarter, or about 356 a day.',
      'The first two rows of the table come to 6,395 in 2023, or 80.1% of the total.',
      'Cautions, which in 2023 were 52.0 per cent of the rest of it, are now 58.3 per cent, and outnumber the others.',
      'We answered 82.0% in May. The 90% target was met in three of the six months.',
      'Visits have risen each year, and last year’s 7,215 was 215 above our target of 7,000.',
      'The village has more homes, so the charge itself rises by rather less, from £57.39 to £59.49.',
      'Measures worth £380,000 are agreed: a freeze on posts (£165,000), a review of contracts (£125,000) and an early start (£90,000).',
      'Licences took £118,500 of a fund of £474,000, a quarter of the money for 17% of the loans.',
      'A quarter of the posts there (7.5 of 30) are empty, which is half of all the vacancies of the unit.',
      'Drivers brought 104 letters, 8.0% fewer than in 2023/24, and their share, which stood at 51% in 2021/22, is now 43%.',
      'The spread is wide: from 14.0% at Kelham to 45.0% at Essendine, which is 31.0 points.',
      'Letters rose from 1,693 to 1,754, although thefts of tools fell by 23.2%, and the estimated cost of them to the insured fell from £2.36m to £2.14m.',
    ])
      assert.deepEqual(accusedIn(text), [], text)
    for (const [text, accused] of [
      [
        'A household pays £283.50, which is £14.00 less than the £269.50 of 2024/25.',
        'less than should be above',
      ],
      ['Visits rose in each quarter: 39, 17 and 29.', 'rose in each quarter should be null'],
      ['A nine day campaign ran from 14 to 20 October 2024.', 'nine day should be 7 days'],
      ['There were 84 this year, down 13, 15.5%.', '15.5% should be 13.4%'],
    ] as const)
      assert.equal(accusedIn(text).join(', '), accused, text)
  })

  it('is not accused as a sum of what it is held against', () => {
    const cases = [
      '| Area | Cases |',
      '|---|--:|',
      '| North | 268 |',
      '| South | 241 |',
      '| City | 396 |',
    ]
    const told = (text: string) => accusedIn(...cases, '', text)
    assert.deepEqual(told('North and South together had 509 cases, 113 more than City.'), [])
    assert.deepEqual(told('North and South together had 590 cases, 113 more than City.'), [
      '590 should be 509',
    ])
  })

  it('is not accused as a change where it is a rate that stands beside one', () => {
    const crimes = [
      '| Group | 2023 | 2024 |',
      '|---|--:|--:|',
      '| Burglary | 3,140 | 2,826 |',
      '| Robbery | 402 | 381 |',
    ]
    const told = (text: string) => accusedIn(...crimes, '', text)
    assert.deepEqual(
      told('Burglary, at 2,826, is 314 down and has its best outcome rate, 9.0%.'),
      [],
    )
  })

  it('is not accused of rows that its words only reach from and to, or that another half of the sentence names', () => {
    const months = [
      '| Month | Last year | This year |',
      '|---|--:|--:|',
      '| May | 11,874 | 12,795 |',
      '| July | 10,265 | 11,745 |',
      '| Insurance | 2,640 | 2,515 |',
      '| Vehicles | 1,010 | 1,145 |',
      '',
    ]
    for (const text of [
      'From May to July the volume fell by 1,609.',
      'Insurance down £125k; Vehicles up £135k.',
      'Insurance once paid for fewer days than Vehicles, whose tolls are up by £135k.',
    ])
      assert.deepEqual(accusedIn(...months, text), [], text)
  })

  it('is mended with the words for points alone', () => {
    assert.deepEqual(accusedIn('The rate fell from 8.0% to 6.7%, a fall of 1.3 per cent.'), [
      '1.3 per cent should be 1.3 percentage points',
    ])
  })

  it('is not accused as another number with its digits changed about where a line of the table has moved by it', () => {
    const groups = [
      '| Group | 2022 | 2023 | 2024 | Change |',
      '|---|--:|--:|--:|--:|',
      '| Young people | 318 | 396 | 441 | +45 |',
      '| Adults | 876 | 1,004 | 1,068 | +64 |',
      '| Everyone in treatment | 1,194 | 1,377 | 1,509 | +132 |',
      '',
    ]
    assert.deepEqual(
      accusedIn(...groups, 'Adults have grown the most: 192 people, against 123.'),
      [],
    )
    assert.deepEqual(
      accusedIn(...groups, 'Everyone in treatment grew by 123, from 1,377 to 1,509.'),
      ['123 should be 132'],
    )
  })

  it('is not accused: parts of each pound, averages for another thing, and rates told twice', () => {
    for (const text of [
      'Of each pound that Saltwell spends, 31p goes on wardens, 44p on parks and 25p on roads.',
      'The six wishes drew 6,127 ticks altogether, an average of 2.3 a person.',
      'There are 5.3 wardens for every driver; a year ago the figure was 5.6.',
    ])
      assert.deepEqual(accusedIn(text), [], text)
  })

  it('is not accused as a sum of the ends of a range, of what goes to each, or of shares of other wholes', () => {
    for (const text of [
      'The fund has paid for 17 schemes costing between £2,100 and £9,800 each, £91,800 in all.',
      'Fines ran from 40 to 95 pounds and 310 were paid, 12,480 pounds in all.',
      'We plan 186 visits in 2024/25: 52 to each of the larger suites and 30 to Little Sutworth.',
      'There were 44 vans: 12 for every district and 8 for the county.',
      'Women were 512 of those who applied (41.1%) and 66 of those who joined (45.2%), more than men.',
      'Men were 6.5% of those helped, and women more, against 4.7% in 2023/24; the rest were not asked.',
    ])
      assert.deepEqual(accusedIn(text), [], text)
    const sum = 'We plan 186 visits in 2024/25: 152 to the larger suites and 30 to Little Sutworth.'
    assert.deepEqual(accusedIn(sum), ['186 should be 182'])
  })

  it('is not accused as a part of an age, or over months that the sentence counts', () => {
    for (const text of [
      'Among people under 30, of whom 188 replied, 61% feel safe.',
      'Of people under 30, 188 replied, and of those of 65 and over, 402 of whom replied, fewer feel safe.',
      'In the other nine months there were 2,683 fires, or 298 a month.',
      'In the remaining four months of the year there were 480 fires, or 120 a month.',
    ])
      assert.deepEqual(accusedIn('Report for 2024/25', '', text), [], text)
    const average = 'In the other nine months there were 2,683 fires, or 398 a month.'
    assert.deepEqual(accusedIn(average), ['398 should be 298'])
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

  it('is accused of the wrong side of a budget, whichever way round a variance is printed', () => {
    const rows = [
      '| Line | Budget | Spent | Left/(over) |',
      '|---|--:|--:|--:|',
      '| Salaries | £112,400 | £113,875 | (£1,475) |',
      '| Training | £8,900 | £7,665 | £1,235 |',
      '',
    ]
    const said = (salaries: string, training: string) =>
      accusedIn(
        ...rows,
        `Salaries were ${salaries} budget by £1,475. Training is ${training} by £1,235.`,
      )
    assert.deepEqual(said('over', 'under'), [])
    assert.deepEqual(said('under', 'under'), ['under should be null'])
    assert.deepEqual(said('over', 'overspent'), ['overspent should be null'])
  })

  it('is borne out where it does', () => {
    for (const text of [
      'Volunteers gave 23,500 hours; at £12.60 an hour that would be worth £296,100.',
      'Theft fell from 1,480 to 1,306, that is by 174 or 11.8%.',
    ])
      assert.deepEqual(accusedIn(text), [], text)
  })
})

describe('what is of other columns, rows or clauses', () => {
  it('is not accused of a change in points, or in time, in a column of changes in per cent', () => {
    const rows = [
      '| Line | 2024 | 2025 | Change 2025 on 2024 |',
      '|---|---|---|---|',
      '| Offered | 31,840 | 30,248 | -5.0% |',
      '| Answered | 26,420 | 25,099 | -5.0% |',
      '| Given up | 5,420 | 3,794 | -30.0% |',
      '| Share given up | 17.0% | 13.0% | -4.0 pts |',
      '| Wait (min:sec) | 4:48 | 3:24 | -1:24 |',
    ]
    assert.deepEqual(accusedIn(...rows), [])
    assert.deepEqual(accusedIn(...rows.with(4, '| Given up | 5,420 | 3,794 | -32.0% |')), [
      '-32.0% should be -30.0%',
    ])
  })

  it('is not accused of a share of a total of which one part alone is not known', () => {
    const rows = (share: string) => [
      '| Course | Started | Finished | Finished % |',
      '|---|---|---|---|',
      '| Welding | 486 | 402 | 82.7% |',
      '| Baking | 142 | 88 | 62.0% |',
      '| Sewing | 903 | 817 | 90.5% |',
      '| Drop-in | 1,240 | – | – |',
      `| Together | 2,771 | 1,307 | ${share} |`,
    ]
    assert.deepEqual(accusedIn(...rows('85.4%')), [])
  })

  it('is not accused of a change to the last year by the change since the first', () => {
    const rows = [
      '| Calls | 2021/22 | 2022/23 | 2023/24 | 2024/25 | Change since 2021/22 |',
      '|---|---|---|---|---|---|',
      '| Boat calls | 3,604 | 3,711 | 3,655 | 3,498 | -2.9% |',
      '| Swimmers | 2,688 | 2,745 | 2,690 | 2,599 | -3.3% |',
      '| Kayaks | 402 | 431 | 447 | 468 | 16.4% |',
      '',
    ]
    const said = 'Boat calls fell by 157 (4.3%) and swimmers by 91 (3.4%).'
    assert.deepEqual(accusedIn(...rows, said), [])
    assert.deepEqual(accusedIn(...rows, 'Kayaks rose by 14.1% since 2021/22.').length, 1)
  })

  it('is not accused across a clause, or by what a figure beside it is of', () => {
    for (const text of [
      'All fires, however, fell to 1,596, because small ones were down by 69 (5.0%).',
      'Since the total of visitors fell the repeat rate went up from 27.0% to 28.0%.',
      '2,889 people started one of our five courses, more than two fifths of them at Saltwell.',
      'Of the 523 who had left before, 239 did so again: 45.7%, so more than half did not.',
      "Of 64 piers surveyed, boats' average speed was within the limit at 41 (64%) and over it at 23.",
      'Every one of the three grades improved.',
    ])
      assert.deepEqual(accusedIn(...STAFF, '', text), [], text)
    assert.deepEqual(accusedIn('Of 523 asked, 45.7% came, so more than half came.'), [
      'more than half should be 45.7%',
    ])
  })

  it('is not accused of a course within the year, or that turned', () => {
    for (const text of [
      'Wardens rose sharply in the last quarter.',
      'Wardens rose and then fell.',
      'Warden visits have risen every year.',
      'Two of the three grades have a new hall.',
    ])
      assert.deepEqual(accusedIn(...STAFF, '', text), [], text)
    assert.deepEqual(accusedIn(...STAFF, '', 'Wardens have risen every year.'), [
      'have risen every year should be null',
    ])
  })

  it('is not accused of what is only aimed at', () => {
    const text = 'Rates went from 52.5% to 39.5%; the board aims for 13.0% fewer by 2030.'
    assert.deepEqual(accusedIn(text), [])
    assert.deepEqual(accusedIn('Rates were 52.5%, and now 39.5%, so they fell by 13.0%.'), [
      '13.0% should be 13.0 percentage points',
    ])
  })

  it('is not accused of points between two rows of one year', () => {
    assert.deepEqual(
      accusedIn(
        '| Force | Answered in time, year to March 2026 |',
        '|---|---|',
        '| Saltwell | 90.4% |',
        '| Thornley | 92.4% |',
        '| Arle | 86.9% |',
        '',
        'The average of the three is 89.9%; Saltwell is 0.5 points above it and 2.0 points behind the best.',
      ),
      [],
    )
  })

  it('is not accused of a pace that slowed, of parts beside one another, or of a change from before both values', () => {
    for (const text of [
      'Growth has nonetheless slowed, from 15.7% in 2021/22 to 5.8% and then 3.9%.',
      'The increase was smaller, from 12.0% in 2022 to 4.1%.',
      'Of the paid staff there are 212 drivers and 318 wardens, a proportion of 40.0%.',
      'We had 60 boats and 140 carts, a share of 30.0%.',
      'They went to 68.0% in 2023 and to 60.0% in 2024, a fall over two years of 18.0 points.',
      'In 2022/23 we reached 71.0% and in 2023/24 74.0%, a rise over three years of 13.0 points.',
    ])
      assert.deepEqual(accusedIn(text), [], text)
    for (const [text, accused] of [
      [
        'The increase in calls, from 812 in 2022 to 641, is a worry.',
        'increase should be a decrease',
      ],
      ['4,000 homes were surveyed and 1,000 replied, a response rate of 35%.', '35% should be 25%'],
    ] as const)
      assert.deepEqual(accusedIn(text), [accused], text)
  })

  it('is not accused by rows that it does not name, or by years named of something else', () => {
    for (const text of [
      'Drivers are up on the year, yet well below the base: 2 more than 2023 and 4 fewer than 2021.',
      'All grades are down on the year, yet above the base: 3 more than 2021 and 25 fewer than 2023.',
      'Cooks stand 10.1% below where they stood in 2021.',
      'Guides were 10.1% fewer than in 2021.',
    ])
      assert.deepEqual(accusedIn(...STAFF, '', text), [], text)
    assert.deepEqual(accusedIn(...STAFF, '', 'Wardens fell from 2021 to 2023.'), [
      'fell should be null',
    ])
    const lines = [
      '| Line | 2023/24 | 2024/25 |',
      '|---|--:|--:|',
      '| Tram north | 4,110 | 4,350 |',
      '| Tram south | 5,120 | 5,425 |',
      '| All tram | 9,230 | 9,775 |',
      '',
    ]
    for (const text of [
      'Bus and tram together 20,865 (+5.6%).',
      'Trams and ferries 12,410 (+5.6%).',
    ])
      assert.deepEqual(accusedIn(...lines, text), [], text)
    assert.deepEqual(accusedIn(...lines, 'All tram 9,775 (+5.6%).'), ['+5.6% should be 5.9%'])
  })

  it('is not accused as a cell of which it is a part, or as a total of what was rounded', () => {
    const bill = [
      '| Body | 2024/25 £ | 2025/26 £ |',
      '|---|--:|--:|',
      '| Police | 269.20 | 283.20 |',
      '| Fire | 82.40 | 84.90 |',
      '| Total | 351.60 | 368.10 |',
      '',
    ]
    for (const text of [
      'A household in Band A pays six-ninths of Band D, which for the police in 2025/26 is £188.80.',
      'One person alone pays three quarters of the bill, which for the police is £212.40.',
    ])
      assert.deepEqual(accusedIn(...bill, text), [], text)
    assert.deepEqual(accusedIn(...bill, 'For the police it is £238.20 in 2025/26.'), [
      '£238.20 should be £283.20',
    ])
    const fees = (total: string) => [
      '| Type | Members | Monthly fee (£) | Monthly income (£) |',
      '|---|--:|--:|--:|',
      '| Adult | 4,655 | 34.50 | 160,598 |',
      '| Concession | 2,140 | 22.00 | 47,080 |',
      '| Junior | 905 | 16.50 | 14,933 |',
      '| Corporate | 388 | 29.00 | 11,252 |',
      `| All types | 8,088 | – | ${total} |`,
    ]
    assert.deepEqual(accusedIn(...fees('233,862')), [])
    assert.deepEqual(accusedIn(...fees('238,362')), ['238,362 should be 233,863'])
    const sold = (total: string) => [
      '| Material | Price a tonne (£) | Tonnes | Income (£) |',
      '|---|--:|--:|--:|',
      '| Glass | 12.25 | 4,131 | 50,605 |',
      '| Paper | 61.35 | 2,207 | 135,399 |',
      '| Cans | 412.15 | 303 | 124,881 |',
      `| Total | – | 6,641 | ${total} |`,
    ]
    assert.deepEqual(accusedIn(...sold('310,886')), [])
    assert.deepEqual(accusedIn(...sold('301,885')), ['301,885 should be 310,885'])
  })

  it('is put right by its sign alone where that makes a row agree', () => {
    const funds = (last: string) => [
      '| Fund | Return | Benchmark | Relative |',
      '|---|--:|--:|--:|',
      '| North | 1.8 | 1.3 | +0.5 |',
      '| Stanhope | 9.4 | 10.3 | -0.9 |',
      '| Kestrel | 5.2 | 4.8 | +0.4 |',
      `| Tarn | 4.9 | 5.6 | ${last} |`,
      '| Lowe | 8.1 | 7.7 | +0.4 |',
    ]
    assert.deepEqual(accusedIn(...funds('+0.7')), ['+0.7 should be -0.7'])
    assert.deepEqual(accusedIn(...funds('-0.7')), [])
    const others = [
      '| Fund | Return | Benchmark | Relative |',
      '|---|--:|--:|--:|',
      '| North | 2.8 | 1.3 | +1.5 |',
      '| Stanhope | 9.4 | 10.3 | -0.9 |',
      '| Kestrel | 5.2 | 6.1 | +0.9 |',
      '| Lowe | 8.1 | 7.7 | +0.4 |',
      '| Holm | 3.1 | 2.7 | +0.4 |',
    ]
    assert.deepEqual(accusedIn(...others), ['+0.9 should be -0.9'])
  })

  it('is not accused of figures that it says another paper printed', () => {
    for (const text of [
      'Thefts fell from 105 to 84, which was given as −23 (−22%).',
      'Calls rose from 4,212 to 5,050, which the draft misprinted as an increase of 838 (16.6%).',
    ])
      assert.deepEqual(accusedIn(text), [], text)
    assert.deepEqual(accusedIn('Thefts fell from 100 to 80, a change of 25%.'), [
      '25% should be 20%',
    ])
  })

  it('is the whole of its parts only where it is told so, and not a part of what was told before', () => {
    assert.deepEqual(accusedIn('Of these 71 retired, 58 resigned and 12 moved.'), [])
    assert.deepEqual(accusedIn('Of the 71 wardens, 58 resigned and 14 moved.'), ['71 should be 72'])
  })
})

describe('income and other credits, printed as negative', () => {
  const BUDGET = [
    '| Heading | 2023/24 £000 | 2024/25 £000 | Change |',
    '|---|--:|--:|--:|',
    '| Staff | 2,140 | 2,215 | 75 |',
    '| Buildings | 610 | 602 | (8) |',
    '| Fees | (318) | (354) | (36) |',
    '| Grants | (907) | (861) | 46 |',
    '| Net | 1,525 | 1,602 | 77 |',
    '',
  ]

  it('are not accused of rising or falling by their size, nor of a place among them', () => {
    for (const text of [
      'Fees rose by £36k.',
      'Fees rose by £36,000, to £354,000.',
      'Grants fell by £46k, to £861k.',
      'Grants are £46k below 2023/24.',
      'Fees and grants together came to £1.215m.',
      'The largest income is from grants, and the smallest from fees.',
    ])
      assert.deepEqual(accusedIn(...BUDGET, text), [], text)
    assert.equal(accusedIn(...BUDGET, 'Staff fell by £75k.').length, 1)
  })

  it('may have their change told by its sign or by its size in a table, and by no other size', () => {
    const table = (fees: string, grants: string) =>
      accusedIn(
        '| Heading | Budget | Outturn | Variance | % |',
        '|---|--:|--:|--:|--:|',
        '| Staff | 4,200 | 4,310 | 110 | 2.6% |',
        '| Premises | 620 | 605 | (15) | (2.4%) |',
        '| Transport | 214 | 230 | 16 | 7.5% |',
        `| Fees | (410) | (455) | ${fees} |`,
        `| Grants | (1,200) | (1,150) | ${grants} |`,
      )
    assert.deepEqual(table('(45) | 11.0%', '50 | (4.2%)'), [])
    assert.deepEqual(table('45 | 11.0%', '(50) | (4.2%)'), [])
    assert.deepEqual(table('(45) | 11.0%', '50 | (4.8%)'), ['(4.8%) should be (4.2%)'])
  })
})

describe('what a table works otherwise in some of its rows', () => {
  const QUARTERS = [
    '| Measure | Q1 | Q2 | Q3 | Q4 | Year |',
    '|---|--:|--:|--:|--:|--:|',
    '| Referrals | 140 | 133 | 151 | 122 | 546 |',
    '| Assessments | 98 | 87 | 110 | 95 | 390 |',
    '| Reviews | 41 | 38 | 44 | 40 | 163 |',
  ]

  it('is not accused of being no sum: what is open at the end, people counted once, the most in a day', () => {
    for (const row of [
      '| Cases open at the end | 212 | 205 | 207 | 198 | 198 |',
      '| Children seen at least once | 80 | 76 | 85 | 71 | 233 |',
      '| Families helped | 80 | 76 | 85 | 71 | 301† |',
      '| Most in a day | 9 | 7 | 11 | 8 | 11 |',
    ])
      assert.deepEqual(accusedIn(...QUARTERS, row), [], row)
    for (const [total, accused] of [
      ['321', '321 should be 312'],
      ['241', '241 should be 312'],
    ] as const)
      assert.deepEqual(accusedIn(...QUARTERS, `| Visits | 80 | 76 | 85 | 71 | ${total} |`), [
        accused,
      ])
  })

  it('is not accused of a share of those alone of whom it is known', () => {
    const table = (...rows: readonly string[]) =>
      accusedIn(
        '| Group | Yes | No | Not known | All | % of known who said yes |',
        '|---|--:|--:|--:|--:|--:|',
        '| North | 61 | 24 | 0 | 85 | 72% |',
        '| South | 78 | 33 | 0 | 111 | 70% |',
        ...rows,
      )
    assert.deepEqual(
      table('| East | 58 | 27 | 0 | 85 | 68% |', '| West | 30 | 20 | 4 | 54 | 60% |'),
      [],
    )
    assert.deepEqual(
      table('| East | 58 | 27 | 0 | 85 | 68% |', '| West | 33 | 26 | 2 | 61 | 56% |'),
      [],
    )
    assert.deepEqual(table('| East | 58 | 27 | 0 | 85 | 86% |'), ['86% should be 68%'])
  })
})

describe('words that are no figures of the claim', () => {
  it('are not accused: a half of the year, the two within a part, a stretch told after another', () => {
    for (const text of [
      'Claims fell more in the winter half (16.4%) than in the summer half (9.9%).',
      'In the northern half (38.0%) fewer agreed than in the southern half (45.0%).',
      'Each half (20%) was paid late.',
      'Of 640 people, 352 agreed that the two councils should merge, 205 disagreed and 83 did neither.',
      'Of 1,231 people, 702 agreed that the three services work well, 318 disagreed and 211 did neither.',
      'The wait peaked at 4 minutes 55 seconds and by September stood at 2 minutes 47 seconds, which is 128 seconds less.',
      'Complaints reached 640 in May and by July stood at 512, which is 128 fewer.',
    ])
      assert.deepEqual(accusedIn(text), [], text)
    assert.deepEqual(accusedIn('Nearly half (61%) of those asked agreed.').length, 1)
    assert.deepEqual(
      accusedIn('Of 640 people, 362 agreed, 205 disagreed and 83 did neither.').length,
      1,
    )
  })

  const YEARS = [
    '| Severity | 2020 | 2021 | 2022 | 2023 | 2024 |',
    '|---|--:|--:|--:|--:|--:|',
    '| Killed or seriously injured | 310 | 357 | 383 | 395 | 373 |',
    '| Slightly injured | 1,140 | 1,090 | 1,042 | 1,071 | 1,099 |',
    '',
  ]

  it('are not accused of a later time than the stretch that they name', () => {
    for (const text of [
      'Killed or seriously injured rose in each year from 2020 to 2023, before falling in 2024.',
      'Slightly injured fell every year from 2020 to 2022 and has gone up twice to the 1,099 of 2024.',
      'Killed or seriously injured rose every year between 2020 and 2023, against a target of fewer by 2024.',
    ])
      assert.deepEqual(accusedIn(...YEARS, text), [], text)
    const wrong = 'Killed or seriously injured rose in each year from 2020 to 2024.'
    assert.equal(accusedIn(...YEARS, wrong).length, 1)
  })

  const CAMPAIGNS = [
    '| Stage | Spring 2024 | Autumn 2024 | Spring 2025 |',
    '|---|--:|--:|--:|',
    '| Applied | 612 | 548 | 701 |',
    '| Heard | 19 | 30.2 | 23 |',
    '| Started | 52 | 47 | 55 |',
    '',
  ]

  it('are not accused as a slip of other values than the size beside them tells, or of a whole number', () => {
    for (const text of [
      'Spring 2025 drew the most (89 more than a year earlier, or 14.5%), but few of them started.',
      'Spring 2025 drew 701 people (89 more than in spring 2024, or 14.5%), and 55 started.',
      'In spring 2025 the average was 32.0 days.',
      'Heard in spring 2025: 32.0 days on average.',
    ])
      assert.deepEqual(accusedIn(...CAMPAIGNS, text), [], text)
  })
})

describe('figures that are of another kind, another whole or another time', () => {
  const FIRES = [
    '| Kind | 2020/21 | 2021/22 | 2022/23 | 2023/24 | 2024/25 |',
    '|---|--:|--:|--:|--:|--:|',
    '| Grass fires | 412 | 388 | 602 | 431 | 405 |',
    '| Chimney fires | 96 | 91 | 84 | 80 | 77 |',
    '',
  ]

  it('are not accused of standing at an end where another place from it is told', () => {
    for (const text of [
      'Grass fires came to 405, 26 fewer than the year before and the second lowest of the five years.',
      'Grass fires came to 405, one of the lowest of the five years.',
      'Grass fires, at 405, are the second-lowest of the five years.',
    ])
      assert.deepEqual(accusedIn(...FIRES, text), [], text)
    assert.deepEqual(accusedIn(...FIRES, 'At 405 grass fires are the lowest of the five years.'), [
      'lowest of the five years should be null',
    ])
  })

  it('are not accused as ends of a change that is told in another unit', () => {
    for (const text of [
      'The average balance has declined from £6.4m to £5.9m and the return on it has come down by 0.35 percentage points.',
      'The rent has risen from £412 to £431 and arrears have gone up by 1.2 percentage points.',
    ])
      assert.deepEqual(accusedIn(text), [], text)
    assert.deepEqual(
      accusedIn('The rate fell from 71.2% to 68.2%, a fall of 4.0 percentage points.'),
      ['4.0 percentage points should be 3.0 percentage points'],
    )
  })

  it('are not accused as parts of an average or of what one of them costs', () => {
    for (const text of [
      'The average age of a driver is 38.4, up from 37.9; 61 of them will retire by 2030.',
      'The average score of a reader was 72; 80 of them came back.',
      'The talks sold 1,204 tickets at £5, which made £6,020; the fees came to £4,871, leaving £1,149 for the fund.',
      'We sold 310 mugs for £8 each, which made £2,480; the mugs cost £1,364, leaving £1,116 for the fund.',
    ])
      assert.deepEqual(accusedIn(text), [], text)
    assert.equal(accusedIn('There are 640 drivers, 720 of them women.').length, 1)
  })

  it('are not accused as a share in words that they are a little under', () => {
    for (const text of [
      'Nearly half of all refusals (47%) were of new drivers.',
      'Almost half of the homes (46%) are let.',
    ])
      assert.deepEqual(accusedIn(text), [], text)
    assert.equal(accusedIn('Nearly half of all refusals (53%) were of new drivers.').length, 1)
  })

  it('are not accused as so many times what a rate is for', () => {
    for (const text of [
      'Castle has 19.2 shops for every 1,000 residents, 2.4 times the town’s 8.0.',
      'Harbour has 31.5 calls per 1,000 homes, 3.5 times the 9.0 of the county.',
    ])
      assert.deepEqual(accusedIn(text), [], text)
    assert.equal(accusedIn('Castle has 1,000 shops, 2.5 times the 800 of the town.').length, 1)
  })

  it('are not accused as a whole with its point out, where they are what others leave of it', () => {
    for (const text of [
      'The panel had 1,050 replies: 588 in favour and 357 against. That is 56% to 34%, and 105 people undecided.',
      'We had 1,200 forms: 660 for and 420 against. That is 55% to 35%, and 120 with no view.',
    ])
      assert.deepEqual(accusedIn(text), [], text)
  })

  it('are not accused of a target by the figure of all, or of an earlier year', () => {
    for (const text of [
      'We saw 70.2% of all patients, against the standard of 95%. At Kirk it slipped; and Ardmore, alone of the three, met the standard.',
      'Overall 81% were answered, against the target of 90%. Only one of the four offices, Lenham, met the target.',
      'In 2022 it was 93%, so we are three points better. The target in our plan is 95%: met.',
      'Last year it was 88%, so we have gained four points. The target is 90%: met.',
    ])
      assert.deepEqual(accusedIn(text), [], text)
    assert.equal(accusedIn('This year it is 88%. The target is 90%: met.').length, 1)
    const overall =
      'The standard is 95%. It was reached in two of the four quarters, and over the year as a whole 94.7% were seen in time, so the standard was met.'
    assert.deepEqual(accusedIn(overall), ['met should be missed'])
  })
})

describe('rows that are not all parts of one thing', () => {
  const EXCLUSIONS = [
    '### Exclusions',
    '',
    '| Exclusions and suspensions | 2024/25 | 2023/24 |',
    '|---|--:|--:|',
    '| Exclusions – primary | 4 | 3 |',
    '| Exclusions – secondary | 32 | 27 |',
    '| Suspensions – primary | 343 | 318 |',
    '| Suspensions – secondary | 1,881 | 2,044 |',
    '| Suspensions – special | 80 | 95 |',
    '',
  ]

  it('are not added up to accuse a total of some of them', () => {
    for (const text of [
      'Suspensions in all phases came to 2,304.',
      'Suspensions in all phases came to 2,304. The total for the previous year was 2,457.',
    ])
      assert.deepEqual(accusedIn(...EXCLUSIONS, text), [], text)
  })

  it('are not counted to accuse a count of the rows of another table by its name', () => {
    const tables = [
      '| Directorate | 2024/25 % | 2023/24 % |',
      '|---|--:|--:|',
      '| Acute | 6.21% | 6.35% |',
      '| Surgery | 5.42% | 5.29% |',
      '| Children | 5.67% | 5.91% |',
      '| Estates | 7.36% | 7.11% |',
      '| Corporate | 3.43% | 3.58% |',
      '| Board | 6.00% | 6.04% |',
      '',
    ]
    const reasons = [
      '| Reason for leaving | 2023/24 | 2024/25 |',
      '|---|--:|--:|',
      '| Retired | 214 | 201 |',
      '| Moved | 167 | 149 |',
      '| Sick | 39 | 46 |',
      '| Ended | 96 | 88 |',
      '| Other | 112 | 93 |',
      '',
    ]
    for (const text of [
      'At directorate level three of the five improved and two deteriorated.',
      'Three of the five directorates improved.',
    ])
      assert.deepEqual(accusedIn(...tables, text, '', ...reasons), [], text)
    assert.deepEqual(accusedIn(...reasons, 'Three of the five reasons declined.'), [
      'Three of the five should be 4',
    ])
    const standards = [
      '| Standard | 2023/24 | 2024/25 |',
      '|---|--:|--:|',
      '| Letters | 71 | 68 |',
      '| Visits | 40 | 44 |',
      '',
      '| Calls | April | May | June | July | August | September |',
      '|---|--:|--:|--:|--:|--:|--:|',
      '| In time, % | 88.2 | 91.7 | 92.4 | 86.0 | 95.1 | 94.3 |',
      '',
    ]
    const months = 'Calls: the 90% standard was met in three of the six months.'
    assert.deepEqual(accusedIn(...standards, months), ['three of the six should be 4'])
  })

  it('are not accused one by one where any could make their total right', () => {
    const table = (...rows: readonly string[]) =>
      accusedIn(
        '| Licence | March 2023 | March 2024 | Granted | Lapsed | March 2025 | Net change |',
        '|---|--:|--:|--:|--:|--:|--:|',
        '| Shops | 388 | 381 | 29 | 37 | 373 | -8 |',
        '| Bars | 212 | 219 | 24 | 15 | 228 | +9 |',
        '| Clubs | 47 | 45 | 0 | 3 | 42 | -3 |',
        '| Sub-total, premises | 647 | 645 | 53 | 55 | 643 | -2 |',
        ...rows,
        '| Sub-total, other | 184 | 198 | 43 | 26 | 215 | +17 |',
        '| All | 831 | 843 | 96 | 81 | 858 | +15 |',
      )
    const [streets, metal] = [
      '| Streets | 36 | 39 | 14 | 11 | 42 | +3 |',
      '| Metal | 19 | 18 | 3 | 4 | 17 | -1 |',
    ]
    const animals = (now: number) => `| Animals | 58 | 61 | 9 | 5 | ${now} | +4 |`
    const tattoos = (now: number) => `| Tattoos | 71 | 80 | 17 | 6 | ${now} | +11 |`
    // 80 and 17 granted less 6 lapsed is 91, and so is 80 with 11 more
    assert.deepEqual(table(animals(65), streets, tattoos(97), metal), ['97 should be 91'])
    assert.deepEqual(table(animals(65), streets, tattoos(83), metal), ['83 should be 91'])
    assert.deepEqual(table(animals(65), streets, tattoos(91), metal), [])
  })

  it('is not accused of how another subject moved, told after "and", nor of how many exceeded a limit', () => {
    for (const text of [
      'Fewer people were left waiting and the score went from 95.7% to 96.9%.',
      'Taxi complaints have risen twice running and the gap between the two has closed from 42 to 14.',
      'Parking appeals grew again and the backlog has shrunk from 310 to 205.',
      'Two districts exceeded the limit of 60.',
      'Three of our stations are above the target of 12 minutes, and four are below the limit of 20.',
    ])
      assert.deepEqual(accusedIn(text), [], text)
    assert.deepEqual(accusedIn('Visits grew and the backlog has risen from 310 to 205.'), [
      'risen should be a decrease',
    ])
  })

  it('is not accused where a figure beside it, and nothing that is told, may be what it is of', () => {
    for (const text of [
      'Among all staff there are 816 women and 1,368 men, a proportion of 37.4%, which falls to 27.0% of the 488 who lead a team.',
      'Castle ward has 17.8 licensed premises for every 1,000 residents, 2.5 times the Borough’s 7.0, and 39% of the complaints.',
      'The rate paid at Lenna improved by 2.8 points; at Kirk it slipped by 1.3; and Ardmore, alone of the three, met the standard of 95%.',
    ])
      assert.deepEqual(accusedIn(text), [], text)
  })

  it('is accused of the way it went only where the word of direction itself takes both ends', () => {
    for (const text of [
      'Last year it was 290, so fewer were left waiting and the score went from 95.7% to 96.9%.',
      'Complaints have risen twice running and the gap between the two closed from 42 to 14.',
      'The wait peaked at 55 seconds and is now less by far, having come from 20 to 47 in March.',
    ])
      assert.deepEqual(accusedIn(text), [], text)
    for (const [text, accused] of [
      ['Injuries treated at the scene fell from 35 to 37.', 'fell should be an increase'],
      ['The last full year saw a fall of 3.9%, from 7,007 to 7,280.', 'fall should be an increase'],
      ['Burglary rose by 20 (7%), from 299 to 279.', 'rose should be a decrease'],
      [
        'Officer numbers rose by 16 over the year, from 1,846 to 1,830.',
        'rose should be a decrease',
      ],
    ] as const)
      assert.deepEqual(accusedIn(text), [accused], text)
  })

  it('is no gain, growth or slip that went the other way', () => {
    const table = [
      '| Area | Average wait (seconds) 2024 | Average wait (seconds) 2025 |',
      '|---|--:|--:|',
      '| Saltmarsh | 180 | 203 |',
      '| Grell Island | 240 | 202 |',
      '| Planning and growth | 310 | 175 |',
    ]
    for (const text of [
      'Saltmarsh had the biggest slip, 23 seconds, and Grell Island the biggest gain, 38 seconds.',
      'The largest saving is on planning and growth (135 seconds).',
    ])
      assert.deepEqual(accusedIn(...table, '', text), [], text)
  })

  it('is no whole of two shares unless one of them is said to be the rest', () => {
    for (const text of [
      'Fostering has the lowest proportion delivered, at 20%; had it been left out, delivery across the remaining seven would stand at 59%.',
      'Primary schools, with 10.8%, are outside that range at one end and secondary schools, with 1.6%, at the other.',
      '18% were given a penalty, and 5.5% went to court; for the remaining 2,122 the case was dropped.',
    ])
      assert.deepEqual(accusedIn(text), [], text)
    for (const text of [
      'Of the cases 62% were closed and the remaining 48% are open.',
      'The proportion of females is 61% and of males is 49%.',
    ])
      assert.equal(accusedIn(text).length, 1, text)
  })

  it('is not accused of how many of a number that is not said to be of anything', () => {
    const table = [
      '| School | Summer | Autumn | Change |',
      '|---|--:|--:|--:|',
      '| Ash | 12 | 10 | -2 |',
      '| Birch | 14 | 11 | -3 |',
      '| Cedar | 9 | 8 | -1 |',
      '| Elm | 7 | 9 | +2 |',
    ]
    assert.deepEqual(
      accusedIn(...table, '', 'In primary schools two of the four fell in the autumn.'),
      [],
    )
    assert.deepEqual(accusedIn(...table, '', 'Two of the four schools fell.'), [
      'Two of the four should be 3',
    ])
  })

  it('is not accused of sizes told respectively, or of a copy of what is rounded to two digits', () => {
    assert.deepEqual(
      accusedIn(
        'The median pay gap was 3.8%, down from 4.6%, and the mean gap 5.1%, down from 5.5%: reductions of 0.8 and 0.4 points respectively.',
      ),
      [],
    )
  })

  it('is not accused of the sign of a percentage of what is printed as less than nothing', () => {
    const fund = (...percentages: readonly string[]) =>
      accusedIn(
        '| £m | 2024/25 | 2023/24 | Change | % change |',
        '|---|--:|--:|--:|--:|',
        ...['Pensions | -104.8 | -96.3 | -8.5', 'Lump sums | -21.6 | -18.4 | -3.2'].map(
          (row, at) => `| ${row} | ${percentages[at]} |`,
        ),
        `| Transfers out | -9.9 | -12.7 | +2.8 | ${percentages[2]} |`,
      )
    assert.deepEqual(fund('+8.8%', '+17.4%', '-22.0%'), [])
    assert.deepEqual(fund('-8.8%', '-17.4%', '+22.0%'), [])
    assert.deepEqual(fund('+8.8%', '+14.7%', '-22.0%').length, 1)
  })

  it('takes no price by the month for a part, and no part for the whole that was told before it', () => {
    for (const text of [
      'The newer, which is on lease at £3,150 a month, cost £37,800 in lease and £6,410 in repairs, £44,210 in all.',
      'Delay was the ground in 41 of the 74, condition in 19 and rudeness in 6, other grounds accounting for the remaining 8.',
    ])
      assert.deepEqual(accusedIn(text), [], text)
    for (const [text, accused] of [
      [
        'The van, hired at £310 a week, cost £16,120 in hire and £2,480 in fuel, £18,060 in all.',
        '£18,060 should be £18,600',
      ],
      [
        'Of these 107 cases 80 will be closed this year, with the remaining 37 next year.',
        '107 should be 117',
      ],
    ] as const)
      assert.deepEqual(accusedIn(text), [accused], text)
  })

  it('adds nothing up in which one part is a word, and works nothing from a dash', () => {
    for (const text of [
      'We run eight yards: two of them by night, one by day, and five on call.',
      'Of the 12 sites 6 are new, 5 are old and one is closed, 12 in all.',
      'Beds stand at 459 against 435 planned – 24 beds, or 5.5%, above plan.',
    ])
      assert.deepEqual(accusedIn(text), [], text)
    assert.deepEqual(accusedIn('We run eight yards: two of them by night and five on call.'), [
      'eight should be 7',
    ])
  })

  it('takes more of what is told without its sign for more or less of it', () => {
    const table = [
      '| Service £000 | Budget | Forecast | Variance | At quarter 2 | Movement |',
      '|---|--:|--:|--:|--:|--:|',
      '| Parks | 8,915 | 8,590 | (325) | (210) | (115) |',
      '| Roads | 6,240 | 7,055 | 815 | 640 | 175 |',
      '| Libraries | 4,130 | 4,305 | 175 | 155 | 20 |',
    ]
    const text = 'Parks shows a favourable variance of £325k, £115k more than at quarter 2.'
    assert.deepEqual(accusedIn(...table, '', text), [])
  })

  it('blames the subtotal whose rows do not come to it, though shares stand beside it', () => {
    const table = [
      '| Service | Budget | Forecast | Variance | Variance % | Before | Movement |',
      '|---|--:|--:|--:|--:|--:|--:|',
      '| Meals | 3,842 | 4,026 | 184 | 4.8% | 131 | 53 |',
      '| Day care | 2,718 | 2,796 | 78 | 2.9% | 69 | 9 |',
      '| **Adults** | 6,560 | 6,822 | 262 | 4.0% | 200 | 62 |',
      '| Legal | 6,805 | 6,610 | (195) | (2.9%) | (90) | (105) |',
      '| Computers | 5,270 | 5,345 | 75 | 1.4% | 60 | 15 |',
      '| Halls | 3,155 | 3,390 | 235 | 7.4% | 180 | 55 |',
      '| **Support** | 15,320 | 15,345 | 115 | 0.8% | 150 | (35) |',
      '| Contingency | 2,600 | 600 | (2,000) | (76.9%) | (1,500) | (500) |',
    ]
    assert.deepEqual(accusedIn(...table), ['15,320 should be 15,230'])
  })

  it('blames the sign of what is called net, and not the total that it is added to', () => {
    const told = (wardens: string) => [
      '| 2024/25 | Retired | Resigned | All | Joiners | Net |',
      '|---|--:|--:|--:|--:|--:|',
      '| Drivers | 61 | 58 | 119 | 143 | +24 |',
      `| Wardens | 5 | 19 | 24 | 9 | ${wardens} |`,
      '| Cooks | 8 | 44 | 52 | 81 | +29 |',
      '| Clerks | 33 | 83 | 116 | 112 | -4 |',
      '| Total | 107 | 204 | 311 | 345 | +34 |',
    ]
    assert.deepEqual(accusedIn(...told('+15')), ['+15 should be -15'])
    assert.deepEqual(accusedIn(...told('-15')), [])
  })
})
