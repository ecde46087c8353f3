import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Workbook } from '#documents/index.ts'
import { looksPersonal, refuseListOfPeople, withoutPersonal } from './personal-words.ts'

const workbook = (...sheets: readonly (readonly (readonly string[])[])[]): Workbook => ({
  name: 'made-up.xlsx',
  sha256: '',
  notes: [],
  sheets: sheets.map((rows, index) => ({
    name: `Sheet ${index + 1}`,
    hidden: false,
    rows: rows.map((cells, row) => ({ number: row + 1, cells })),
  })),
})

describe('words that may be of a person', () => {
  it('are names, ways to reach somebody, and days of birth', () => {
    for (const words of [
      'Ottoline Quillfeather',
      'MARROWBY, Ignatius',
      'Marrowby',
      'o.quillfeather@example.org',
      '07700 900123',
      'AB 12 34 56 C',
      '1 High Street, LE1 1AA',
      '03/04/1981',
    ]) {
      assert.ok(looksPersonal(words), words)
    }
    for (const words of ['n/k', '1,204', 'burglery', '2026-13', 'calls answered in time']) {
      assert.ok(!looksPersonal(words), words)
    }
  })

  it('are not repeated of a rejected row, unless they are nearly a word of ours', () => {
    const row = { file: 'a.csv', row: 2, column: 'measure', value: 'Ottoline Quillfeather' }
    const { value, message } = withoutPersonal({
      ...row,
      message: 'Row 2 has "Ottoline Quillfeather" as its measure',
    })
    assert.equal(value, 'words that may be of a person')
    assert.equal(message, 'Row 2 has words that may be of a person as its measure')
    const near = {
      ...row,
      value: 'Burglery',
      message: 'Row 2 has "Burglery". Did you mean burglary?',
    }
    assert.deepEqual(withoutPersonal(near), near)
  })
})

describe('a list of people', () => {
  it('has two headings of such lists, or a column of ways to reach people', () => {
    const wrong = [
      workbook([
        ['Surname', 'Date of birth'],
        ['a', 'b'],
      ]),
      workbook([
        ['Who', 'Where to'],
        ['a', 'a@example.org'],
        ['b', 'b@example.org'],
      ]),
      workbook([
        ['Who', 'No'],
        ['a', '07700 900123'],
        ['b', '(0116) 496 0123'],
      ]),
    ]
    for (const one of wrong) assert.ok(refuseListOfPeople(one)?.ok === false)
  })

  it('is not a table of figures with a heading of one, nor one with a sheet that says whom to ask', () => {
    const contacts = [
      ['Press', 'press@example.org'],
      ['Figures', 'figures@example.org'],
    ]
    const figures = [
      ['Force', 'Sep-25'],
      ['Wealdmoor', '1'],
      ['Eastvale', '2'],
    ]
    const right = [
      workbook([
        ['Telephone', 'Calls'],
        ['999', '1204'],
        ['101', '2310'],
      ]),
      workbook(contacts, figures),
      workbook([
        ['Force', 'Calls'],
        ['Wealdmoor', '0116496012'],
        ['Contact: a@example.org', ''],
      ]),
    ]
    for (const one of right) assert.equal(refuseListOfPeople(one), undefined)
  })
})
