import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readMarkdown } from '#documents/testing.ts'
import { checkPapers } from '../check-papers.ts'
import { accuses } from '../claim.ts'

const RESCUES = `## Rescues by coast

| Coast | 2023 | 2024 | Saved |
|---|--:|--:|--:|
| Northern coast | 1,846 | 1,927 | 611 |
| Southern coast | 2,417 | 2,358 | 940 |
| Both coasts | 4,263 | 4,285 | 1,551 |
`

/** What sentences below the table are accused of. */
function accusedOf(text: string) {
  const [paper] = checkPapers([readMarkdown('made-up.md', `${RESCUES}\n${text}\n`)])
  return (paper?.claims ?? []).filter(({ verdict }) => accuses(verdict))
}

const said = (text: string) =>
  accusedOf(text).map(({ stated, recomputed }) => `${stated} → ${recomputed}`)

describe('a figure of a sentence that those beside it are not worked from', () => {
  it('is the one that is wrong, where a value a slip away gives them: 1,927 less 1,846 is 81', () => {
    // 81 ÷ 1,846 = 4.4%; the table has 1,927 and the sentence 1,972
    const text =
      'The northern coast had 1,972 rescues against 1,846 the year before, 81 more, a rise of 4.4%.'
    assert.deepEqual(said(text), ['1,972 → 1,927'])
    const [claim] = accusedOf(text)
    assert.match(claim?.explanation ?? '', /the 4\.4% beside it is worked from 1,927/u)
    assert.equal(claim?.suggestion, text.replace('1,972', '1,927'))
  })

  it('is so in other words too: a part of its whole, and a fall told after it', () => {
    // 2,358 of 4,285 is 55.0%; 2,417 less 2,358 is 59
    assert.deepEqual(
      said('On the southern coast there were 2,538 in 2024, 59 fewer than in 2023.'),
      ['2,538 → 2,358'],
    )
    assert.deepEqual(
      said('Of 4,258 rescues on both coasts in 2024, 1,551 were of people, 36.2%.'),
      ['4,258 → 4,285'],
    )
  })

  it('is left alone where it gives another figure as it stands, or is of something else', () => {
    for (const text of [
      'Launches on the northern coast numbered 1,972, of which 493 were at night, 25.0%.',
      'The northern coast had 1,927 rescues, 81 more than in 2023, and 1,972 launches.',
    ])
      assert.deepEqual(said(text), [], text)
  })

  it('is left alone where it is no slip away from what gives the others', () => {
    assert.deepEqual(
      said('The northern coast paid 1,408 crews, and rescues were 81 up on 2023.'),
      [],
    )
  })
})

describe('a figure that no other of its sentence is worked from', () => {
  it('is told as a slip where two of its digits changed places, by what its words name', () => {
    // 1,927 ÷ 12 = 160.6; 2,358 less 1,927 is 431
    assert.deepEqual(said('In 2024 the northern coast averaged 166.0 rescues a month.'), [
      '166.0 → 160.6',
    ])
    assert.deepEqual(said('In 2024 the southern coast had 413 more than the northern coast.'), [
      '413 → 431',
    ])
  })

  it('is left alone where another figure is worked from it, or its digits are of another number', () => {
    for (const text of [
      'Crews went out 413 times to the southern coast, 83 more than the 330 of the year before.',
      'In 2024 the northern coast averaged 171.2 launches a month.',
    ])
      assert.deepEqual(said(text), [], text)
  })
})

describe('what is said of such a figure', () => {
  it('is told with how the slip came about', () => {
    const [claim] = accusedOf(
      'Both coasts came to 4,258 rescues in 2024, and 36.2% of that is 1,551.',
    )
    assert.equal(claim?.recomputed, '4,285')
    assert.match(claim?.explanation ?? '', /Two digits look to have changed places\.$/u)
  })
})
