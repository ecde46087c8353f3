import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkListedParts } from './parts-listed.ts'
import { saidBy } from './testing-checks.ts'

describe('a list of parts and their whole', () => {
  const told: readonly (readonly [string, string])[] = [
    [
      'The team gave 120 warnings, 36 contracts and 9 injunctions, 165 actions in all.',
      'correct: 165. 120 + 36 + 9 = 165.',
    ],
    [
      'The team gave 120 warnings, 36 contracts and 9 injunctions, 156 actions in all.',
      'incorrect: 156 should be 165. The paper says 156, but 120 + 36 + 9 = 165. Better: The team gave 120 warnings, 36 contracts and 9 injunctions, 165 actions in all.',
    ],
    [
      'The team gave 120 warnings, 36 contracts and 9 injunctions, 900 actions in all.',
      'questionable: 900. It is not clear which of the figures printed here it is worked from.',
    ],
    [
      'The team gave 120 warnings and 36 contracts, making a total of 156 altogether.',
      'correct: 156. 120 + 36 = 156.',
    ],
    [
      'The team gave 120 warnings, 36% of them late, and 9 injunctions, 129 actions in all.',
      'correct: 129. 120 + 9 = 129.',
    ],
    [
      'Grants were £1.2m, £0.8m and £0.5m, £2.6m in all.',
      'correct: £2.6m. £1.2m + £0.8m + £0.5m = £2.5m, which rounding brings to £2.6m.',
    ],
    [
      'Grants were £1.2m, £0.8m and £0.5m, £2.7m in all.',
      'incorrect: £2.7m should be £2.5m. The paper says £2.7m, but £1.2m + £0.8m + £0.5m = £2.5m. Better: Grants were £1.2m, £0.8m and £0.5m, £2.5m in all.',
    ],
    [
      'Grants were £1.2m, £0.8m and £0.5m, £2.5m in all.',
      'correct: £2.5m. £1.2m + £0.8m + £0.5m = £2.5m.',
    ],
    [
      'Between them, Ludney (1,150) and Saltby (930) had 2,080 offences.',
      'correct: 2,080. 1,150 + 930 = 2,080.',
    ],
    [
      'Between them, Ludney (1,150) and Saltby (930) had 2,008 offences.',
      'incorrect: 2,008 should be 2,080. The paper says 2,008, but 1,150 + 930 = 2,080. Better: Between them, Ludney (1,150) and Saltby (930) had 2,080 offences.',
    ],
    [
      'Between them, Ludney (1,150) and Saltby (930) had 9,008 offences.',
      'questionable: 9,008. It is not clear which of the figures printed here it is worked from.',
    ],
    [
      'Ludney (1,150) and Saltby (930) together recorded a total of 2,080 offences.',
      'correct: 2,080. 1,150 + 930 = 2,080.',
    ],
    [
      'Of the 45 actions, 30 were complete, 10 were on track and 5 were late.',
      'correct: 45. 30 + 10 + 5 = 45.',
    ],
    [
      'Of the 45 actions, 30 were complete, 10 were on track and 6 were late.',
      'incorrect: 45 should be 46. The paper says 45, but the parts are more than the whole: 30 + 10 + 6 = 46. Either the whole or one of the parts is wrong.',
    ],
    [
      'Of the 45 actions, 30 were complete, 10 were on track and 3 were late.',
      'not-checkable: 45 should be 43. 30 + 10 + 3 = 43; the rest of the 45 is not told.',
    ],
    [
      'Of the 45 actions, 30 were complete, 100 were on track and 60 were late.',
      'questionable: 45. It is not clear which of the figures printed here it is worked from.',
    ],
    ['Of these 107 offenders, 80 were men and 27 were women.', 'correct: 107. 80 + 27 = 107.'],
    [
      'Of the £450, £300 went on pay, £100 on vans and £60 on rent.',
      'incorrect: £450 should be £460. The paper says £450, but the parts are more than the whole: £300 + £100 + £60 = £460. Either the whole or one of the parts is wrong.',
    ],
    [
      'We gave 42 grants worth a total of £1.26m, an average of £30,000 each.',
      'correct: £30,000. £1.26m ÷ 42 = £30,000.',
    ],
    [
      'We gave 42 grants worth a total of £1.26m, an average of £35,000 each.',
      'incorrect: £35,000 should be £30,000. The paper says £35,000, but £1.26m ÷ 42 = £30,000. Better: We gave 42 grants worth a total of £1.26m, an average of £30,000 each.',
    ],
    [
      'We gave 42 grants worth a total of £1.26m, an average of £30,000 per grant.',
      'correct: £30,000. £1.26m ÷ 42 = £30,000.',
    ],
    [
      'The 12 wardens made 3,600 visits, an average of 300 each.',
      'correct: 300. 3,600 ÷ 12 = 300.',
    ],
    [
      'The 12 wardens made 3,600 visits, an average of 320 each.',
      'incorrect: 320 should be 300. The paper says 320, but 3,600 ÷ 12 = 300. Better: The 12 wardens made 3,600 visits, an average of 300 each.',
    ],
    [
      'The 12 officers made 3,600 visits, an average of 320 a person.',
      'incorrect: 320 should be 300. The paper says 320, but 3,600 ÷ 12 = 300. Better: The 12 officers made 3,600 visits, an average of 300 a person.',
    ],
    [
      'The 3,600 visits were made by 12 wardens, an average of 320 per warden.',
      'incorrect: 320 should be 300. The paper says 320, but 3,600 ÷ 12 = 300. Better: The 3,600 visits were made by 12 wardens, an average of 300 per warden.',
    ],
    [
      'A further 1,850 drivers attended, taking the total to 18,350 from 16,500.',
      'correct: 18,350. 16,500 + 1,850 = 18,350.',
    ],
    [
      'A further 1,850 drivers attended, taking the total to 18,530 from 16,500.',
      'incorrect: 18,530 should be 18,350. The paper says 18,530, but 16,500 + 1,850 = 18,350. Better: A further 1,850 drivers attended, taking the total to 18,350 from 16,500.',
    ],
    [
      'Another 1,850 drivers attended, bringing the total number to 18,350, up from 16,500.',
      'correct: 18,350. 16,500 + 1,850 = 18,350.',
    ],
    [
      'The victim was male in 64% of cases and female in 36%.',
      'correct: 64% and 36%. 64% and 36% add up to 100%.',
    ],
    [
      'The victim was male in 74% of cases and female in 36%.',
      'incorrect: 74% and 36% should be 110%. The paper says 74% and 36%, but 74% and 36% add up to 110%, more than all.',
    ],
    [
      'The victim was male in 54% of cases and female in 36%.',
      'not-checkable: 54% and 36% should be 90%. 54% and 36% add up to 90%.',
    ],
    [
      'The victim was male in 79% of cases and female in 36%.',
      'incorrect: 79% and 36% should be 115%. The paper says 79% and 36%, but 79% and 36% add up to 115%, more than all.',
    ],
    [
      'The victim was male in 64.5% of cases and female in 35.6%.',
      'correct: 64.5% and 35.6%. 64.5% and 35.6% add up to 100.1%.',
    ],
    [
      'In all 74% were satisfied and 36% dissatisfied.',
      'incorrect: 74% and 36% should be 110%. The paper says 74% and 36%, but 74% and 36% add up to 110%, more than all.',
    ],
    [
      '74% of calls were urban and 36% rural.',
      'incorrect: 74% and 36% should be 110%. The paper says 74% and 36%, but 74% and 36% add up to 110%, more than all.',
    ],
    [
      '74% were adults and 36% children.',
      'incorrect: 74% and 36% should be 110%. The paper says 74% and 36%, but 74% and 36% add up to 110%, more than all.',
    ],
    [
      '74% were children and 36% adults.',
      'incorrect: 74% and 36% should be 110%. The paper says 74% and 36%, but 74% and 36% add up to 110%, more than all.',
    ],
  ]
  for (const [text, finding] of told) {
    it(text, () => assert.equal(saidBy(checkListedParts, text), finding))
  }

  const untold = [
    'The team gave 120 warnings compared with 36 contracts, 156 actions in all.',
    'The team gave 120 warnings, from 36 to 40 contracts, 156 actions in all.',
    'Fines of £2,100 and £9,800 each, £11,900 in all.',
    'Ludney (1,150) and Saltby (930) had 2,008 offences.',
    'Between them, Ludney (1,150) had 2,008 offences.',
    'Between them, Ludney (1,150) and Saltby (93%) had 2,080 offences.',
    'Of these 71 retired, 58 resigned and 23 moved.',
    'Of the 45 actions, 30 were complete, 10 of which were early and 6 were late.',
    'Of each pound, 31p goes on wardens, 40p on staff and 39p on vans.',
    'We gave 42 grants worth a total of £1.26m, an average of £31,000 a person.',
    'We gave 42 grants worth a total of £1.26m, an average of £31,000 a month.',
    '1,850 more drivers attended, taking the total to 18,350 from 16,500.',
    'A further 1,850 drivers attended, taking the total to £18,350 from £16,500.',
    'The victim was male in 84% of cases and female in 46%.',
    'The victim was male in 64% of cases and late in 36%.',
    'Some 64% of men and 40% of women agreed.',
    'The share of men rose to 64% of cases and of women to 40%.',
    '74% were in time and 36% late.',
  ]
  it('is not told where the words leave it open, or say something else', () => {
    for (const text of untold) assert.equal(saidBy(checkListedParts, text), '', text)
  })
})
