import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readCell } from './cells.ts'

function valuesOf(text: string) {
  const cell = readCell(text)
  return typeof cell === 'string' ? cell : cell.map(({ value, unit }) => [value, unit])
}

function figuresOf(text: string) {
  const cell = readCell(text)
  return typeof cell === 'string' ? [] : cell
}

describe('a cell of a table', () => {
  it('is negative by any minus, by brackets, by an arrow or a word', () => {
    for (const text of [
      '-25',
      '−25',
      '–25',
      '－25',
      '- 25',
      '25-',
      '(25)',
      '▼ 25',
      '↓25',
      'down 25',
      'Down 25',
      '25 ▼',
      '25↓',
    ]) {
      assert.deepEqual(valuesOf(text), [[-25, 'count']], text)
    }
    for (const text of ['25', '+25', '+ 25', '▲ 25', 'up 25']) {
      assert.deepEqual(valuesOf(text), [[25, 'count']], text)
    }
  })

  it('has its thousands parted by a comma or by any space', () => {
    for (const text of ['7,310', '7 310', '7\u2009310', '7\u202f310', '7310']) {
      assert.deepEqual(valuesOf(text), [[7310, 'count']], text)
    }
  })

  it('has its unit: per cent, points, pounds, thousands and millions of them', () => {
    assert.deepEqual(valuesOf('46.5%'), [[46.5, 'percent']])
    assert.deepEqual(valuesOf('-1.5 pts'), [[-1.5, 'points']])
    assert.deepEqual(valuesOf('(£340)'), [[-340, 'pounds']])
    assert.deepEqual(valuesOf('£1.25m'), [[1_250_000, 'pounds']])
    assert.deepEqual(valuesOf('£3k'), [[3000, 'pounds']])
    assert.deepEqual(valuesOf('£1.2bn'), [[1_200_000_000, 'pounds']])
    assert.deepEqual(valuesOf('2 million'), [[2_000_000, 'count']])
    assert.deepEqual(valuesOf('£2 Million'), [[2_000_000, 'pounds']])
    assert.deepEqual(valuesOf('3 thousand'), [[3000, 'count']])
    assert.deepEqual(valuesOf('£-340'), [[-340, 'pounds']])
    assert.deepEqual(valuesOf('£+340'), [[340, 'pounds']])
    assert.deepEqual(valuesOf('(3.5)%'), [[-3.5, 'percent']])
    assert.deepEqual(valuesOf('5 Per cent'), [[5, 'percent']])
    assert.deepEqual(valuesOf('4 percentage points'), [[4, 'points']])
    assert.deepEqual(valuesOf('5 per cent'), [[5, 'percent']])
    assert.deepEqual(valuesOf('2 minutes 5 seconds'), [[125, 'seconds']])
  })

  it('is rounded to the last place that it prints', () => {
    const steps = { '12': 1, '12.5': 0.1, '0.25%': 0.01, '£1.2m': 100_000, nil: 1, '8:15': 1 }
    for (const [text, step] of Object.entries(steps)) {
      assert.deepEqual(
        figuresOf(text).map((figure) => figure.step),
        [step],
        text,
      )
    }
  })

  it('is signed by a plus, a minus, brackets, an arrow or a word', () => {
    const signed = ['+25', '-25', '25-', '(25)', '▼ 25', '▲ 25', 'up 25', '-0:35', '(0:35)']
    for (const text of signed) assert.equal(figuresOf(text)[0]?.isSigned, true, text)
    for (const text of ['25', '▶ 25', 'nil', '0:35', '2 minutes 5 seconds']) {
      assert.equal(figuresOf(text)[0]?.isSigned, false, text)
    }
  })

  it('may be a time, of minutes and seconds or with hours', () => {
    assert.deepEqual(valuesOf('8:15'), [[495, 'seconds']])
    assert.deepEqual(valuesOf('1:02:30'), [[3750, 'seconds']])
    assert.deepEqual(valuesOf('-0:35'), [[-35, 'seconds']])
    assert.deepEqual(valuesOf('(0:35)'), [[-35, 'seconds']])
    assert.deepEqual(valuesOf('+0:35'), [[35, 'seconds']])
    assert.deepEqual(valuesOf('-0:00'), [[0, 'seconds']])
    assert.equal(valuesOf('(0:35'), 'words')
    assert.equal(valuesOf('8:75'), 'words')
  })

  it('is nothing where it says so, and no figure where a bracket is not closed', () => {
    assert.deepEqual(valuesOf('nil'), [[0, 'count']])
    assert.deepEqual(valuesOf('-0'), [[0, 'count']])
    assert.equal(valuesOf('(25'), 'words')
    assert.deepEqual(valuesOf('(-25)'), [[25, 'count']], 'a loss that is less than none')
  })

  it('may hold two figures', () => {
    assert.deepEqual(valuesOf('31 (12.4%)'), [
      [31, 'count'],
      [12.4, 'percent'],
    ])
    assert.deepEqual(valuesOf('-9 (-3%)'), [
      [-9, 'count'],
      [-3, 'percent'],
    ])
  })

  it('is read without its notes', () => {
    for (const text of ['804¹', '804(b)', '804 [2]', '804r', '804*', '804†']) {
      assert.deepEqual(valuesOf(text), [[804, 'count']], text)
    }
  })

  it('is not known where it is withheld, or left empty', () => {
    for (const text of ['', '-', '..', '*', '[c]', '[x]', 'n/a', '<5', 'suppressed']) {
      assert.equal(valuesOf(text), 'unknown', text)
    }
    for (const text of ['Amber', 'Q1 24/25', 'see note 4', '10 to 14']) {
      assert.equal(valuesOf(text), 'words', text)
    }
    const times = [
      '2 to 3 minutes',
      '2 minutes or so',
      'some 2 minutes',
      'two minutes in 5',
      '2 minutes 5 seconds late',
      '5 of 10 minutes',
    ]
    for (const text of times) assert.equal(valuesOf(text), 'words', text)
  })
})
