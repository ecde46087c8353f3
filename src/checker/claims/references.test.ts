import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkReferences } from './references.ts'
import { claimsBy, sayInShort } from './testing-checks.ts'

const said = (...lines: readonly string[]) => claimsBy(checkReferences, lines).map(sayInShort)

describe('an appendix that is named', () => {
  const attached = ['', 'Appendix A', '', 'Numbers of visits.']

  it('is right where one is headed so', () => {
    assert.deepEqual(said('The measures are in Appendix A.', ...attached), [
      'correct: Appendix A. Appendix A is there.',
    ])
    assert.deepEqual(said('The measures are in Annex 2.', '', 'Annex 2: visits'), [
      'correct: Annex 2. Annex 2 is there.',
    ])
  })

  it('is wrong where the same place is headed by another name', () => {
    const wrong = claimsBy(checkReferences, ['The measures are in appendix 1.', ...attached])
    assert.deepEqual(wrong.map(sayInShort), [
      'incorrect: Appendix 1 should be Appendix A. The text names Appendix 1, but what is attached is headed Appendix A.',
    ])
    assert.equal(wrong[0]?.suggestion, 'The measures are in Appendix A.')
    assert.equal(said('The measures are in Annex A.', ...attached).length, 1)
    assert.deepEqual(said('The measures are in Appendix 2.', '', 'Appendix B – Visits'), [
      'incorrect: Appendix 2 should be Appendix B. The text names Appendix 2, but what is attached is headed Appendix B.',
    ])
  })

  it('is not told of where another is attached, or none', () => {
    assert.deepEqual(said('The measures are in Appendix B.', ...attached), [])
    assert.deepEqual(said('The measures are in Appendix 2.', ...attached), [])
    assert.deepEqual(said('The measures are in Appendix A.'), [])
  })
})

describe('the numbers of measures in a table', () => {
  const table = (...labels: readonly string[]) =>
    said('| Measure | Visits |', '|---|--:|', ...labels.map((label) => `| ${label} | 3 |`))

  it('follow one another, or one is missing', () => {
    assert.deepEqual(table('2.1 Alder', '2.2 Birch', '2.3 Cedar'), [])
    assert.deepEqual(table('2.1 Alder', '2.2 Birch', '2.4 Cedar'), [
      'incorrect: 2.4 should be 2.3. The numbering goes from 2.2 to 2.4; there is no 2.3.',
    ])
  })

  it('may leave out more than one, go on in another section, or have it elsewhere', () => {
    assert.deepEqual(table('2.1 Alder', '2.2 Birch', '2.5 Cedar'), [])
    assert.deepEqual(table('2.1 Alder', '2.2 Birch', '3.4 Cedar'), [])
    assert.deepEqual(table('2.3 Alder', '2.2 Birch', '2.4 Cedar'), [])
    const told = ['| Measure | Visits |', '|---|--:|', '| 2.2 Birch | 4 |', '| 2.4 Cedar | 5 |']
    assert.deepEqual(said('2.3 The visits of the year.', '', ...told), [])
  })
})

describe('a rule that is cited by its number', () => {
  const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
  const rules = (cite: string, count = 22, replies: readonly number[] = [5]) =>
    said(
      ...Array.from({ length: count }, (_, at) => at + 1).flatMap((number) => [
        number === 10
          ? `10. ${cite}`
          : replies.includes(number)
            ? `${number}. The mover has a right of reply at the end.`
            : `${number}. The chair opens sitting ${LETTERS[number]}.`,
        '',
      ]),
    )

  it('is right where it speaks of what it is cited for', () => {
    const there = 'The paragraph cited speaks of it.'
    assert.deepEqual(rules('A member has the right of reply given by rule 5.'), [
      `correct: the right of reply given by rule 5. ${there}`,
    ])
    assert.deepEqual(rules('A member has the right of reply given by rules 3 to 5.'), [
      `correct: the right of reply given by rules 3 to 5. ${there}`,
    ])
  })

  it('is wrong where others speak of it', () => {
    const wrong = 'incorrect: the right of reply given by rule 7 should be'
    assert.deepEqual(rules('A member has the right of reply given by rule 7.'), [
      `${wrong} 5. What is cited does not speak of "right reply"; paragraph 5 does.`,
    ])
    assert.deepEqual(rules('A member has the right of reply given by rule 7.', 22, [5, 6]), [
      `${wrong} 5, 6. What is cited does not speak of "right reply"; paragraphs 5, 6 do.`,
    ])
    assert.equal(rules('A member has the right of reply given by rule 7.', 20).length, 1)
  })

  it('is not told of where too many do or none, or it is not there', () => {
    assert.deepEqual(
      rules('A member has the right of reply given by rule 7.', 22, [1, 2, 3, 4, 5]),
      [],
    )
    assert.deepEqual(rules('A member has the right of reply given by rule 7.', 22, []), [])
    assert.deepEqual(rules('A member has the right of reply given by rule 47.'), [])
    assert.deepEqual(rules('A member has the right of reply given by rules 6 to 4.'), [])
    assert.deepEqual(rules('A member has the right of reply given by rules 7 to 21.'), [])
    assert.deepEqual(rules('A member sits as set out in rule 7.'), [])
    assert.deepEqual(rules('A member has the right of reply given by rule 7.', 19), [])
  })
})
