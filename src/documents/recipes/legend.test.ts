import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readLegend } from './legend.ts'
import { readMarkedValue } from './marked-value.ts'

/** A legend, in one line a mark. */
const explained = (...lines: string[]) =>
  [...readLegend(lines).marks].map(([mark, { status }]) => `${mark}: ${status}`)

describe('readLegend', () => {
  it('reads the ways in which notes explain marks', () => {
    assert.deepEqual(explained('[c] = confidential'), ['c: confidential'])
    assert.deepEqual(explained('r revised; p provisional'), ['r: revised', 'p: provisional'])
    assert.deepEqual(explained('(p) provisional r revised since last return'), [
      'p: provisional',
      'r: revised',
    ])
    assert.deepEqual(
      explained('[c] confidential [x] not available [e] estimated [low] rounds to zero'),
      ['c: confidential', 'x: not available', 'e: estimated', 'low: low'],
    )
    assert.deepEqual(explained('- nil (none recorded)'), ['-: nil'])
    assert.deepEqual(explained('(p) provisional r revised since last published – nil'), [
      'p: provisional',
      'r: revised',
      '-: nil',
    ])
    assert.deepEqual(explained('.. not available at time of extract'), ['..: not available'])
    assert.deepEqual(explained("'..' Denotes data not available"), ['..: not available'])
    assert.deepEqual(explained('*denotes data not applicable'), ['*: not applicable'])
    assert.deepEqual(explained('* denotes data not applicable.'), ['*: not applicable'])
    assert.deepEqual(explained('3.  R  Revised since last publication'), ['r: revised'])
    assert.deepEqual(explained('R  = Revised since last publication'), ['r: revised'])
    assert.deepEqual(explained('Figures marked * are provisional'), ['*: provisional'])
    assert.deepEqual(explained('Cells marked [c] have been suppressed'), ['c: suppressed'])
    assert.deepEqual(explained('“-” means nil; “..” means not available'), [
      '-: nil',
      '..: not available',
    ])
    assert.deepEqual(explained('P = provisional R = revised'), ['p: provisional', 'r: revised'])
    assert.deepEqual(explained('* = fewer than 5 ** = suppressed to prevent disclosure'), [
      '*: suppressed',
      '**: suppressed',
    ])
    assert.deepEqual(explained('# low base'), ['#: low reliability'])
    assert.deepEqual(explained('A dash (-) indicates nil'), ['-: nil'])
    assert.deepEqual(explained('Key: .. = not available, - = nil, n/a = not applicable'), [
      '..: not available',
      '-: nil',
      'n/a: not applicable',
    ])
    assert.deepEqual(explained('* fewer than 50 replies: treat with caution'), [
      '*: low reliability',
    ])
    assert.deepEqual(explained('* fewer than five, suppressed'), ['*: suppressed'])
    assert.deepEqual(explained('Blank cells mean that no return was received'), [': not available'])
  })

  it('takes a sign that a sentence follows for a footnote, with its words', () => {
    const legend = readLegend(['^ Before 2015/16 this group had another name.'])
    assert.deepEqual(readMarkedValue('3^', { legend })?.notes, [
      'Before 2015/16 this group had another name',
    ])
  })

  it('leaves a mark out that two lines explain differently, so that it is asked', () => {
    const legend = readLegend(['- nil', '- not asked in this quarter'])
    assert.equal(legend.marks.size, 0)
    assert.ok(readMarkedValue('-', { legend })?.ask)
  })

  it('takes no words of a sentence for a mark', () => {
    assert.deepEqual(
      explained(
        '- These figures exclude fraud',
        'Source: Home Office',
        'Provisional figures are revised each year',
        'Police workforce, England and Wales - revised',
        '1. For details see the user guide: tables are provisional',
        'e commerce and p values',
      ),
      [],
    )
  })
})
