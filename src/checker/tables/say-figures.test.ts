import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readCell } from './cells.ts'
import { replaceFigure, sayAs, sayFigure, sayValue } from './say-figures.ts'

function figureOf(text: string) {
  const cell = readCell(text)
  const figure = typeof cell === 'string' ? undefined : cell[0]
  assert.ok(figure, text)
  return figure
}
const as = (value: number, like: string) => sayAs(value, figureOf(like))

describe('a figure of a table is written', () => {
  it('for a working with thousands parted and two places at most', () => {
    assert.equal(sayValue(1234.567), '1,234.57')
    assert.equal(sayValue(-35), '−35')
    assert.equal(sayValue(-0.001), '0')
    assert.equal(sayValue(0), '0')
    assert.equal(sayFigure(figureOf('8:15')), '8:15')
    assert.equal(sayFigure(figureOf('8,150')), '8,150')
  })

  it('as the one that it takes the place of: its places, unit and sign', () => {
    assert.equal(as(59.04, '57.7%'), '59.0%')
    assert.equal(as(59.04, '57%'), '59%')
    assert.equal(as(1250, '1,300'), '1,250')
    assert.equal(as(1250, '1300'), '1250')
    assert.equal(as(10_000, '9000'), '10,000')
    assert.equal(as(9999, '9000'), '9999')
    assert.equal(as(12_500, '9000'), '12,500')
    assert.equal(as(0.25, '.50'), '0.25')
    assert.equal(as(1_250_000, '£1.3m'), '£1.3m')
    assert.equal(as(1_450_000, '£1.3m'), '£1.5m')
    assert.equal(as(1_250_000_000, '£1.3m'), '£1250.0m')
    assert.equal(as(12_500_000_000, '£1.3m'), '£12,500.0m')
  })

  it('with a sign, brackets or an arrow where that has them', () => {
    assert.equal(as(35, '+30'), '+35')
    assert.equal(as(0.5, '▼ 3.0'), '▲ 0.5')
    assert.equal(as(0, '▼ 3.0'), '▲ 0.0')
    assert.equal(as(-0.5, '▲ 3.0'), '▼ 0.5')
    assert.equal(as(-35, '+30'), '-35')
    assert.equal(as(35, '-30'), '+35')
    assert.equal(as(0, '+30'), '0')
    assert.equal(as(-0.2, '+30'), '0')
    assert.equal(as(35, '30'), '35')
    assert.equal(as(-35, '30'), '-35')
    assert.equal(as(-35, '(30)'), '(35)')
    assert.equal(as(35, '(30)'), '35')
    assert.equal(as(0, '(30)'), '0')
    assert.equal(as(0.5, '(3.0)'), '0.5')
    assert.equal(as(0.5, '3.0'), '0.5')
    assert.equal(as(-35, '-£30'), '-£35')
    assert.equal(as(-35, '£-30'), '-£35')
    assert.equal(as(-35, '30-'), '-35')
    assert.equal(as(35, '▼ 30'), '▲ 35')
    assert.equal(as(-35, '▲ 30'), '▼ 35')
    assert.equal(as(-35, 'up 30'), '-35')
  })

  it('as a time where that is one', () => {
    assert.equal(as(495, '9:00'), '8:15')
    assert.equal(as(-35, '0:30'), '-0:35')
    assert.equal(as(0, '0:30'), '0:00')
    assert.equal(as(3600, '59:00'), '1:00:00')
    assert.equal(as(3750, '1:02:00'), '1:02:30')
    assert.equal(as(125, '2 minutes 5 seconds'), '125')
  })

  it('in its row, where it stands, and nowhere else', () => {
    const cells = ['12', '12', '+0 (12%)']
    const row = `Alder ${cells.join(' ')}`
    const swap = (cell: number, text: string) => replaceFigure(row, cells, cell, { text }, '15')
    assert.equal(swap(0, '12'), 'Alder 15 12 +0 (12%)')
    assert.equal(swap(1, '12'), 'Alder 12 15 +0 (12%)')
    assert.equal(swap(2, '12%'), 'Alder 12 12 +0 (15)')
    assert.equal(swap(2, '13%'), null, 'the cell does not hold it')
    assert.equal(replaceFigure('12 9', ['12', '9'], 0, { text: '12' }, '15'), '15 9')
    assert.equal(replaceFigure('Alder 9', ['12'], 0, { text: '12' }, '15'), null)
    assert.equal(replaceFigure('Alder 12', ['12', ''], 0, { text: '12' }, '15'), 'Alder 15')
  })
})
