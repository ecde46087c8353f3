import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readMarkdown } from '#documents/testing.ts'
import { toNumber } from '#shared/index.ts'
import { readPaper } from '../reading.ts'
import { splitPapers } from '../sentences.ts'
import { type Total, totalsOfChange, totalsOfLevel } from './totals-of-averages.ts'

/** "1200 (1,200 in the text) of 2022-23, surely". */
function say({ value, slack, source, isSure, isByRow, period }: Total): string {
  assert.equal(isByRow === true, source.startsWith('the table row'))
  const about = toNumber(slack) === 0 ? '' : 'about '
  return `${about}${toNumber(value)} (${source}) of ${period?.code ?? 'no time'}${isSure ? ', surely' : ''}`
}

/** The last sentence of a paper, with the reading and its place in it. */
function lastOf(lines: readonly string[]) {
  const [reading] = splitPapers(readMarkdown('made-up.md', lines.join('\n'))).map(readPaper)
  const statement = reading?.statements.at(-1)
  assert.ok(reading && statement)
  return { reading, statement, index: reading.statements.length - 1 }
}

/** What the average that the last sentence prints may be of. */
function ofLevel(...lines: readonly string[]) {
  const { reading, statement, index } = lastOf(lines)
  const level = statement.levels.findLast(({ per }) => per !== null)
  assert.ok(level, 'no average')
  return totalsOfLevel(reading, statement, index, level).map(say)
}

/** The same of an average change. */
function ofChange(...lines: readonly string[]) {
  const { reading, statement, index } = lastOf(lines)
  const change = statement.changes.findLast(({ per }) => per !== null)
  assert.ok(change?.amount, 'no average')
  return totalsOfChange(reading, statement, index, change.amount, change.about).map(say)
}

const OPENING = ['# Report for 2022/23', '']
const TABLE = [
  ...['| Kind | 2021/22 | 2022/23 |', '|---|--:|--:|'],
  ...['| Visits | 1,100 | 1,200 |', '| Calls | 90 | 80 |', ''],
]
const AVERAGED = 'Visits averaged 100 a month.'

describe('what an average may be of', () => {
  it('is surely the one figure of the same thing in the sentence before', () => {
    const told = ['1200 (1,200 in the text) of 2022-23, surely']
    assert.deepEqual(ofLevel(`There were 1,200 visits in 2022/23. ${AVERAGED}`), told)
    assert.deepEqual(ofLevel(...OPENING, `There were 1,200 visits. ${AVERAGED}`), told)
    assert.deepEqual(ofLevel(`There were 1,200 visits in 2022/23, 3%. ${AVERAGED}`), told)
    assert.deepEqual(ofLevel(`There were 1,200 calls in 2022/23. ${AVERAGED}`), [
      '1200 (1,200 in the text) of 2022-23',
    ])
    assert.deepEqual(ofLevel(`There were 1,200 visits in 2022/23 and 300 calls. ${AVERAGED}`), [
      '1200 (1,200 in the text) of 2022-23',
      '300 (300 in the text) of 2022-23',
    ])
  })

  it('is surely the figure just before it, where that is of a year', () => {
    const told = (text: string) => ofLevel(text)[0]
    assert.equal(
      told('There were 1,200 visits in 2022/23, an average of 100 a month.'),
      '1200 (1,200 in the text) of 2022-23, surely',
    )
    assert.equal(
      told('There were 1,200 visits in 2022/23, or an average of 100 a month.'),
      '1200 (1,200 in the text) of 2022-23, surely',
    )
    for (const year of ['a year', 'per year', 'annually']) {
      assert.equal(
        told(`There were 1,200 visits ${year} and 100 a month.`),
        '1200 (1,200 in the text) of year, surely',
        year,
      )
    }
    assert.equal(
      told('There were 1,200 visits in 2022/23 and 100 a month.'),
      '1200 (1,200 in the text) of 2022-23',
    )
    assert.equal(
      told('There were 1,200 visits, an average of 100 a month.'),
      '1200 (1,200 in the text) of no time',
    )
  })

  it('is of the year of the paper where "a year" is said, if that is of a whole one', () => {
    const said = `There were 1,200 visits a year. ${AVERAGED}`
    assert.deepEqual(ofLevel(...OPENING, said), ['1200 (1,200 in the text) of 2022-23, surely'])
    assert.deepEqual(ofLevel('# Report for April 2022', '', said), [
      '1200 (1,200 in the text) of year, surely',
    ])
    assert.deepEqual(ofLevel(said), ['1200 (1,200 in the text) of year, surely'])
  })

  it('may be a figure told farther off, of just the same thing and of a time', () => {
    const between = ['', 'We spent time on it.', '', 'It went well.', '', 'Much was done.', '']
    const told = (first: string) => ofLevel(first, ...between, 'There were 100 visits a month.')
    assert.deepEqual(told('There were 1,200 visits in 2022/23.'), [
      '1200 (1,200 in the text) of 2022-23',
    ])
    for (const first of [
      'There were 1,200 visits.',
      'There were 1,200 calls in 2022/23.',
      'There were 1,200 visits a week in 2022/23.',
      'There were on average 1,200 visits in 2022/23.',
    ]) {
      assert.deepEqual(told(first), [], first)
    }
  })

  it('is no smaller figure, no money, no part of a whole and no other average', () => {
    for (const before of [
      'There were 90 visits in 2022/23.',
      'There were 100 visits in 2022/23.',
      'The shops took £1,200 in 2022/23.',
      'There were 1,200 visits a week.',
      'In 2022/23, 1,200 of 4,000 visits were free.',
      'Visits rose to 1,200%.',
    ]) {
      assert.deepEqual(ofLevel(`${before} ${AVERAGED}`), [], before)
    }
    assert.deepEqual(ofLevel(`There were about 1,200 visits in 2022/23. ${AVERAGED}`), [
      'about 1200 (1,200 in the text) of 2022-23, surely',
    ])
  })

  it('is the row of a table, by the time that is told or else the latest', () => {
    assert.deepEqual(ofLevel(...OPENING, ...TABLE, 'Visits averaged 100 a month in 2021/22.'), [
      '1100 (the table row "Visits") of 2021-22, surely',
    ])
    assert.deepEqual(ofLevel(...OPENING, ...TABLE, 'Visits averaged 100 a month in 2022/23.'), [
      '1200 (the table row "Visits") of 2022-23, surely',
    ])
    assert.deepEqual(ofLevel(...OPENING, ...TABLE, 'Visits averaged 100 a month in 2020/21.'), [])
    const [latest, ...others] = ofLevel(...OPENING, ...TABLE, AVERAGED)
    assert.match(latest ?? '', /^1200 \(the table row "Visits"\) of \S+$/u)
    assert.deepEqual(others, [])
    assert.deepEqual(ofLevel(...OPENING, ...TABLE, 'Walks averaged 100 a month.'), [])
  })
})

