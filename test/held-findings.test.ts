import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { CLAIM_KINDS } from '#checker/claim.ts'
import { VERDICT_WORDS } from '#checker/say-findings.ts'
import { findingsOf, heldFindings, papersHeld } from './papers/held-findings.ts'

const REMEDY =
  'If the change is meant, run "npx node test/fixtures/papers/make-findings.ts" and read what changed'

describe('the findings of kept papers', () => {
  const papers = papersHeld()

  it('hold every kind of claim right and every kind wrong, but for definitions', () => {
    const all = papers.map(heldFindings).join('')
    const kinds = CLAIM_KINDS.filter((kind) => kind !== 'definition')
    for (const verdict of ['correct', 'incorrect'] as const) {
      const lacking = kinds.filter(
        (kind) => !all.includes(`\n  ${VERDICT_WORDS[verdict]}, ${kind}: `),
      )
      assert.deepEqual(lacking, [], `${verdict}: hold another paper, or the kind is lost`)
    }
  })

  for (const paper of papers) {
    it(`are what they were: ${paper}`, () => {
      assert.equal(findingsOf(paper), heldFindings(paper), REMEDY)
    })
  }
})
