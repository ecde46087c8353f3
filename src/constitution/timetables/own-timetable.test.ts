import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { reckonerOf } from '../testing-area.ts'
import { makeTimetable } from './timetable.ts'

const northmere = reckonerOf('test/fixtures/areas/northmere')

describe('a procedure that only the area knows', () => {
  it('has its dates from its rules: hours of the day, weeks before, clear days of every sort', () => {
    const made = makeTimetable('petition', { meeting: '2027-02-24' }, northmere)
    assert.ok(made.ok, JSON.stringify(made))
    // Two weeks before Wednesday 24 February is Wednesday 10; three working days on is Monday 15.
    // Four clear days are 20 to 23 February, so notice is given by Friday 19.
    assert.deepEqual(
      made.value.deadlines.map(({ id, due, words }) => [id, due, words]),
      [
        [
          'handed-in',
          '2027-02-10T12:00',
          '2 weeks before Wednesday 24 February 2027: 12:00 on Wednesday 10 February 2027',
        ],
        [
          'published',
          '2027-02-15T10:30',
          '3 working days after Wednesday 10 February 2027: 10:30 on Monday 15 February 2027',
        ],
        [
          'notice',
          '2027-02-19',
          '4 clear days before Wednesday 24 February 2027: Friday 19 February 2027',
        ],
      ],
    )
    assert.match(made.value.deadlines[1]?.assumed ?? '', /the last day for the step before/)
  })

  it('counts from what happened once that is given', () => {
    const made = makeTimetable('petition', { handedIn: '2027-02-08T09:00' }, northmere)
    assert.ok(made.ok, JSON.stringify(made))
    assert.deepEqual(
      made.value.deadlines.map(({ id, due }) => [id, due]),
      [['published', '2027-02-11T10:30']],
    )
  })

  it('says what it takes, and is named among those there are', () => {
    const told = (procedure: string, input: unknown) => {
      const made = makeTimetable(procedure, input, northmere)
      return made.ok ? '' : made.problems.map(({ message }) => message).join()
    }
    assert.equal(
      told('petition', {}),
      'Give one of meeting, handedIn: the timetable counts from it',
    )
    assert.match(told('petition', { metting: '2027-02-24' }), /takes meeting, handedIn\. Leave out/)
    assert.match(told('lunch', {}), /^There is no timetable "lunch"\. Ask for one of .*petition/)
  })
})
