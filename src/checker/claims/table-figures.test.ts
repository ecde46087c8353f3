import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkTableFigures } from './table-figures.ts'
import { claimsBy, sayInShort } from './testing-checks.ts'

/** All that is said of the figures of a table, in short, those that are right first. */
function said(...rows: readonly string[]) {
  const [heading = '', ...others] = rows
  const lines = [heading, heading.replaceAll(/[^|]+/gu, '---'), ...others].map((it) => `|${it}|`)
  return claimsBy(checkTableFigures, lines).map(
    (claim) => sayInShort(claim) + (claim.suggestion ? ` Better: ${claim.suggestion}` : ''),
  )
}
const first = (...rows: readonly string[]) => said(...rows)[0]
const last = (...rows: readonly string[]) => said(...rows).at(-1)

describe('a figure of a table that is right', () => {
  it('is told with how its change, its share or its rate is worked', () => {
    const years = ['Alder|310|345|35', 'Birch|240|205|-35', 'Cedar|500|617|117']
    assert.equal(first('Ward|2023|2024|Change', ...years), 'correct: 35. 345 less 310 is 35.')
    const under = ['Pay|100|75|25%', 'Vans|200|150|25%', 'Rent|400|200|50%']
    assert.equal(first('Line|Budget|Spent|% variance', ...under), 'correct: 25%. 25 ÷ 100 = 25%.')
    const shares = ['Alder|30|30%', 'Birch|50|50%', 'Cedar|20|20%']
    assert.equal(first('Ward|Cases|% of all', ...shares), 'correct: 30%. 30 ÷ 100 = 30%.')
    const rates = ['Alder|80|6,000|13.3', 'Birch|90|5,000|18.0', 'Cedar|70|4,000|17.5']
    assert.equal(
      first('Ward|Cases|People|Rate per 1,000', ...rates),
      'correct: 13.3. 80 ÷ 6,000 × 1,000 = 13.33.',
    )
    const costs = ['Alder|600|50|12.0', 'Birch|900|60|15.0', 'Cedar|700|70|10.0']
    assert.equal(
      first('Ward|Cost|Visits|Cost per visit', ...costs),
      'correct: 12.0. 600 ÷ 50 = 12.',
    )
    const weeks = ['Alder|52,000|10|100', 'Birch|104,000|10|200', 'Cedar|62,400|10|120']
    assert.equal(
      first('Ward|Pay a year|Staff|Average pay a week', ...weeks, 'Dale|78,000|10|150'),
      'correct: 100. 52,000 ÷ 10 ÷ 52 = 100.',
    )
  })

  it('is told with what was added up, and what was left', () => {
    const parts = ['Alder|10|20|30|60', 'Birch|11|22|33|66', 'Cedar|12|24|36|72']
    assert.equal(last('Ward|Cars|Vans|Bikes|Total', ...parts), 'correct: 72. 12 + 24 + 36 = 72.')
    const teams = ['Alder|109|14|13|110', 'Birch|209|24|33|200', 'Cedar|309|44|13|340']
    assert.equal(
      first('Team|Start of year|Joined|Gone|Now', ...teams, 'Dale|150|20|10|160'),
      'correct: 110. 109 and 14 less 13 is 110.',
    )
    const asked = ['2021|109|54|13|42', '2022|209|124|33|52', '2023|309|144|113|52']
    assert.equal(
      first('Year|Applied for|Granted|Refused|Pending', ...asked, '2024|150|20|10|120'),
      'correct: 42. 109 less 54 and 13 is 42.',
    )
    const means = ['Alder|110|120|130|120', 'Birch|240|250|260|250', 'Cedar|310|320|360|330']
    assert.equal(
      first('Ward|2021|2022|2023|Average', ...means, 'Dale|101|202|303|202'),
      'correct: 120. (110 + 120 + 130) ÷ 3 = 120.',
    )
  })

  it('is told of a total with how many rows it is of, and where rounding is between', () => {
    const rows = ['Alder|310', 'Birch|240']
    assert.deepEqual(said('Ward|Cases', ...rows, 'Total|550'), [
      'correct: 550. The 2 rows above add up to 550.',
    ])
    assert.deepEqual(said('Ward|Cases', 'Total|550', ...rows), [
      'correct: 550. The 2 rows of it add up to 550.',
    ])
    const costs = ['Alder|310|1.4', 'Birch|240|2.4', 'Cedar|10|1.4', 'Total|560|5.3']
    assert.deepEqual(said('Ward|Cases|Cost', ...costs), [
      'correct: 560. The 3 rows above add up to 560.',
      'correct: 5.3. The 3 rows above add up to 5.2, which rounding of the parts can explain.',
    ])
  })

  it('is told of a place with what it is by, and from which end', () => {
    const up = ['Alder|30|3', 'Birch|50|1', 'Cedar|40|2', 'Dale|20|4']
    assert.equal(first('Ward|Cases|Rank', ...up), 'correct: 3. Number 3 by "Cases", highest first.')
    const down = ['Alder|30|2', 'Birch|50|4', 'Cedar|40|3', 'Dale|20|1']
    assert.equal(
      first('Ward|Cases|Rank', ...down),
      'correct: 2. Number 2 by "Cases", lowest first.',
    )
  })
})

