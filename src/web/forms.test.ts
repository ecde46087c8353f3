import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { findError, listErrors, readForm } from './forms.ts'

const votes = (label: string) =>
  z.string().regex(/^\d+$/, `Enter the number of votes ${label}, in figures`).transform(Number)
const voteForm = z.object({ inFavour: votes('in favour'), against: votes('against') })

describe('readForm', () => {
  it('gives back what the form means', () => {
    assert.deepEqual(readForm(voteForm, { inFavour: '9', against: '1' }), {
      ok: true,
      value: { inFavour: 9, against: 1 },
    })
  })

  it("names each field at fault once, in the form's order and the form's words", () => {
    const read = readForm(voteForm, { inFavour: 'nine', against: '' })
    assert.ok(!read.ok)
    assert.deepEqual(
      read.problems.map(({ field, message }) => [field, message]),
      [
        ['inFavour', 'Enter the number of votes in favour, in figures'],
        ['against', 'Enter the number of votes against, in figures'],
      ],
    )
  })

  it('reads nothing at all, or something that is no form, as a form to be filled in', () => {
    for (const body of [undefined, null, {}, { inFavour: ['1', '2'] }, 'inFavour=1', 7]) {
      const read = readForm(voteForm, body)
      assert.ok(!read.ok)
      for (const { message } of read.problems) {
        assert.doesNotMatch(message, /invalid|expected|undefined|received/i)
      }
    }
  })
})

describe('the error summary', () => {
  const problems = [
    { code: 'regex', field: 'against', message: 'Enter the votes against' },
    { code: 'quorum', message: '4 of the 5 members needed are here' },
  ]

  it('links each problem to its field, and leaves one about the whole form unlinked', () => {
    assert.deepEqual(listErrors(problems), [
      { text: 'Enter the votes against', href: '#against' },
      { text: '4 of the 5 members needed are here' },
    ])
  })

  it("gives a field its own problem and no other's", () => {
    assert.deepEqual(findError(problems, 'against'), { text: 'Enter the votes against' })
    assert.equal(findError(problems, 'inFavour'), undefined)
    assert.equal(findError(undefined, 'against'), undefined)
  })
})
