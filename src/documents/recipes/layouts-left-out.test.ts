import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDrawn, roles, said, units } from './testing.ts'

describe('numbers that name things', () => {
  it('are codes of what people are sorted into, row after row', () => {
    const read = said(
      readDrawn(`
        Attendances, July 2025
        Hospital | Ward | Age | Sex | Under 18 | Adults
        North    | A    | x   | 1   | 10       | 35
        North    | A    | x   | 2   | 12       | 20
        South    | B    | x   | 1   | 15       | 55
        South    | B    | x   | 2   | 5        | 38
        East     | B    | x   | 1   | 25       | 45
        East     | B    | x   | 2   | 35       | 31`),
      ({ breakdown }) => breakdown.map(({ value }) => value).join('; '),
    )
    assert.equal(read['D3'], undefined)
    assert.match(read['E3'] ?? '', /\b1\b/)
    assert.match(read['E4'] ?? '', /\b2\b/)
  })

  it('are figures where they do not come again', () => {
    const read = roles(`
      Assaults, July 2025
      Hospital | Offence | Disability | Religion
      North    | A       | 4          | 10
      South    | B       | 7          | 12
      East     | C       | 9          | 15`)
    assert.equal(read['C3'], 'observation')
  })

  it('are those of a list in turn', () => {
    const read = roles(`
      Log, July 2025
      Issue no. | Area  | Cases
      1         | North | 14
      2         | South | 31
      3         | East  | 9`)
    assert.equal(read['A3'], undefined)
    assert.equal(read['C3'], 'observation')
  })
})

describe('words of change at the head of a row', () => {
  const read = roles(`
    Staff survey 2024/25, % who agree
    Question                     | North | South
    Change is managed well here  | 41    | 44
    My work makes a difference   | 71    | 64
    Change since 2023/24         | 3     | -4`)

  it('are what is asked about', () => {
    assert.equal(read['B3'], 'observation')
    assert.equal(read['B4'], 'observation')
  })

  it('say that a row is worked out', () => {
    assert.equal(read['B5'], undefined)
  })
})

describe('the share of a total in the same row', () => {
  it('is left out under each of several headings', () => {
    const read = roles(`
      Officers
                | 31 March 2025 |        |       |          | 30 September 2025 |        |       |
      Rank      | Male          | Female | Total | % female | Male              | Female | Total | % female
      Constable | 742           | 468    | 1210  | 38.7%    | 735               | 481    | 1216  | 39.6%
      Sergeant  | 151           | 74     | 225   | 32.9%    | 154               | 79     | 233   | 33.9%
      Inspector | 58            | 29     | 87    | 33.3%    | 57                | 31     | 88    | 35.2%`)
    assert.equal(read['E4'], undefined)
    assert.equal(read['I4'], undefined)
    assert.equal(read['H4'], 'total')
  })

  it('is no share where the total is of something else', () => {
    const read = roles(`
      Calls, July 2025
      Line | Offered | Answered | % answered
      999  | 400     | 390      | 97.5%
      101  | 900     | 700      | 77.8%`)
    assert.equal(read['D3'], 'observation')
  })
})

describe('how sure a figure is', () => {
  it('is left out of its cell, and how many it is of is kept', () => {
    const read = readDrawn(`
      Satisfied, %, April to June 2025
      District | Satisfied           | Informed
      Ashcombe | 85.9 ±9.6 (50)      | 71.4 (60.2–82.6)
      Saltings | 71.3 +/- 10.9 (66)  | 66.0 (59.9–72.1)`)
    assert.deepEqual(
      said(read, ({ value, n }) => `${value} of ${n}`),
      { B3: '85.9 of 50', C3: '71.4 of null', B4: '71.3 of 66', C4: '66 of null' },
    )
  })
})

describe('the mean of several years', () => {
  it('is what others are compared with, and of which years is asked', () => {
    const read = roles(`
      Incidents
      Station  | 2022/23 | 2023/24 | 2024/25 | 5-year average
      Ashcombe | 404     | 338     | 327     | 326.1
      Saltings | 256     | 393     | 270     | 250.2`)
    assert.equal(read['E3'], 'comparator asked period')
  })
})

describe('a fraction among percentages', () => {
  it('is asked alone, and the others stand', () => {
    const read = units(`
      Orders, % completed
      Kind   | Q1 2025/26 | Q2 2025/26 | Q3 2025/26
      Adult  | 74%        | 79%        | 81%
      Youth  | 72%        | 78%        | 0.83`)
    assert.equal(read['B4'], '72 percent')
    assert.equal(read['D4'], '83 percent asked unit')
  })
})

