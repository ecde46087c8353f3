import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readMarkdown } from '#documents/testing.ts'
import { checkPapers } from '../check-papers.ts'
import { accuses } from '../claim.ts'

function check(...lines: readonly string[]) {
  const [paper] = checkPapers([readMarkdown('made-up.md', lines.join('\n'))])
  const claims = paper?.claims ?? []
  return {
    right: claims.filter(({ verdict }) => verdict === 'correct').map(({ stated }) => stated),
    wrong: claims
      .filter(({ verdict }) => accuses(verdict))
      .map(({ stated, recomputed }) => `${stated} should be ${recomputed}`),
  }
}

const HEADING = ['| Wish | Ticks | % of people |', '|---|--:|--:|']

describe('a column of shares or rates of a number outside its table', () => {
  it('is held against the number that the text prints, though no cell has a sign of per cent', () => {
    const rows = ['| Benches | 512 | 64 |', '| Trees | 336 | 42 |', '| Lamps | 128 | 16 |']
    const told = check('In Saltwell 800 people replied.', '', ...HEADING, ...rows)
    assert.deepEqual(told, { right: ['64', '42', '16'], wrong: [] })
    const untold = check('In Saltwell many people replied.', '', ...HEADING, ...rows)
    assert.deepEqual(untold, { right: [], wrong: [] })
  })

  it('tells of the one row that does not follow', () => {
    const rows = [
      '| Benches | 512 | 64 |',
      '| Trees | 336 | 24 |',
      '| Lamps | 128 | 16 |',
      '| Bins | 240 | 30 |',
    ]
    const { wrong } = check('In Saltwell 800 people replied.', '', ...HEADING, ...rows)
    assert.deepEqual(wrong, ['24 should be 42'])
  })

  it('may be so many per 1,000 of the people who live there', () => {
    const found = check(
      'Saltwell has a population of 64,000.',
      '',
      '| Kind | Cases | Rate per 1,000 |',
      '|---|--:|--:|',
      '| Theft | 1,408 | 22.0 |',
      '| Damage | 544 | 8.5 |',
      '| Assault | 800 | 21.5 |',
      '| Other | 320 | 5.0 |',
    )
    assert.deepEqual(found.wrong, ['21.5 should be 12.5'])
  })
})
