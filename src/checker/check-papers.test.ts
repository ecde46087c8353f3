import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, it } from 'node:test'
import { readHtml, readMarkdown, readText } from '#documents/testing.ts'
import { benchFigures } from '../../bench/figures.ts'
import { checkPapers } from './check-papers.ts'
import type { Claim } from './claim.ts'

function check(text: string): readonly Claim[] {
  return checkPapers([readText('paper.txt', text)])[0]?.claims ?? []
}

const faults = (claims: readonly Claim[]) =>
  claims.filter((claim) => claim.verdict !== 'correct' && claim.verdict !== 'not-checkable')

function only(text: string): Claim {
  const [fault, second] = faults(check(text))
  assert.ok(fault && !second, JSON.stringify(faults(check(text)), null, 1))
  return fault
}

const QUARTER = 'Purpose of Report\n1. To report on the period 1 April 2023 to 30 June 2023.\n\n'

describe('checkPapers', () => {
  it('finds a percentage that was divided by the later value', () => {
    // 838 / (5,050 − 838) = 19.9%; 838 / 5,050 = 16.6%
    const fault = only('There were 5,050 reports of missing people, an increase of 838 or 16.6%.')
    assert.equal(fault.recomputed, '19.9%')
    assert.match(fault.explanation, /divided by the later value/)
    assert.equal(
      fault.suggestion,
      'There were 5,050 reports of missing people, an increase of 838 or 19.9%.',
    )
  })

  it('reads a sentence by its own period and nouns, whatever its neighbours say', () => {
    // 838 ÷ (5,050 − 838) = 19.9%, beside volunteers, minutes, visits or nothing
    const sentence =
      'The force logged 5,050 missing people in 2018-19, an increase of 838 or 16.6%.'
    for (const paper of [
      sentence,
      `In 2019/20 there were 13 volunteers. ${sentence}`,
      `In quarter one of 2019/20 a visit took 48 minutes. ${sentence}`,
      `${sentence} In 2019/20 there were 13 volunteers.`,
      `${QUARTER}There were 212 visits in the quarter. ${sentence}`,
    ]) {
      const fault = only(paper)
      assert.deepEqual([fault.kind, fault.recomputed], ['percent-change', '19.9%'], paper)
      assert.doesNotMatch(fault.suggestion ?? '', /\b13\b|5,037|\b48\b|\b212\b/)
    }
  })

  it('still takes an earlier figure for the earlier of a change since then', () => {
    // 5,888 − 5,050 = 838; 838 ÷ 5,050 = 16.6%
    const paper =
      'In 2019/20 there were 5,888 missing people. There were 5,050 missing people in 2018/19, and this year the increase was 838 or 16.6%.'
    assert.deepEqual(faults(check(paper)), [])
  })

  it('takes so many a month for how often, and for no limit that a paper gives twice', () => {
    const text =
      'Incidents in the six months to September 2023 totalled 6,480, or 1,080 a month on average. ' +
      'Deployments totalled 2,340 in the same six months, or 390 a month on average.'
    assert.deepEqual(
      check(text).map(({ kind, stated }) => `${kind} ${stated}`),
      ['average 1,080', 'average 390'],
    )
  })

  it('takes "ranked 3 out of 43" for a place in an order, and for no share', () => {
    const [claim, other] = check('Fenby is ranked 3 out of 43 forces.')
    assert.equal(claim?.kind, 'rank')
    assert.equal(claim?.explanation, 'The figures that the rank rests on are not printed.')
    assert.equal(other, undefined)
  })

  it('accuses of no sum or direction where the words compare something else', () => {
    for (const right of [
      'The first was attended by 24 and the second by 27, giving an average of 25.5.',
      'The result for women was 61 per cent and for men 73 per cent, 12 percentage points higher.',
      'Crime came to 36,848 offences. That is 146 fewer than the year before, a fall of 0.4%, and more than the 36,554 of 2022/23.',
      '| Rank | All | Women | Men | Women % |\n|---|---|---|---|---|\n| Constables | 2,621 | 912 | 1,709 | 34.8% |\n| Sergeants | 545 | 161 | 384 | 29.5% |\n| Inspectors | 252 | 66 | 186 | 26.2% |\n| All officers | 3,418 | 1,139 | 2,279 | 33.3% |\n\nSergeants make up 15.9% of all officers.',
    ])
      assert.deepEqual(faults(check(right)), [], right)
  })

  it('finds points called percent', () => {
    const fault = only(
      'The compliance rate is 84.1%, which is 8.3% higher than at the last inspection (75.8%).',
    )
    assert.deepEqual([fault.kind, fault.recomputed], ['percentage-points', '8.3 percentage points'])
  })

  it('finds a sign lost in a table, and prints the row as it should be', () => {
    const [fault] = faults(
      check(
        'Gender\nMale 677 576 +101 +18%\nFemale 588 764 -176 -23%\nUnspecified 129 106 -23 -22%\n',
      ),
    )
    assert.equal(fault?.suggestion, 'Unspecified 129 106 +23 +22%')
    assert.equal(fault?.where.line, 4)
  })

  it('finds a total that its rows do not make', () => {
    const fault = only(
      'Type 2022/23 2023/24\nBurglary 1,204 1,310\nRobbery 410 369\nTotal 1,614 1,697\n',
    )
    assert.deepEqual([fault.kind, fault.stated, fault.recomputed], ['sum', '1,697', '1,679'])
  })

  it('finds wrong sums, shares, averages, days, orders and directions in sentences', () => {
    const wrong = [
      ['Hate crime decreased by 45 offences, from 312 to 357.', 'comparison-direction'],
      ['Shoplifting is up 15% (from 2,000 to 2,400).', 'percent-change'],
      ['Of 1,500 complaints, 480 (23%) were upheld.', 'percent-of'],
      ['The team visited 48 of the 60 schools in the area, which is 75%.', 'percent-of'],
      ['Travel took 35 minutes and the visit 48 minutes, making 1hr and 21 minutes.', 'sum'],
      ['There were 104 reports: 61 in the city, 28 in Westmoor and 16 in Eastholme.', 'sum'],
      ['The panel met on Friday 5 October 2023.', 'same-fact'],
      ['For the period 1 April 2019 to 31 March 2019 the office reports as follows.', 'definition'],
      [
        'The balance stands at 137 hours. This exceeds the target which is 195 hours.',
        'comparison-direction',
      ],
      ['Recorded offences increased by 50 offences (-18%).', 'comparison-direction'],
    ] as const
    for (const [text, kind] of wrong) assert.equal(only(text).kind, kind, text)
  })

  it('adds what remains to what is told only of a whole that is told as one', () => {
    const remaining = (rest: number) =>
      `Of these 107, 80 will join this year, with the remaining ${rest} next year.`
    assert.deepEqual(faults(check(remaining(27))), [])
    assert.equal(only(remaining(37)).recomputed, '117')
    const visits = 'There were 107 visits this year, 80 to schools, with the remaining 37 planned.'
    assert.deepEqual(faults(check(visits)), [])
  })

  it('holds "all" against a count of the same in the next sentence, and of no other thing', () => {
    const all = (what: string) =>
      check(`The rise is in line with all ${what}. It was seen in 36 out of all 43 forces.`)
    assert.deepEqual(
      faults(all('forces')).map(({ explanation }) => explanation),
      ['The words say all forces, but the next one counts 36 out of all 43.'],
    )
    assert.deepEqual(faults(all('districts')), [])
  })

  it('says which quarter of the financial year the days beside its name are', () => {
    const quarter = (number: number) =>
      check(`This is quarter ${number}, from 1 July 2023 to 30 September 2023.`)
    const said = '1 July 2023 to 30 September 2023 is quarter 2 of the financial year.'
    for (const number of [2, 3]) {
      const [claim] = quarter(number)
      assert.equal(claim?.explanation, said)
      assert.equal(claim?.verdict, number === 2 ? 'correct' : 'incorrect')
    }
  })

  it('leaves alone what is right, in the words of other forces', () => {
    const right = [
      'Burglary was up from 1,204 to 1,310 (8.8%).',
      'There was a rise of just under a tenth in vehicle offences, from 1,000 to 1,095.',
      'Three in five people (62%) said that they felt safe.',
      'Public confidence fell by 12 percentage points to 58% from 70%.',
      'There were 1,120 hate crimes, 9% fewer than the previous year (1,231).',
      'The rate improved from 8.4% to 6.1%, a fall of 2.3 percentage points.',
      'Average answering time increased by 4 seconds to 13 seconds (2021/22: 9 seconds).',
      'The force took 91,250 calls in the year to March 2024, an average of 250 a day.',
      'Robbery increased by 12.5% (from 320 to 360); personal robbery accounted for 288 of these (80%).',
      'The precept provides £68.4m (52%) of the £131.5m budget.',
      'The force spent £310,000 in April, £295,000 in May and £342,000 in June, a total of £947,000.',
      'Confidence reduced by -4.6 percentage points to 72%.',
      'The panel will meet on Monday 4 December 2023.',
    ]
    for (const text of right) {
      const claims = check(text)
      assert.deepEqual(faults(claims), [], text)
      assert.ok(claims.length > 0, `${text} was not read as a claim`)
    }
  })

  it('accuses nothing of figures that are of something else', () => {
    const right = [
      'The four depots mended 318 lamps, 9 more than the 309 of the month before.',
      'The service held 640 sessions, 40 a day, and 5,120 people came, making 8 at each.',
      'Of those 96 moved house, 41 changed school and 17 lost touch.',
      'Of 180 tenants written to, 150 replied and 120 of those agreed.',
      'Report for quarter 2 and the year 2024/25.\n\nThe Fenby office took 310 calls in the quarter.',
    ]
    for (const text of right) assert.deepEqual(faults(check(text)), [], text)
  })

  it('says what the earlier value could have been when none is printed', () => {
    // 501 / 7.5% = 6,680; 501 / 6.5% = 7,708
    const [claim] = check('Offences have reduced by 501 offences (-7%) this year.')
    assert.equal(claim?.verdict, 'not-checkable')
    assert.match(claim?.explanation ?? '', /between 6,680 and 7,708/)
  })

  it('works a figure of the text from the table of its section', () => {
    const table =
      'Performance\n2023/24\n\nPerformance\n2022/23\n\nVolume\nChange\n\n% Change\n\n5.1 Number of Stop and Searches 3,716 2,032 +1,684 +83%\n\n'
    const text =
      '5.1 Average monthly volumes are around 310 stop searches per month in 2023/24 in comparison to monthly levels of circa 150 in 2022/23.'
    // 2,032 / 12 = 169.3, which is 12.9% from 150
    assert.deepEqual(
      faults(check(table + text)).map((claim) => [claim.stated, claim.recomputed]),
      [['circa 150', '169']],
    )
  })

  it('finds a change over a year called one on the same quarter', () => {
    const table =
      'Performance\n2023/24\n\nPerformance\n2022/23\n\nVolume\nChange\n\n3.1 All Crime 92,924 84,760 +8,164\n\n'
    const fault = only(
      `${table}3.1 There were an additional 8,164 crimes compared to the same quarter of the previous year.`,
    )
    assert.deepEqual([fault.kind, fault.recomputed], ['definition', 'year'])
  })

  it('finds a date before the report, an appendix under another name, and a term against its definition', () => {
    const found = faults(
      check(
        `${QUARTER}2. The glossary is attached at Appendix B.\n\n3. Satisfaction fell to 70% as at the end of March 2022.\n\n4. A third were historical offences (over 6 months ago).\n\n` +
          'Appendix 2:\n\nHistorical offences\n\nA crime is classed as historical if the time between report and offence is over a year.\n',
      ),
    )
    assert.deepEqual(
      found.map((claim) => claim.stated),
      ['Appendix B', 'March 2022', 'over 6 months'],
    )
  })

  it('holds several papers against each other', () => {
    const one = readText('quarter.txt', 'The total number of ASB incidents in 2022/23 was 14,321.')
    const other = readText(
      'annual.txt',
      'Anti-social behaviour incidents reported:\n\n2021/22 – 17,401\n\n2022/23 – 14,322\n',
    )
    const [claim] = faults(checkPapers([one, other])[0]?.claims ?? [])
    assert.deepEqual(
      [claim?.verdict, claim?.stated, claim?.recomputed],
      ['inconsistent', '14,321', '14,322'],
    )
  })

  it('does not set one quarter against another', () => {
    const one = readText('q1.txt', 'There were 3,387 ASB incidents in quarter 1 of 2023/24.')
    const other = readText('q2.txt', 'There were 3,102 ASB incidents in quarter 2 of 2023/24.')
    assert.deepEqual(
      checkPapers([one, other]).flatMap((it) => faults(it.claims)),
      [],
    )
  })

  it('finds the same faults in Markdown and in HTML', () => {
    const markdown =
      '| Type | 2022/23 | 2023/24 | Change | % change |\n|---|---|---|---|---|\n| Robbery | 410 | 369 | -41 | -12% |\n\nThere were 5,050 reports, an increase of 838 or 16.6%.\n'
    const html =
      '<script>alert("There were 5,050 reports, an increase of 838 or 16.6%.")</script><table><thead><tr><th>Type</th><th>2022/23</th><th>2023/24</th><th>Change</th><th>% change</th></tr></thead>' +
      '<tbody><tr><td>Robbery</td><td>410</td><td>369</td><td>&minus;41</td><td>-12%</td></tr></tbody></table><p>There were <b>5,050</b> reports, an increase of 838 or 16.6%.</p>'
    for (const document of [readMarkdown('paper.md', markdown), readHtml('paper.html', html)]) {
      const found = faults(checkPapers([document])[0]?.claims ?? []).map((claim) => [
        claim.stated,
        claim.recomputed,
      ])
      assert.deepEqual(
        found,
        [
          ['-12%', '-10%'],
          ['16.6%', '19.9%'],
        ],
        document.file,
      )
    }
  })

  it('finishes with text made to be slow', () => {
    const hostile = [
      '1,'.repeat(50_000),
      '('.repeat(50_000),
      'a '.repeat(50_000),
      '1 and '.repeat(20_000),
      '<'.repeat(50_000),
      'increase '.repeat(5000),
      '0-'.repeat(30_000),
      'up 5 on the 4, '.repeat(6000),
      '|1|2|3|\n'.repeat(10_000),
    ]
    const start = process.cpuUsage()
    for (const text of hostile) {
      check(text)
      checkPapers([readHtml('x.html', text), readMarkdown('x.md', text)])
    }
    // By the processor's time: a machine that does much else takes longer by the clock
    const { user, system } = process.cpuUsage(start)
    const seconds = (user + system) / 1_000_000
    assert.ok(seconds < 20, `${seconds} seconds`)
  })
})

describe('the figures rates', () => {
  it('reach their floors on real papers', async (test) => {
    if (!existsSync(resolve(import.meta.dirname, '../../../shared/domain/figures/claims.jsonl'))) {
      test.diagnostic('left out: ../shared is not here')
      return
    }
    const low = (await benchFigures()).filter((it) => !it.ok && /claims|errors/.test(it.name))
    assert.deepEqual(low, [])
  })
})