describe('posts that are not filled', () => {
  it('are left out where they are the establishment less the strength in every row', () => {
    const read = roles(`
      Workforce at 30 September 2025
      Rank      | Establishment | FTE   | Vacancies
      Constable | 810           | 781.2 | 28.8
      Sergeant  | 150           | 148.4 | 1.6
      Inspector | 60            | 61.0  | -1`)
    assert.equal(read['D3'], undefined)
    assert.equal(read['C3'], 'observation')
  })
})

describe('a profile of what is to be spent so far', () => {
  it('is what is aimed at', () => {
    const read = roles(`
      Revenue monitoring to 30 September 2025 (£000)
      Service | Budget | Profile to date | Actual to date
      Pay     | 1000   | 500             | 510
      Fleet   | 200    | 100             | 90`)
    assert.equal(read['C3'], 'target')
    assert.equal(read['D3'], 'observation')
  })
})

describe('a mark alone in a row', () => {
  it('is in what the other figures of its row are in', () => {
    const read = units(`
      Custody, financial year 2025/26
      Measure    | Apr-25 | May-25 | Jun-25
      Detentions | 460    | [x]    | 537
      Occupancy  | 89%    | [x]    | 82%`)
    assert.equal(read['C3'], 'null count')
    assert.equal(read['C4'], 'null percent')
  })
})

describe('a mean score', () => {
  it('has as many replies as the base under its question', () => {
    const read = said(
      readDrawn(`
        Survey, April to June 2025
        Question        | Answer     | North | South
        Q6 Satisfaction | Mean (1–5) | 3.5   | 4.1
                        | Base (n)   | 61    | 38`),
      ({ value, unit, n }) => `${value} ${unit} of ${n}`,
    )
    assert.equal(read['C3'], '3.5 score of 61')
  })
})

describe('what is aimed at', () => {
  it('is a figure, though most rows of its column have none', () => {
    for (const none of ['none set', 'not set', 'n/a']) {
      const read = roles(`
        Road casualties
        Severity | 2023 | 2024 | Target 2030
        Killed   | 8    | 11   | ${none}
        Serious  | 73   | 72   | ${none}
        Slight   | 341  | 314  | 250`)
      assert.equal(read['D5'], 'target', none)
      assert.equal(read['D3'], undefined, none)
    }
  })
})

describe('what says nothing of anybody', () => {
  it('is 100% at the end of answers, a margin of error and a rank of something', () => {
    const read = roles(`
      How safe do you feel? 2024/25
                                         | All | Male | Female
      Safe                               | 58% | 61%  | 55%
      Unsafe                             | 42% | 39%  | 45%
      NET: Safe                          | 58% | 61%  | 55%
      Total                              | 100% | 100% | 100%
      Unweighted base                    | 1204 | 583 | 621
      95% margin of error (±) on the net | 3% | 4% | 4%`)
    assert.equal(read['B6'], undefined)
    assert.equal(read['D8'], undefined)
    assert.equal(read['C3'], 'observation')
    const ranked = roles(`
      Attendance, 2024/25
      School    | Sessions missed | Attendance rank
      Ashgrove  | 410             | 2
      Bell Lane | 395             | 1
      Cobden    | 502             | 3`)
    assert.equal(ranked['B3'], 'observation')
    assert.equal(ranked['C3'], undefined)
  })

  it('is no answer of a group beside the answers of all', () => {
    const read = roles(`
      Were you satisfied? 2024/25
                      | All respondents | Male | Female | 16–34 | 35 and over
      Yes             | 60% | 61% | 59% | 61% | 61%
      No              | 29% | 31% | 27% | 32% | 29%
      Not sure        | 11% | 8%  | 14% | 7%  | 10%
      Unweighted base | 233 | 118 | 115 | 79  | 154`)
    for (const cell of ['C3', 'D4', 'E5', 'F3']) assert.equal(read[cell], 'observation', cell)
  })
})

describe('how many times as likely one is as another', () => {
  for (const heading of [
    'Times as likely as White',
    'Times more likely to be searched',
    'Relative likelihood',
  ]) {
    it(`is worked out from the figures beside it: ${heading}`, () => {
      const read = roles(`
        Searches, 2024/25
        Ethnicity | Searches | Rate per 1,000 people | ${heading}
        White     | 410      | 3.1                   |
        Black     | 95       | 9.2                   | 3.0
        Asian     | 61       | 4.4                   | 1.4`)
      assert.equal(read['C4'], 'observation')
      assert.equal(read['D4'], undefined)
    })
  }
})
