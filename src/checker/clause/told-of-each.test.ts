import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readMarkdown } from '#documents/testing.ts'
import { checkPapers } from '../check-papers.ts'
import { accuses } from '../claim.ts'

/** The figures that are accused in a paper. */
function accusedIn(text: string): readonly string[] {
  const [paper] = checkPapers([readMarkdown('paper.md', text)])
  return (paper?.claims ?? []).flatMap(({ verdict, stated }) => (accuses(verdict) ? [stated] : []))
}

describe('so many of one thing for each of another', () => {
  it('leave open which of the two each is of', () => {
    assert.deepEqual(accusedIn('343 collisions led to 398 casualties, 1.16 for each.'), [])
    assert.deepEqual(accusedIn('343 collisions led to 398 casualties, 1.61 for each.'), ['1.61'])
  })

  it('are no product with what follows "each of the"', () => {
    assert.deepEqual(accusedIn('Drivers number 550, or 1.04 for each of the 527 vehicles.'), [])
    assert.deepEqual(accusedIn('Keys number 624, or 2.06 for every one of the 303 flats.'), [])
  })

  it('are, as rates of women and of men, no parts of one whole', () => {
    assert.deepEqual(accusedIn('The pass rate for women was 61% and for men 53%.'), [])
    assert.deepEqual(accusedIn('Male in 74% of cases and female in 36%.'), ['74% and 36%'])
  })
})