describe('what an average change may be of', () => {
  const RISE = 'That is a rise of 20 a month.'

  it('is surely the one change in the sentence before', () => {
    assert.deepEqual(ofChange(`Visits rose by 240 in 2022/23. ${RISE}`), [
      '240 (the change of 240) of 2022-23, surely',
    ])
    assert.deepEqual(ofChange(`Visits rose by 240 and calls fell by 300. ${RISE}`), [
      '240 (the change of 240) of no time',
      '300 (the change of 300) of no time',
    ])
    assert.deepEqual(ofChange(`Visits rose by 240 and calls fell by 3%. ${RISE}`), [
      '240 (the change of 240) of no time, surely',
    ])
    assert.deepEqual(ofChange(`Visits rose by about 1,200. ${RISE}`), [
      'about 1200 (the change of 1,200) of no time, surely',
    ])
  })

  it('is no smaller change, and no other average', () => {
    for (const before of [
      'Visits rose by 19 in 2022/23.',
      'Visits rose by 20 in 2022/23.',
      'Visits rose by 240 a day.',
      'Visits rose by 240%.',
    ]) {
      assert.deepEqual(ofChange(`${before} ${RISE}`), [], before)
    }
  })

  it('is that of the row of a table, surely where that stands in its section', () => {
    const rose = 'Visits rose by 30 a month.'
    const isSure = (...lines: readonly string[]) => {
      const [one = '', ...others] = ofChange(...OPENING, ...lines)
      assert.deepEqual(others, [])
      assert.ok(one.startsWith('100 (the change in the table row "Visits") of '), one)
      return one.endsWith(', surely')
    }
    assert.equal(isSure(...TABLE, rose), true)
    const numbered = TABLE.map((line) => line.replace('Visits', '3.1 Visits'))
    assert.equal(isSure(...numbered, '## 3. Visits', '', rose), true)
    assert.equal(isSure(...numbered, '## 3.2 More', '', rose), true)
    assert.equal(isSure(...numbered, '## 2. Others', '', rose), false)
    assert.equal(isSure(...numbered, rose), false)
    assert.deepEqual(ofChange(...OPENING, ...TABLE, 'Walks rose by 30 a month.'), [])
    const fell = TABLE.map((line) => line.replace('1,200', '1,000'))
    assert.equal(isSure(...fell, 'Visits fell by 30 a month.'), true, 'whichever way')
  })
})
