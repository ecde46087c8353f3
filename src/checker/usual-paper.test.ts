import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readPasted } from '#documents/index.ts'
import { checkPapers } from './check-papers.ts'
import { CLAIM_KINDS, summarise } from './claim.ts'
import { USUAL_PAPER } from './usual-paper.ts'

describe('USUAL_PAPER', () => {
  it('makes right claims of most kinds, and some wrong ones, so that a checker has tried what it will need', () => {
    const claims = checkPapers([readPasted('usual', USUAL_PAPER)]).flatMap((paper) => paper.claims)
    const made = new Set(claims.map(({ kind }) => kind))
    assert.deepEqual(
      CLAIM_KINDS.filter((kind) => !made.has(kind)),
      ['rounding', 'definition'],
    )
    const { correct, incorrect } = summarise(claims)
    assert.deepEqual([correct, incorrect], [75, 3])
  })
})
