import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readMarkdown } from '#documents/testing.ts'
import { readPaper } from '../reading.ts'
import { splitPapers } from '../sentences.ts'
import { checkSign } from './directions.ts'

/** What the signs of a sentence are accused of. */
function accused(text: string) {
  return splitPapers(readMarkdown('made-up.md', text))
    .map(readPaper)
    .flatMap(({ statements }) => statements)
    .flatMap((statement) =>
      statement.changes.flatMap((change) => checkSign(statement, change) ?? []),
    )
}

describe('the sign of a figure', () => {
  it('is accused where it says the other way than its word, of the first figure that does', () => {
    const told: readonly (readonly [text: string, stated: string, better: string])[] = [
      ['Visits rose by 50 (-18%).', '-18%', 'Visits rose by 50 (+18%).'],
      ['Visits fell by 50 (+18%).', '+18%', 'Visits fell by 50 (-18%).'],
      ['Visits rose by -50.', '-50', 'Visits rose by +50.'],
      ['Visits rose by −50.', '−50', 'Visits rose by +50.'],
      ['Visits fell by +50 (+18%).', '+50', 'Visits fell by -50 (+18%).'],
      ['Visits fell by +1.5 points.', '+1.5 points', 'Visits fell by -1.5 points.'],
    ]
    for (const [text, stated, better] of told) {
      const [claim, another] = accused(text)
      assert.equal(another, undefined)
      assert.equal(claim?.kind, 'comparison-direction')
      assert.equal(claim.verdict, 'incorrect')
      assert.equal(claim.stated, stated)
      assert.equal(claim.suggestion, better)
      const word = text.split(' ')[1]
      const why = `The words say "${word}", but the figure is printed as ${stated}.`
      assert.equal(claim.explanation, why)
    }
  })

  it('stands where it says the same, where there is none, and beside a word of no way', () => {
    for (const text of [
      'Visits fell by -4.',
      'Visits fell by 50 (-18%).',
      'Visits rose by 50 (+18%).',
      'Visits rose by 50.',
      'Visits changed by 50 (-18%).',
    ]) {
      assert.deepEqual(accused(text), [], text)
    }
  })
})
