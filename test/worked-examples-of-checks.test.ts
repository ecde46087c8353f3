import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { CHECKS, checkPapers } from '#checker/check-papers.ts'
import { CLAIM_KINDS, type ClaimKind } from '#checker/claim.ts'
import {
  CLAIM_EXAMPLES,
  type ClaimExample,
  type NothingClaimed,
} from '#checker/claims/worked-examples.ts'
import { readPaper } from '#checker/reading.ts'
import { splitPapers } from '#checker/sentences.ts'
import { readText } from '#documents/testing.ts'

// A check that says nonsense must fail somewhere. Every check has a paper of which it says that it is right,
// one that is wrong, and one of which it cannot tell.

const WHICH = ['right', 'wrong', 'cannotTell'] as const
const NAMES = { right: 'what is right', wrong: 'what is wrong', cannotTell: 'what it cannot tell' }

describe('every check of a paper', () => {
  it('has worked examples', () => {
    const lacking = CHECKS.map(({ name }) => name).filter((name) => !(name in CLAIM_EXAMPLES))
    assert.deepEqual(lacking, [], 'Add them to worked-examples/ beside the checks')
  })

  for (const [name, examples] of Object.entries(CLAIM_EXAMPLES)) {
    for (const example of examples) {
      for (const which of WHICH) {
        const { kind } = example[which]
        it(`finds ${NAMES[which]}: ${name}, ${kind}`, () => holdsOfPaper(name, example[which]))
      }
    }
  }

  for (const which of WHICH) {
    it(`covers, with the others, every kind of claim: ${NAMES[which]}`, () => {
      const covered = new Set<ClaimKind>(
        Object.values(CLAIM_EXAMPLES).flatMap((all) => all.map((example) => example[which].kind)),
      )
      assert.deepEqual(
        CLAIM_KINDS.filter((kind) => !covered.has(kind)),
        [],
        'Add an example of the kind to worked-examples/ beside the checks',
      )
    })
  }
})

/** The check alone says it in these words, the whole checker keeps it, and nothing right is accused. */
function holdsOfPaper(name: string, example: ClaimExample | NothingClaimed): void {
  const document = readText('made-up.txt', example.paper)
  const check = CHECKS.find((one) => one.name === name)
  assert.ok(check, `There is no check called ${name}`)
  const own = splitPapers(document).map(readPaper).flatMap(check)
  const all = checkPapers([document]).flatMap(({ claims }) => claims)
  const accused = all.filter(({ verdict: of }) => of !== 'correct' && of !== 'not-checkable')
  if (example.verdict === 'nothing-claimed') {
    assert.deepEqual(
      own.filter(({ kind }) => kind === example.kind),
      [],
    )
  } else {
    const { kind, stated, verdict: of, explanation } = example
    const said = own
      .filter((claim) => claim.kind === kind && claim.stated === stated)
      .map((claim) => `${claim.verdict}: ${claim.explanation}`)
    assert.ok(
      said.includes(`${of}: ${explanation}`),
      `Of ${stated} it is not said that it is ${of}: ${explanation} Said is: ${said.join(' / ')}`,
    )
    // Another check may have said the same first
    assert.ok(
      all.some((claim) => claim.kind === kind && claim.stated === stated && claim.verdict === of),
      `The whole checker does not say of ${stated} that it is ${of}`,
    )
    if (of === 'incorrect' || of === 'inconsistent') return
  }
  assert.deepEqual(accused, [])
}
