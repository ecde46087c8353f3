import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { judgeTable } from './faults.ts'
import { relate } from './relate.ts'
import { tableOf } from './testing-tables.ts'

function judge(...lines: readonly string[]) {
  const table = tableOf(...lines)
  const { equations } = relate(table)
  const { held, faults } = judgeTable(table, equations)
  return {
    right: held.map(({ equation, result }) => `${equation.formula.name} ${result.text}`),
    wrong: faults.map(({ mend }) =>
      mend
        ? `${table.columns[mend.at.column]?.figures[mend.at.row]?.text} → ${mend.figure.value}`
        : 'cannot be told',
    ),
  }
}

describe('the figures of a table', () => {
  it('are changes where a heading says so, from the earlier to the later as the headings stand', () => {
    const latestFirst = judge('Ward|2024|2023|Change', 'Alder|340|310|30', 'Birch|205|240|-35')
    assert.deepEqual(latestFirst, { right: ['difference 30', 'difference -35'], wrong: [] })
    const earliestFirst = judge('Ward|2023|2024|Change', 'Alder|310|340|30', 'Birch|240|205|35')
    assert.deepEqual(earliestFirst.wrong, [])
  })

  it('are changes too where a total that is wrong puts most of them out', () => {
    assert.deepEqual(
      judge(
        'Area|2018|2019|Change',
        'Alder|100|120|+20%',
        'Birch|50|45|-5%',
        'Total|150|175|+10%',
      ).wrong.toSorted(),
      ['-5% → -10', '175 → 165'],
    )
    assert.deepEqual(
      judge(
        'Fund|Bids|Won|Won (%)',
        'Parks|80|20|25%',
        'Halls|40|22|44%',
        'Total|120|52|35%',
      ).wrong.toSorted(),
      ['44% → 55', '52 → 42'],
    )
  })

  it('are changes by their size alone where no sign is printed', () => {
    const rows = (third: string) =>
      judge(
        'Ward|2023|2024|Change',
        'Alder|310|345|35',
        'Birch|240|205|35',
        `Cedar|500|617|${third}`,
        'Dale|120|180|60',
      )
    assert.deepEqual(rows('117').wrong, [])
    assert.deepEqual(rows('171').wrong, ['171 → 117'])
  })

  it('are accused in a row alone of a slip that is near, and not of being something else', () => {
    const row = (change: string) => judge('Ward|2023|2024|Change', `Alder|310|345|${change}`)
    assert.deepEqual(row('35').wrong, [])
    assert.deepEqual(row('36').wrong, ['36 → 35'])
    assert.deepEqual(row('53').wrong, ['53 → 35'])
    assert.deepEqual(row('99').wrong, [])
  })

  it('are worked down the table where the names of its rows say so', () => {
    const calls = (share: string) =>
      judge(
        'Calls|April|May|June',
        'Calls|400|500|600',
        'Answered in time|300|400|450',
        `% answered in time|75%|80%|${share}`,
      )
    assert.deepEqual(calls('75%').wrong, [])
    assert.equal(calls('75%').right.length, 3)
    assert.deepEqual(calls('57%').wrong, ['57% → 75'])
  })

  it('are no changes where no heading says so', () => {
    const years = judge('Ward|2020|2021|2022', 'Alder|59|60|66', 'Birch|79|66|67')
    assert.deepEqual(years, { right: [], wrong: [] })
    const target = judge('Line|Cases|% met|Target', 'First|613|79.8%|80%', 'Second|402|74.1%|75%')
    assert.deepEqual(target, { right: [], wrong: [] })
  })

  it('are held against the base that a heading names', () => {
    const rows = ['Alder|50|70|75|50%', 'Birch|40|50|48|20%']
    const since = judge('Ward|2020|2021|2022|% change since 2020', ...rows)
    assert.deepEqual(since, { right: ['percent-change 50%', 'percent-change 20%'], wrong: [] })
    const wrong = judge(
      'Ward|2020|2021|2022|Change 2021 to 2022',
      'Alder|50|70|75|8',
      'Birch|40|50|48|-2',
    )
    assert.deepEqual(wrong.wrong, ['8 → 5'])
  })

  it('add up to a row that no word calls a total, and that to the total below', () => {
    const budget = (staff: string) =>
      judge(
        'Heading|Budget|Spent|Forecast|Last year',
        'Wardens|118,640|58,912|117,905|112,330',
        'Drivers|52,310|26,704|53,618|51,208',
        'Clerks|3,120|1,644|3,290|3,011',
        `Our people|${staff}|87,260|174,813|166,549`,
        'Rooms|9,870|5,118|10,240|9,502',
        'Vans|5,465|2,596|5,212|5,316',
        'All spending|189,405|94,974|190,265|181,367',
      )
    assert.deepEqual(budget('174,070').wrong, [])
    assert.deepEqual(budget('174,070').right.length, 8)
    assert.deepEqual(budget('174,700').wrong, ['174,700 → 174070'])
  })

  it('add up along the columns of one time, though others stand between', () => {
    const leavers = (all: string) =>
      judge(
        'Reason|Wardens 2024|Wardens 2025|Drivers 2024|Drivers 2025|All 2025',
        'Retired|52|47|21|24|71',
        `Resigned|41|36|74|68|${all}`,
        'Moved|19|22|13|11|33',
        'Died|4|7|2|5|12',
      )
    assert.deepEqual(leavers('104').wrong, [])
    assert.deepEqual(leavers('140').wrong, ['140 → 104'])
  })

  it('are numbers, points or times in a column of percentages, where their cells say so', () => {
    const rows = (first: string) =>
      judge(
        'Count|2022|2025|2025 against 2022',
        `Deaths|9|6|${first}`,
        'Thefts|1,046|912|-12.8%',
        'Fires|431|336|-22.0%',
        'Falls|702|583|-17.0%',
      )
    assert.deepEqual(rows('-3').wrong, [])
    assert.ok(rows('-3').right.includes('difference -3'))
  })

  it('may be budget less actual, when all rows are', () => {
    const under = judge(
      'Line|Budget|Actual|Variance',
      'Pay|900|850|50',
      'Fuel|300|340|(40)',
      'Total|1,200|1,190|10',
    )
    assert.deepEqual(under.wrong, [])
    const over = judge(
      'Line|Budget|Actual|Variance',
      'Pay|900|850|(50)',
      'Fuel|300|340|40',
      'Total|1,200|1,190|10',
    )
    assert.deepEqual(over.wrong, ['10 → -10'])
  })

  it('are shares of a total, rates, averages and ranks', () => {
    const rates = judge(
      'Area|Calls|People|Rate per 1,000|Rank',
      'A|400|8,000|50.0|2',
      'B|900|15,000|60.0|1',
      'C|200|5,000|40.0|3',
      'D|90|3,000|30.0|4',
    )
    assert.deepEqual(rates.wrong, [])
    assert.equal(rates.right.length, 8)
    const costs = judge(
      'Year|Visits|Cost|Cost per visit',
      '2023|12|£600|£50.00',
      '2024|15|£720|£84.00',
      '2025|16|£816|£51.00',
    )
    assert.deepEqual(costs.wrong, ['£84.00 → 48'])
    const shares = judge(
      'Kind|Number|%',
      'Paper|30|15%',
      'Phone|50|52%',
      'Web|120|60%',
      'Total|200|100%',
    )
    assert.deepEqual(shares.wrong, ['52% → 25'])
  })

  it('add up to a total last or first, with subtotals, and not where rows are part of others', () => {
    assert.deepEqual(
      judge('Kind|2023|2024', 'All kinds|90|105', 'One|40|50', 'Two|50|55').wrong,
      [],
    )
    const first = judge('Kind|2023|2024', 'All kinds|90|150', 'One|40|50', 'Two|50|55')
    assert.deepEqual(first.wrong, ['150 → 105'])
    const subtotals = [
      'Theft of bikes|30',
      'Theft of cars|50',
      'All theft|80',
      'Damage to cars|20',
      'Damage to homes|15',
      'All damage|35',
    ]
    assert.deepEqual(judge('Kind|2024', ...subtotals, 'Total|115').wrong, [])
    const within = judge('Kind|2024', 'Theft|60', 'of which bikes|25', 'Damage|15', 'Total|75')
    assert.deepEqual(within, { right: ['sum 75'], wrong: [] })
    const average = judge('Month|Calls', 'May|90', 'June|110', 'Average|100', 'Total|200')
    assert.deepEqual(average.wrong, [])
  })

  it('are not known to be wrong where parts are withheld, rounded or left out', () => {
    assert.deepEqual(
      judge('Ward|2023|2024', 'A|12|15', 'B|[c]|7', 'C|[x]|4', 'Total|20|30').wrong,
      [],
    )
    assert.deepEqual(
      judge('Kind|Number|%', 'A|1|33%', 'B|1|33%', 'C|1|33%', 'Total|3|100%').wrong,
      [],
    )
    assert.deepEqual(
      judge('Area|2024', 'North|100', 'South|200', 'Total (excluding South)|100').wrong,
      [],
    )
    assert.deepEqual(judge('Group|Rate %', 'Men|61', 'Women|65', 'Total|63').wrong, [])
  })

  it('are accused one at a time: the one whose change makes all others agree', () => {
    // 2,461 less 2,209 is 252, and 252 ÷ 2,209 = 11.4%: it is the later value whose digits are swapped
    const operand = judge(
      'Kind|2023|2024|Change|% change',
      'Theft|2,209|2,416|252|11.4%',
      'Damage|1,000|1,100|100|10.0%',
      'Fraud|500|450|-50|-10.0%',
    )
    assert.deepEqual(operand.wrong, ['2,416 → 2461'])
    const both = judge(
      'Age|For|Against|All',
      '16 to 24|214|188|402',
      '25 to 64|803|702|1,550',
      'Over 64|80|34|114',
      'Total|1,097|924|2,021',
    )
    assert.deepEqual(both.wrong, ['1,550 → 1505'])
    // Each row has one slip of its own
    const two = judge(
      'Ward|2023|2024|Change',
      'A|100|130|30',
      'B|200|260|90',
      'C|300|350|50',
      'D|50|70|-20',
      'E|10|40|30',
    )
    assert.deepEqual(two.wrong, ['90 → 60', '-20 → 20'])
  })
  it('follow from the rows above where the name of a row says so, but not in a column of changes', () => {
    const calls = judge(
      'Measure|July|August|September|Change',
      'Calls|2,500|2,000|2,200|-300',
      'Answered|2,025|1,700|1,980|-45',
      '% answered|80.1%|85.0%|90.0%|+9.0',
    )
    assert.deepEqual(calls.wrong, ['80.1% → 81'])
    assert.ok(calls.right.includes('ratio 90.0%'))
    const years = judge(
      'Year|Police|Council|Health',
      '2023/24|112|684|58',
      '2024/25|118|661|61',
      'Change|+6|-23|+3',
      'Change %|+5.4%|-3.5%|+5.2%',
    )
    assert.deepEqual(years.wrong, ['-3.5% → -3.4'])
  })

  it('of a row of rates are not added up along it', () => {
    const half = judge(
      'Measure|April|May|June|Quarter',
      'Calls|2,500|2,000|2,200|6,700',
      'Answered|2,025|1,700|1,980|5,705',
      'Abandoned|412|255|198|865',
      'Repeats|310|212|187|522',
      'Average wait|12|15|14|14',
      'Abandonment rate|16.5|12.8|9.0|12.9',
    )
    assert.deepEqual(half.wrong, ['522 → 709'])
  })

  it('change since a year from the column of a day in it', () => {
    const staff = judge(
      'Group|March 2026|March 2025|March 2021|Change since 2021|% change since 2021',
      'Constables|1,412|1,437|1,206|+206|+17.1%',
      'Sergeants|418|409|371|+47|+12.7%',
      'Staff|1,106|1,128|1,019|+87|+8.5%',
      'Wardens|132|151|214|-82|-62.1%',
    )
    assert.deepEqual(staff.wrong, ['-62.1% → -38.3'])
  })
  it('may be times, whose changes are in seconds and do not add up', () => {
    const times = judge(
      'Station|Average turnout (min:sec)|Previous year|Change (seconds)|Calls',
      'Alder|6:48|6:55|-7|2,874',
      'Birch|7:21|7:09|+12|2,190',
      'Cedar|8:37|8:52|-15|1,356',
      'Damson|11:14|11:40|-66|704',
      'All stations|8:02|8:09|-7|7,124',
    )
    assert.deepEqual(times.wrong, ['-66 → -26'])
  })
  it('change from the row before where the rows are times, and add up so far where called cumulative', () => {
    const years = judge(
      'Year|Killed|Serious|All|Change on previous year',
      '2020|19|278|297|-',
      '2021|23|301|324|+27',
      '2022|27|342|369|+54',
      '2023|22|331|353|-16',
      '2024|24|308|332|-21',
    )
    assert.deepEqual(years.wrong, ['+54 → 45'])
    const quarters = judge(
      'Quarter|Planned|Completed|Cumulative completed',
      'April to June|1,500|1,388|1,388',
      'July to September|1,500|1,467|2,855',
      'October to December|1,500|1,541|4,369',
      'January to March|1,500|1,702|6,098',
    )
    assert.deepEqual(quarters.wrong, ['4,369 → 4396'])
  })
  it('may be a rate of what is left: vacancies of the posts, those upheld of the closed', () => {
    const upheld = judge(
      'Body|Closed|Upheld|Partly upheld|Not upheld|Uphold rate',
      'Councils|1,642|402|371|869|47.1%',
      'Health boards|1,013|281|244|488|27.7%',
      'Housing|604|207|126|271|55.1%',
      'Colleges|234|38|33|163|30.3%',
    )
    assert.deepEqual(upheld.wrong, ['27.7% → 51.8'])
  })

  it('may add up without a sum of some of its rows that stands among them', () => {
    const rows = ['Killed|4|6', 'Serious|40|44', 'Killed or serious|44|50', 'Slight|200|210']
    const right = judge('Injury|2023|2024', ...rows, 'All|244|260')
    assert.deepEqual(right, { right: ['sum 44', 'sum 50', 'sum 244', 'sum 260'], wrong: [] })
    assert.deepEqual(judge('Injury|2023|2024', ...rows, 'All|244|290').wrong, ['290 → 260'])
  })

  it('may have a total of other rows: one far off, or between its smallest and largest, is none of these', () => {
    const wards = ['Alder|310', 'Birch|240', 'Cedar|100']
    for (const total of ['5,000', '1,300', '217']) {
      assert.deepEqual(judge('Ward|Cases', ...wards, `Total|${total}`).wrong, [], total)
    }
    assert.deepEqual(judge('Ward|Cases', ...wards, 'Total|660').wrong, ['660 → 650'])
  })

  it('may be places in an order, from the largest or from the smallest', () => {
    const wards = ['Alder|310', 'Birch|240', 'Cedar|100', 'Dale|90', 'Elm|80']
    const ranked = (places: readonly number[]) =>
      judge('Ward|Cases|Rank', ...wards.map((ward, index) => `${ward}|${places[index]}`))
    assert.equal(ranked([1, 2, 3, 4, 5]).right.length, 5)
    assert.equal(ranked([5, 4, 3, 2, 1]).right.length, 5)
    assert.deepEqual(ranked([1, 3, 2, 4, 5]).wrong, ['3 → 2', '2 → 3'])
    assert.deepEqual(ranked([2, 5, 1, 3, 4]).wrong, [])
  })

  it('follow from other rows of values too: those left over of the whole', () => {
    const rows = ['Offered|1,420|1,310|1,275|1,402', 'Answered|1,311|1,248|1,190|1,305']
    const heading = 'Calls|April|May|June|July'
    const { right } = judge(heading, ...rows, 'Lost|109|62|85|97')
    assert.deepEqual(
      right,
      [109, 62, 85, 97].map((lost) => `difference ${lost}`),
    )
    assert.deepEqual(judge(heading, ...rows, 'Lost|109|26|85|97').wrong, ['26 → 62'])
  })

  it('are times over or under a standard, with a sign', () => {
    const { right } = judge(
      'Call|Standard|Mean|Against standard',
      'First|7:00|8:11|1:11',
      'Second|30:00|27:36|-2:24',
      'Third|60:00|61:05|1:05',
    )
    assert.deepEqual(right, ['difference 1:11', 'difference -2:24', 'difference 1:05'])
  })

  it('are what is left of a whole and several parts', () => {
    const rows = ['Depot|240|200|10|30', 'Fleet|385|297|52|36', 'Post|165|48|17|100']
    const { right, wrong } = judge('Saving|Target|Delivered|Expected|Shortfall', ...rows)
    assert.deepEqual(right, ['rest 30', 'rest 36', 'rest 100'])
    assert.deepEqual(wrong, [])
  })
})

describe('a column of ranks', () => {
  const ranks = (...places: readonly number[]) =>
    judge(
      'Ward|Cases|Rank',
      ...places.map(
        (place, at) => `${['Alder', 'Birch', 'Cedar', 'Dale'][at]}|${90 - 10 * at}|${place}`,
      ),
    )

  it('may have two places changed, of three rows or of more', () => {
    assert.deepEqual(ranks(1, 2, 3).wrong, [])
    assert.deepEqual(ranks(1, 3, 2).wrong, ['3 → 2', '2 → 3'])
    assert.deepEqual(ranks(1, 2, 4, 3).wrong, ['4 → 3', '3 → 4'])
  })

  it('is of something else where more are', () => {
    assert.deepEqual(ranks(1, 3, 4, 2), { right: [], wrong: [] })
  })
})
