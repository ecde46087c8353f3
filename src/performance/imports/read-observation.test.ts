import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type Cell, findHeader, type TableRow } from '#documents/index.ts'
import { formatNumber, MINUS } from '#shared/index.ts'
import { NORTHMERE } from '../../../test/fixtures/imports/made-files.ts'
import { OBSERVATION_SHAPE, observationReader } from './read-observation.ts'

const COLUMNS = [...OBSERVATION_SHAPE.required, ...OBSERVATION_SHAPE.optional]

const header = findHeader('burglary.csv', [{ number: 1, cells: COLUMNS }], OBSERVATION_SHAPE)
assert.ok(header.ok)
const read = observationReader(NORTHMERE, header.value, {
  fileName: 'burglary.csv',
  today: '2026-04-15',
  knownOn: '2026-04-15',
})

type Given = Partial<Record<(typeof COLUMNS)[number], Cell>>

function row(given: Given): TableRow {
  const full: Given = {
    measure: 'burglary',
    area: 'northmere',
    period: '2026-03',
    value: '41',
    ...given,
  }
  return { number: 12, cells: COLUMNS.map((column) => full[column] ?? '') }
}

function value(given: Given): number | null {
  const outcome = read(row(given))
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.rejected.message)
  return outcome.value.observation.value
}

function sentence(given: Given): string {
  const outcome = read(row(given))
  assert.equal(outcome.ok, false, JSON.stringify(given))
  return outcome.ok ? '' : outcome.rejected.message
}

const PUT_A_NUMBER = 'Put a number, or leave it blank if it was not published'