describe('a figure of a table that is wrong', () => {
  const change = (third: string) =>
    last(
      'Ward|2023|2024|Change',
      ...['Alder|310|345|35', 'Birch|240|205|-35', `Cedar|500|617|${third}`, 'Dale|120|180|60'],
    )
  const percent = (third: string) =>
    last(
      'Ward|2023|2024|% change',
      ...['Alder|310|345|+11.3%', 'Birch|240|205|-14.6%', `Cedar|500|617|${third}`],
      'Dale|120|180|+50.0%',
    )

  it('is told with how it came to be so, and its row as it should read', () => {
    const told = (stated: string, cause: string, better = '117') =>
      `incorrect: ${stated} should be ${better}. The row says ${stated}, but 617 less 500 is 117. ${cause} Better: Cedar 500 617 ${better}`
    assert.equal(change('171'), told('171', 'Two digits look to have changed places.'))
    assert.equal(change('-117'), told('-117', 'The sign is wrong.', '+117'))
    assert.equal(change('60'), told('60', 'It is the figure of the row beside it.'))
    assert.equal(change('1170'), told('1170', 'The decimal point looks one place out.'))
  })

  it('is told, of a percentage, with what it is of instead', () => {
    const told = (stated: string, cause: string) =>
      `incorrect: ${stated} should be +23.4%. The row says ${stated}, but 117 ÷ 500 = 23.4%. ${cause} Better: Cedar 500 617 +23.4%`
    const later =
      'It looks as if the change was divided by the later value instead of the earlier one.'
    assert.equal(percent('+19.0%'), told('+19.0%', later))
    const whole = 'It is the later value as a percentage of the earlier one, not the change.'
    assert.equal(percent('+123.4%'), told('+123.4%', whole))
    const rates = ['Alder|40%|50%|+25.0%', 'Birch|80%|60%|-25.0%', 'Cedar|60%|75%|+15.0%']
    assert.match(
      last('Ward|2023|2024|% change', ...rates, 'Dale|20%|25%|+25.0%') ?? '',
      /but 15 ÷ 60 = 25%\. It is the change in percentage points, not in per cent\./u,
    )
    assert.equal(
      last('Ward|2023|2024|% change', 'Alder|2,505|3,005|+19.9%'),
      'imprecise: +19.9% should be +20.0%. The row says +19.9%, but 500 ÷ 2,505 = 19.96%. Better: Alder 2,505 3,005 +20.0%',
    )
  })

  it('is told of a figure that others are worked from by those', () => {
    const rows = ['Alder|310|430|30', 'Birch|240|205|-35', 'All|550|545|-5']
    assert.equal(
      last('Ward|2023|2024|Change', ...rows),
      'incorrect: 430 should be 340. The figure is printed as 430, but with 340 the figures worked from it agree; as printed, 430 less 310 is 120, not 30. Better: Alder 310 340 30',
    )
  })

  it('is told of two rows whose places are each the other’s', () => {
    const rows = ['Alder|30|3', 'Birch|50|1', 'Cedar|40|2', 'Dale|20|5', 'Elm|10|4']
    assert.deepEqual(said('Ward|Cases|Rank', ...rows).slice(-2), [
      'incorrect: 5 should be 4. The row is ranked 5, but it is number 4 by "Cases", highest first.',
      'incorrect: 4 should be 5. The row is ranked 4, but it is number 5 by "Cases", highest first.',
    ])
  })

  it('is asked about where its own note may say why, or which is out cannot be told', () => {
    assert.equal(
      change('171†'),
      'questionable: 171 should be 117. The table says 171, but 617 less 500 is 117. The note on the figure may say why.',
    )
    assert.equal(
      last(
        'Kind|Q1|Q2|Q3|Total',
        'Calls|190|185|170|545',
        'Open|190|185|170|170',
        'Walks|201|102|103|406',
      ),
      'questionable: 170 should be 545. The table says 170, but 190 + 185 + 170 = 545. Which of these figures is out, or whether any is, cannot be told.',
    )
  })
})
