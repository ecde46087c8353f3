import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { csvLine, withoutGuard, writeCsv } from './write-csv.ts'

describe('writeCsv', () => {
  it('quotes commas, quotation marks and line ends, and nothing else', () => {
    assert.equal(
      writeCsv(
        ['place, or all', 'note'],
        [
          ['Northmere', 'He said "no"'],
          ['a\nb', 'c;d é'],
        ],
      ),
      '"place, or all",note\r\nNorthmere,"He said ""no"""\r\n"a\nb",c;d é\r\n',
    )
  })

  it('keeps words from being run as a formula, and leaves figures alone', () => {
    const fields = ['=1+1', '+44 20', '-', '@SUM', '\tx', "'=1", "it's", -5, { asIs: '-12%' }, null]
    assert.equal(csvLine(fields), "'=1+1,'+44 20,'-,'@SUM,'\tx,''=1,it's,-5,-12%,\r\n")
  })

  it('writes the line ends and the mark asked for', () => {
    assert.equal(writeCsv(['a'], [[1]], { lineEnd: '\n' }), 'a\n1\n')
    assert.equal(writeCsv(['a'], [], { mark: true }), '\uFEFFa\r\n')
  })

  it('gives back any words when it is read again', () => {
    const words = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 5 })
    fc.assert(
      fc.property(words, (row) => {
        const [read = []] = parse(csvLine(row), { relaxColumnCount: true }) as string[][]
        assert.deepEqual(read.map(withoutGuard), row)
      }),
    )
  })
})