describe('observationReader', () => {
  it('reads a row with every column', () => {
    const outcome = read(
      row({
        measure: 'calls-on-time',
        area: 'Eastfold',
        breakdown: 'line = 999; Hour=night',
        period: '2025-26-Q4',
        value: '87.8%',
        numerator: '130',
        denominator: '148',
        status: 'Provisional',
        source: 'Performance report, April 2026',
        paragraph: 'table 1',
        link: 'https://example.org/report',
        released: '2026-04-10',
        note: 'After the storm',
      }),
    )
    assert.ok(outcome.ok)
    const { period, ...rest } = outcome.value.observation
    assert.equal(period.code, '2025-26-Q4')
    assert.deepEqual(rest, {
      measure: 'calls-on-time',
      area: 'eastfold',
      breakdown: 'hour=night;line=999',
      value: 87.8,
      numerator: 130,
      denominator: 148,
      status: 'provisional',
      source: {
        document: 'Performance report, April 2026',
        paragraph: 'table 1',
        link: 'https://example.org/report',
      },
      note: 'After the storm',
      releasedOn: '2026-04-10',
      knownOn: '2026-04-15',
    })
  })

  it('takes the file as the source, and today as the day of release, when the row says neither', () => {
    const outcome = read(row({}))
    assert.ok(outcome.ok)
    const { source, releasedOn, status, note } = outcome.value.observation
    assert.deepEqual(
      [source, releasedOn, status, note],
      [{ document: 'burglary.csv' }, '2026-04-15', 'actual', null],
    )
  })

  it('takes a blank as not published, and never as nought', () => {
    assert.equal(value({ value: '' }), null)
    assert.equal(value({ value: ' \u00A0 ' }), null)
    assert.equal(value({ value: '0' }), 0)
  })

  it('takes [c], and the status that says so, as withheld, and no number with either', () => {
    for (const given of [{ value: '[C]' }, { value: '', status: 'withheld' }]) {
      const outcome = read(row(given))
      assert.ok(outcome.ok)
      const { value, status } = outcome.value.observation
      assert.deepEqual([value, status], [null, 'withheld'])
    }
    const outcome = read(row({ value: '3', status: 'withheld' }))
    assert.ok(!outcome.ok)
    assert.equal(outcome.rejected.value, '')
    assert.equal(
      outcome.rejected.message,
      'Row 12 of burglary.csv is withheld and yet has a value. ' +
        'Leave it blank, or take back that the figure is withheld',
    )
  })

  it('reads numbers as people write them', () => {
    const money = (text: string) =>
      value({ measure: 'reserves', period: '2026-03-31', value: text })
    assert.equal(value({ value: '1,234' }), 1234)
    assert.equal(value({ value: ' 41 ' }), 41)
    assert.equal(money('£1,234,567.50'), 1_234_567.5)
    assert.equal(money('(23)'), -23)
    assert.equal(money(`${MINUS}£1,200`), -1200)
    assert.equal(money('-.5'), -0.5)
    assert.equal(value({ measure: 'calls-on-time', value: '8.3 %' }), 8.3)
  })

  it('reads back every number that the program writes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.integer({ min: 0, max: 2 }),
        (n, places) => {
          const number = n / 10 ** places
          assert.equal(
            value({ measure: 'reserves', period: '2026-03-31', value: formatNumber(number, 2) }),
            number === 0 ? 0 : number,
          )
        },
      ),
    )
  })

  it('takes no text that is no number for one, and never a number that is not finite', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const outcome = read(row({ value: text }))
        if (outcome.ok) {
          const { value: found } = outcome.value.observation
          assert.ok(
            found === null ? text.trim() === '' : Number.isSafeInteger(found) && /\d/.test(text),
          )
        } else {
          assert.match(outcome.rejected.message, /^Row 12 of burglary\.csv has /)
        }
      }),
    )
  })

  it('says what to do about every other way of leaving a number out', () => {
    for (const text of [
      'n/k',
      'n/a',
      '-',
      ':',
      '*',
      '..',
      'NaN',
      'Infinity',
      '1/2',
      '-(3)',
      '4 1',
    ]) {
      assert.equal(
        sentence({ value: text }),
        `Row 12 of burglary.csv has "${text}" for March 2026. ${PUT_A_NUMBER}`,
      )
    }
    assert.equal(
      sentence({ value: '<5' }),
      'Row 12 of burglary.csv has "<5" for March 2026. A small number was held back. ' +
        'Write [c] in its place, which says that it is withheld',
    )
    assert.equal(
      sentence({ value: '1.2E+05' }),
      'Row 12 of burglary.csv has "1.2E+05" for March 2026. A spreadsheet has shortened the number ' +
        'and may have lost figures. Show the column as a plain number and save the file again',
    )
    for (const text of ['1.234,5', '12,34', '1,2345', '1.2.3']) {
      assert.equal(
        sentence({ value: text }),
        `Row 12 of burglary.csv has "${text}" for March 2026. Write it with a point before decimals ` +
          'and commas only between thousands, as 1,234.5',
      )
    }
    assert.equal(
      sentence({ value: '9'.repeat(400) }),
      `Row 12 of burglary.csv has "${'9'.repeat(60)}…" for March 2026. It is larger than any figure ` +
        'can be. Check it',
    )
  })

  it('holds a number to the unit of its measure', () => {
    assert.equal(
      sentence({ value: '8.3%' }),
      'Row 12 of burglary.csv has "8.3%" for March 2026. Its measure is not a percentage. ' +
        'Put how many there were, as a whole number',
    )
    assert.equal(
      sentence({ value: '£5' }),
      'Row 12 of burglary.csv has "£5" for March 2026. Its measure is not in pounds. ' +
        'Put how many there were, as a whole number',
    )
    assert.equal(
      sentence({ value: '41.5' }),
      'Row 12 of burglary.csv has "41.5" for March 2026. Put how many there were, as a whole number',
    )
    assert.equal(
      sentence({ value: '(41)' }),
      'Row 12 of burglary.csv has "(41)" for March 2026. Burglary cannot be below zero. Check the figure',
    )
    assert.equal(value({ measure: 'calls-999-answer-time', value: '8.5' }), 8.5)
    assert.equal(value({ breakdown: 'stat=pct-change', value: '-8.5' }), -8.5)
  })

  it('checks a percentage against its numerator and denominator, as far as it was rounded', () => {
    // 130 / 148 = 87.8378…%
    const share = { measure: 'calls-on-time', numerator: '130', denominator: '148' }
    for (const text of ['88', '87.8', '87.84', '87.83783783783784']) {
      assert.equal(value({ ...share, value: text }), Number(text))
    }
    assert.equal(
      sentence({ ...share, value: '87.9' }),
      'Row 12 of burglary.csv has "87.9" for March 2026. Its numerator and denominator, 130 of 148, ' +
        'make 87.84%. Mend whichever is wrong',
    )
    assert.equal(
      sentence({ ...share, denominator: '0', value: '0' }),
      'Row 12 of burglary.csv has "0" as the denominator for March 2026. ' +
        'Nothing is a percentage of none. Leave the value blank',
    )
    assert.equal(
      sentence({ ...share, denominator: '', value: '87.8' }),
      'Row 12 of burglary.csv has "130" as the numerator for March 2026. It has no denominator. ' +
        'Put both, or neither',
    )
  })

  it('finds a measure by its name or alias, and suggests the nearest to a word it does not know', () => {
    for (const measure of ['Burglary', 'BURGLARY', 'house-breaking'])
      assert.equal(value({ measure }), 41)
    assert.equal(
      sentence({ measure: 'burglery' }),
      'Row 12 of burglary.csv has "burglery" as its measure, which is no measure known here. ' +
        'Did you mean burglary?',
    )
    assert.equal(
      sentence({ measure: 'weather' }),
      'Row 12 of burglary.csv has "weather" as its measure, which is no measure known here. ' +
        'Add it to the measures of the area, or mend the word',
    )
    assert.equal(
      sentence({ measure: '' }),
      'Row 12 of burglary.csv has no measure. Put the id or the name of a measure',
    )
  })

  it('suggests a place, and says whose places are known', () => {
    assert.equal(
      sentence({ area: 'Esatfold' }),
      'Row 12 of burglary.csv has "Esatfold" as its area, which is no area known here. ' +
        'Did you mean eastfold?',
    )
    assert.equal(
      sentence({ area: 'Southshire' }),
      'Row 12 of burglary.csv has "Southshire" as its area, which is no area known here. ' +
        'Use the id of a place in Northmere',
    )
  })

  it('says how to write a breakdown, a status, a day of release and a link', () => {
    assert.equal(
      sentence({ breakdown: 'male' }),
      'Row 12 of burglary.csv has "male" as its breakdown. Write it as gender=male, or ' +
        'risk=high;age=under 18 for two, or leave it blank for the whole',
    )
    assert.equal(
      sentence({ status: 'final' }),
      'Row 12 of burglary.csv has "final" as its status. Put one of "actual", "provisional", ' +
        '"approximate", "derived", "target", "disagrees" and "withheld", or leave it blank for "actual"',
    )
    assert.equal(
      sentence({ released: '22/07/2019' }),
      'Row 12 of burglary.csv has "22/07/2019" as its day of release. ' +
        'Put the day it was published, as 2019-07-22',
    )
    assert.equal(
      sentence({ link: 'page 4' }),
      'Row 12 of burglary.csv has "page 4" as its link. ' +
        'Put a whole address, beginning https://, or leave it blank',
    )
  })

  it('says how to write a period, with what a spreadsheet may have made of it', () => {
    assert.equal(
      sentence({ period: 'Apr-19' }),
      'Row 12 of burglary.csv has "Apr-19" as its period. If that is the month, write 2019-04, ' +
        'in a column shown as text so that it stays so',
    )
    assert.equal(
      sentence({ period: '01/04/2019' }),
      'Row 12 of burglary.csv has "01/04/2019" as its period. Write 2019-04 if it is the month, ' +
        'or 2019-04-01 if it is a snapshot on that day',
    )
    assert.match(
      sentence({ period: '2019-13' }),
      /^Row 12 of burglary\.csv has "2019-13" as its period\. Write a month as 2019-04/,
    )
  })

  it('refuses a figure for a time to come, unless it is a target', () => {
    assert.equal(
      sentence({ period: '2026-05' }),
      'Row 12 of burglary.csv has "2026-05" as its period. That is still to come. Mend it, or give ' +
        'the row the status "target"',
    )
    assert.equal(value({ period: '2026-27-Q2', status: 'target' }), 41)
  })

  it('reads a date cell as a month or a day only where it cannot be mistaken', () => {
    const date = (day: string, shown: string): Cell => ({ kind: 'date', day, shown })
    const code = (given: Given) => {
      const outcome = read(row(given))
      return outcome.ok ? outcome.value.observation.period.code : outcome.rejected.message
    }
    assert.equal(code({ period: date('2019-04-01', 'Apr-19') }), '2019-04')
    assert.equal(code({ period: date('2019-04-01', '01/04/2019') }), '2019-04')
    assert.equal(
      code({ measure: 'reserves', period: date('2019-04-01', '01/04/2019') }),
      '2019-04-01',
    )
    assert.equal(
      code({ measure: 'officers', period: date('2019-03-31', '31/03/2019') }),
      '2019-03-31',
    )
    assert.equal(
      code({ measure: 'officers', period: date('2019-04-01', '01/04/2019') }),
      'Row 12 of burglary.csv has "01/04/2019" as its period. Its cell holds the date 1 April 2019. ' +
        'Show the column as text, then write 2019-04 if it is the month, or 2019-04-01 if it is a ' +
        'snapshot on that day',
    )
  })

  it('takes no figure from a date, a formula without its answer, or a merged cell', () => {
    assert.equal(
      sentence({ value: { kind: 'date', day: '2026-03-01', shown: '01-Mar' } }),
      'Row 12 of burglary.csv has "01-Mar" for March 2026. A spreadsheet has taken it for a date. ' +
        'Show the column as a number and put the figure again',
    )
    assert.equal(
      sentence({ value: { kind: 'unworked-formula', shown: '=20+21' } }),
      'Row 12 of burglary.csv has "=20+21" for March 2026. The formula was saved without its answer. ' +
        'Open the file in a spreadsheet program and save it',
    )
    assert.equal(
      sentence({ value: { kind: 'under-merged', shown: '41' } }),
      'Row 12 of burglary.csv has "41" for March 2026. Its cell is merged with another. ' +
        'Unmerge them, and put each figure in a cell of its own',
    )
    assert.equal(value({ measure: { kind: 'under-merged', shown: 'burglary' } }), 41)
  })

  it('sees a number split in two by its comma, and a row cut short', () => {
    const whole = row({})
    const split = read({
      number: 12,
      cells: [...whole.cells.slice(0, 4), '1', '234', ...whole.cells.slice(5), 'x'],
    })
    assert.equal(
      split.ok ? '' : split.rejected.message,
      'Row 12 of burglary.csv has 14 cells but there are 13 headings. ' +
        'If a number has a comma in it, put it in quotation marks or take the comma out',
    )
    const short = read({ number: 12, cells: ['burglary', 'northmere'] })
    assert.equal(
      short.ok ? '' : short.rejected.message,
      'Row 12 of burglary.csv has 2 cells but there are 13 headings. ' +
        'The file may have been cut short: ask for it again, or fill in the row',
    )
  })

  it('warns of a percentage beyond 100 and of a month that is not over, and takes both', () => {
    const warning = (given: Given) => {
      const outcome = read(row(given))
      return outcome.ok ? outcome.value.warning : outcome.rejected.message
    }
    assert.equal(
      warning({ measure: 'calls-on-time', value: '104' }),
      'Row 12 of burglary.csv has 104% for Calls answered on time, which is outside 0% to 100%. ' +
        'Check that it is meant',
    )
    assert.equal(
      warning({ period: '2026-04' }),
      'Row 12 of burglary.csv has a figure for April 2026, which is not over. ' +
        'Give it the status "provisional" if more is to come',
    )
    assert.equal(warning({}), undefined)
  })
})
