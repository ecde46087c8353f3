import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { workOut } from './equations.ts'
import { relate } from './relate.ts'
import { digitSlip, slipOf } from './slips.ts'
import { tableOf } from './testing-tables.ts'

/** The slips of the figures in a column that do not follow from the others of their rows. */
function slips(column: number, ...lines: readonly string[]) {
  const table = tableOf(...lines)
  return relate(table)
    .equations.filter(({ result }) => result.column === column)
    .flatMap((equation) => {
      const outcome = workOut(table, equation)
      return outcome && !outcome.holds ? [slipOf(table, { ...outcome, equation })] : []
    })
}

describe('how a figure came to be wrong', () => {
  it('is told of its digits', () => {
    assert.equal(digitSlip(24_132, 24_123), 'swapped')
    assert.equal(digitSlip(24_153, 24_123), 'digit')
    assert.equal(digitSlip(2413, 24_123), 'digit', 'one is lost')
    assert.equal(digitSlip(24_1123, 24_123), 'digit', 'one is doubled')
    assert.equal(digitSlip(2410, 241), 'place')
    assert.equal(digitSlip(241, 2410), 'place')
    assert.equal(digitSlip(-24, 42), 'swapped', 'a sign is no digit')
  })

  it('is not told where more is otherwise, or nothing', () => {
    assert.equal(digitSlip(24_123, 24_123), undefined)
    assert.equal(digitSlip(24_165, 24_123), undefined)
    assert.equal(digitSlip(7, 3), undefined, 'one digit is any other')
    assert.equal(digitSlip(7, 73), undefined, 'and part of any')
    assert.equal(digitSlip(24, 2413), undefined)
    assert.equal(digitSlip(2413, 24), undefined)
    assert.equal(digitSlip(100, 1), undefined, 'two places are more than one')
    assert.equal(digitSlip(0, 7), undefined)
    assert.equal(digitSlip(24_153, 21_143), undefined, 'two digits apart, and not each the other')
    assert.equal(digitSlip(24_153, 25_143), 'swapped', 'though another stands between')
    assert.equal(digitSlip(24_153, 24_534), undefined, 'three have moved')
    assert.equal(digitSlip(241, 2351), undefined)
    assert.equal(digitSlip(31_524, 24_153), undefined)
  })

  const changes = (third: string) =>
    slips(
      2,
      'Ward|2023|2024|Change',
      'Alder|310|345|35',
      'Birch|240|205|-35',
      `Cedar|500|617|${third}`,
      'Dale|120|180|60',
    )

  it('is told of a sign, of two digits, of the row beside it and of nothing', () => {
    assert.deepEqual(changes('117'), [])
    assert.deepEqual(changes('-117'), ['sign'])
    assert.deepEqual(changes('171'), ['swapped'])
    assert.deepEqual(changes('60'), ['neighbour'])
    assert.deepEqual(changes('-35'), ['neighbour'])
    assert.deepEqual(changes('145'), ['near'])
    assert.deepEqual(changes('833'), ['far'])
    assert.deepEqual(changes('234'), ['near'], 'twice as much is near')
    assert.deepEqual(changes('235'), ['far'])
    assert.deepEqual(changes('59'), ['near'], 'and half')
    assert.deepEqual(changes('58'), ['far'])
    assert.deepEqual(changes('19'), ['far'], 'though 117 are 19% of 617')
    assert.deepEqual(changes('123'), ['near'], 'though 617 are 123% of 500')
  })

  it('is told of rounding, where one more of the last place is but a little too much', () => {
    const rounded = (printed: string) =>
      slips(2, 'Ward|2023|2024|% change', `Alder|2,505|3,005|${printed}`)
    assert.deepEqual(rounded('+20.0%'), [])
    assert.deepEqual(rounded('+19.9%'), ['rounding'])
    assert.deepEqual(rounded('+18.9%'), ['near'])
  })

  it('is told of the row beside it to the whole number, where that prints tenths', () => {
    const beside = (third: string) =>
      slips(
        2,
        'Ward|2023|2024|Change',
        'Alder|310|345|35',
        'Birch|240|205|-35',
        'Cedar|500.0|535.5|35.5',
        `Dale|500|617|${third}`,
      )
    assert.deepEqual(beside('35'), ['neighbour'], 'half less than 35.5')
    assert.deepEqual(beside('36'), ['neighbour'], 'half more')
    assert.deepEqual(beside('34'), ['far'])
    assert.deepEqual(beside('-34'), ['far'], 'nor near by its size')
  })

  it('is told of the sign of one, and of half as much', () => {
    const one = (third: string) =>
      slips(
        2,
        'Ward|2023|2024|Change',
        'Alder|310|345|35',
        'Birch|240|205|-35',
        `Cedar|500|501|${third}`,
        'Dale|120|180|60',
      )
    assert.deepEqual(one('-1'), ['sign'])
    assert.deepEqual(one('0'), ['far'])
    const half = slips(
      2,
      'Ward|2023|2024|Change',
      'Alder|310|345|35',
      'Birch|240|205|-35',
      'Cedar|500|546|23',
      'Dale|120|180|60',
    )
    assert.deepEqual(half, ['near'], '23 of 46')
  })

  it('is told of no row beside it of which a figure is withheld, nor of a sum down the table', () => {
    const withheld = slips(
      2,
      'Ward|2023|2024|Change',
      'Alder|310|345|35',
      'Birch|240|*|60',
      'Cedar|500|617|45',
      'Dale|120|155|35',
      'Elm|45|90|45',
    )
    assert.deepEqual(withheld, ['far'])
    const total = slips(1, 'Ward|2023|2024', 'Alder|310|125', 'Birch|240|118', 'Total|550|435')
    assert.deepEqual(total, ['near'], 'though 310 and 125 above it are 435')
  })

  const percents = (third: string) =>
    slips(
      2,
      'Ward|2023|2024|% change',
      'Alder|310|345|+11.3%',
      'Birch|240|205|-14.6%',
      `Cedar|500|617|${third}`,
      'Dale|120|180|+50.0%',
    )

  it('is told of a percentage of the later value, or one value as a percentage of the other', () => {
    assert.deepEqual(percents('+23.4%'), [])
    assert.deepEqual(percents('+19.0%'), ['later-base'])
    assert.deepEqual(percents('+123.4%'), ['ratio'])
    assert.deepEqual(percents('+23.5%'), ['digit'])
  })

  it('is told of points called per cent', () => {
    const found = slips(
      2,
      'Ward|2023|2024|% change',
      'Alder|40%|50%|+25.0%',
      'Birch|80%|60%|-25.0%',
      'Cedar|60%|75%|+15.0%',
      'Dale|20%|25%|+25.0%',
    )
    assert.deepEqual(found, ['points'])
    const swapped = slips(
      2,
      'Ward|2023|2024|% change',
      'Alder|40%|50%|+25.0%',
      'Birch|80%|60%|-25.0%',
      'Cedar|60%|75%|+52.0%',
      'Dale|20%|25%|+25.0%',
    )
    assert.deepEqual(swapped, ['swapped'], 'no points, though both are percentages')
  })
})
