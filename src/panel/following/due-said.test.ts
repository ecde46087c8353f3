import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { dueSaid } from './due-said.ts'

const MEETING = '2027-03-03'

describe('by when the words of a resolution say that something is to be done', () => {
  const worked = [
    ['the Commissioner be asked to report by the end of June on the new rota', '2027-06-30'],
    ['a letter be sent to the Home Secretary by 30 April 2027', '2027-04-30'],
    ['the figures be published by the end of next month', '2027-04-30'],
    ['the office answer within a fortnight.', '2027-03-17'],
    ['a further report be brought to the Panel in June', '2027-06-30'],
    ['the Chief Executive report back in January', '2028-01-31'],
    ['the plan be considered again in May 2028', '2028-05-31'],
  ] as const
  for (const [words, day] of worked) {
    it(`is ${day} of “${words}”`, () => {
      const due = dueSaid(words, MEETING)
      assert.equal(due !== undefined && 'on' in due && due.on, day)
    })
  }

  for (const [words, said] of [
    ['a report be brought to the next meeting', 'to the next meeting'],
    ['the Commissioner be asked to attend at the June meeting', 'at the June meeting'],
  ] as const) {
    it(`is the words alone of “${words}”, as that may be another day`, () => {
      assert.deepEqual(dueSaid(words, MEETING), { words: said })
    })
  }

  for (const words of [
    'the Panel ask for the reason of the rise in June',
    'the letters received by 1 May be published',
    'the residents told by 30 April 2027 be thanked',
    'the Panel note that the force was shown them by 30 April 2027',
    'the complaints found by the end of June be listed',
    'the Commissioner be asked how many calls are answered within ten seconds in the control room',
    'the number of visits in a month be reported',
    'the precept be supported',
    'a report by the Chief Executive be brought to the Panel',
    'the Panel be told of the money kept in reserve',
  ]) {
    it(`is not said in “${words}”`, () => assert.equal(dueSaid(words, MEETING), undefined))
  }
})
