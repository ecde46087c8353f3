import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkChanges } from './changes.ts'
import { claimsBy, saidBy, sayInShort } from './testing-checks.ts'

describe('a change and what it is between', () => {
  const told: readonly (readonly [string, string])[] = [
    [
      'Burglaries rose by 20%, from 500 to 600.',
      'correct: 20%. From 500 to 600 the change is 100, and 100 ÷ 500 = 20%.',
    ],
    [
      'Burglaries rose by 22%, from 500 to 600.',
      'incorrect: 22% should be 20%. The paper says 22%, but from 500 to 600 the change is 100, and 100 ÷ 500 = 20%. Better: Burglaries rose by 20%, from 500 to 600.',
    ],
    [
      'Burglaries rose by 17%, from 500 to 600.',
      'incorrect: 17% should be 20%. The paper says 17%, but from 500 to 600 the change is 100, and 100 ÷ 500 = 20%. It looks as if the change was divided by the later value instead of the earlier one. Better: Burglaries rose by 20%, from 500 to 600.',
    ],
    [
      'Burglaries rose by 100%, from 500 to 600.',
      'questionable: 100%. It is not clear which of the figures printed here it is worked from.',
    ],
    [
      'Burglaries rose by 120%, from 500 to 600.',
      'incorrect: 120% should be 20%. The paper says 120%, but from 500 to 600 the change is 100, and 100 ÷ 500 = 20%. It is the later value as a percentage of the earlier one, not the change. Better: Burglaries rose by 20%, from 500 to 600.',
    ],
    [
      'Burglaries fell by 20%, from 500 to 600.',
      'incorrect: fell should be an increase. The words say "fell", but it went from 500 to 600, which is up.',
    ],
    [
      'Burglaries fell by 20%, from 500 to 400.',
      'correct: 20%. From 500 to 400 the change is 100, and 100 ÷ 500 = 20%.',
    ],
    [
      'Burglaries fell by 25%, from 500 to 400.',
      'incorrect: 25% should be 20%. The paper says 25%, but from 500 to 400 the change is 100, and 100 ÷ 500 = 20%. It looks as if the change was divided by the later value instead of the earlier one. Better: Burglaries fell by 20%, from 500 to 400.',
    ],
    [
      'Burglaries fell by 52%, from 500 to 400.',
      'questionable: 52%. It is not clear which of the figures printed here it is worked from.',
    ],
    [
      'Burglaries rose to 600, an increase of 100 (20%).',
      'correct: 20%. The earlier value is 600 − 100 = 500, and 100 ÷ 500 = 20%.',
    ],
    [
      'Burglaries rose to 600, an increase of 100 (25%).',
      'incorrect: 25% should be 20%. The paper says 25%, but the earlier value is 600 − 100 = 500, and 100 ÷ 500 = 20%. Better: Burglaries rose to 600, an increase of 100 (20%).',
    ],
    [
      'Burglaries rose to 600, an increase of 100 (17%).',
      'incorrect: 17% should be 20%. The paper says 17%, but the earlier value is 600 − 100 = 500, and 100 ÷ 500 = 20%. It looks as if the change was divided by the later value instead of the earlier one. Better: Burglaries rose to 600, an increase of 100 (20%).',
    ],
    [
      'Burglaries fell to 400, a fall of 100 (20%).',
      'correct: 20%. The earlier value is 400 + 100 = 500, and 100 ÷ 500 = 20%.',
    ],
    [
      'Burglaries fell to 400, a fall of 100 (25%).',
      'incorrect: 25% should be 20%. The paper says 25%, but the earlier value is 400 + 100 = 500, and 100 ÷ 500 = 20%. It looks as if the change was divided by the later value instead of the earlier one. Better: Burglaries fell to 400, a fall of 100 (20%).',
    ],
    [
      'Burglaries fell to 400, a fall of 100 (23%).',
      'incorrect: 23% should be 20%. The paper says 23%, but the earlier value is 400 + 100 = 500, and 100 ÷ 500 = 20%. Better: Burglaries fell to 400, a fall of 100 (20%).',
    ],
    [
      'Burglaries rose by 100, or 25%.',
      'not-checkable: 25%. The earlier value is not printed here. The two figures agree if it was between 392 and 408.',
    ],
    ['Burglaries rose by 100, from 500 to 600.', 'correct: 100. 600 less 500 is 100.'],
    [
      'Burglaries rose by 110, from 500 to 600.',
      'incorrect: 110 should be 100. The paper says 110, but 600 less 500 is 100. Better: Burglaries rose by 100, from 500 to 600.',
    ],
    [
      'Burglaries rose by 900, from 500 to 600.',
      'incorrect: 900 should be 100. The paper says 900, but 600 less 500 is 100. Better: Burglaries rose by 100, from 500 to 600.',
    ],
    [
      'Spending rose by 8%, from £1.2m to £1.3m.',
      'correct: 8%. From £1.2m to £1.3m the change is £100,000, and £100,000 ÷ £1.2m = 8.33%.',
    ],
    [
      'Spending rose by 9%, from £1.2m to £1.3m.',
      'correct: 9%. From £1.2m to £1.3m the change is £100,000, and £100,000 ÷ £1.2m = 8.33%.',
    ],
    [
      'Spending rose by 19%, from £1.2m to £1.3m.',
      'incorrect: 19% should be 8%. The paper says 19%, but from £1.2m to £1.3m the change is £100,000, and £100,000 ÷ £1.2m = 8.33%. Better: Spending rose by 8%, from £1.2m to £1.3m.',
    ],
    [
      'Confidence fell from 55% to 52%, down 3 points.',
      'correct: 3 points. Between 55% and 52% there are 3 points.',
    ],
    [
      'Confidence fell from 55% to 52%, down 5 points.',
      'incorrect: 5 points should be 3 percentage points. The paper says 5 points, but between 55% and 52% there are 3 points. Better: Confidence fell from 55% to 52%, down 3 percentage points.',
    ],
    [
      'The rate rose by 1.5%, from 9.0% to 10.5%.',
      'incorrect: 1.5% should be 1.5 percentage points. 10.5% less 9% is 1.5 percentage points. As a percentage of the earlier rate the change is 16.67%. Better: The rate rose by 1.5 percentage points, from 9.0% to 10.5%.',
    ],
    [
      'The rate rose by 16.7%, from 9.0% to 10.5%.',
      'not-checkable: 16.7%. The values before and after are not printed here.',
    ],
    [
      'The rate rose by 15.7%, from 9.0% to 10.5%.',
      'not-checkable: 15.7%. The values before and after are not printed here.',
    ],
    [
      'Burglaries rose by 20%, from 0 to 600.',
      'not-checkable: 20%. The values before and after are not printed here.',
    ],
    [
      'Burglaries rose by about a fifth, from 500 to 600.',
      'correct: about a fifth. From 500 to 600 the change is 100, and 100 ÷ 500 = 20%.',
    ],
    [
      'Burglaries rose by about a third, from 500 to 600.',
      'incorrect: about a third should be 20%. The paper says about a third, but from 500 to 600 the change is 100, and 100 ÷ 500 = 20%. Better: Burglaries rose by about 20%, from 500 to 600.',
    ],
    ['Burglaries rose by 100, or 0%.', 'not-checkable: 0%. The earlier value is not printed here.'],
  ]
  for (const [text, finding] of told) {
    it(text, () => assert.equal(saidBy(checkChanges, text), finding))
  }

  it('is told once, or twice alike', () => {
    const told = (text: string) =>
      claimsBy(checkChanges, [text])
        .map(sayInShort)
        .filter((finding) => !finding.startsWith('not-checkable'))
    assert.deepEqual(told('Reserves fell by £17,000 to £67,000, a drop of £17,000.'), [])
    assert.deepEqual(told('Reserves fell by £18,000 to £67,000, a drop of £17,000.'), [
      'inconsistent: £18,000 should be £17,000. The same change is said to be £18,000 and £17,000.',
    ])
    assert.deepEqual(told('Reserves fell by £84,000 to £67,000, a drop of £17,000.'), [
      'inconsistent: £84,000 should be £17,000. The same change is said to be £84,000 and £17,000. The first looks like the earlier value: from £84,000 to £67,000 is £17,000.',
    ])
    for (const text of [
      'Reserves fell by £84,000 to £67,000, a rise of £17,000.',
      'Reserves fell by £84,000 to £67,000 and a drop of £17,000.',
      'Visits fell by 84 to 67, a drop of £17.',
      'Visits fell by 84, a drop of 17.',
    ])
      assert.deepEqual(told(text), [], text)
  })
})
