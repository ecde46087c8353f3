import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkSums } from './sums.ts'
import { saidBy } from './testing-checks.ts'

describe('the whole of some parts', () => {
  const told: readonly (readonly [string, string])[] = [
    [
      'There were 35 minutes of travel and 48 minutes of visit, making 83 minutes.',
      'correct: 83 minutes. 35 minutes + 48 minutes = 1 hour 23 minutes.',
    ],
    [
      'There were 35 minutes of travel and 48 minutes of visit, making 81 minutes.',
      'incorrect: 81 minutes should be 1 hour 23 minutes. The paper says 81 minutes, but 35 minutes + 48 minutes = 1 hour 23 minutes. Better: There were 35 minutes of travel and 48 minutes of visit, making 1 hour 23 minutes.',
    ],
    ['We bought 12 vans and 15 cars, a total of 27.', 'correct: 27. 12 + 15 = 27.'],
    [
      'We bought 12 vans and 15 cars, a total of 72.',
      'incorrect: 72 should be 27. The paper says 72, but 12 + 15 = 27. Better: We bought 12 vans and 15 cars, a total of 27.',
    ],
    [
      'We bought 12 vans and 15 cars, a total of 900.',
      'questionable: 900. It is not clear which of the figures printed here it is worked from.',
    ],
    ['We bought 12 vans, 1 of 3 bikes and 15 cars, totalling 27.', 'correct: 27. 12 + 15 = 27.'],
    [
      'The panel has 8 members for the county (7 nominated by the districts and 1 by the county).',
      'correct: 8. 7 + 1 = 8.',
    ],
    [
      'The panel has 9 members for the county (7 nominated by the districts and 1 by the county).',
      'not-checkable: 9 should be 8. The paper says 9, but 7 + 1 = 8.',
    ],
    [
      'Of these 107, 80 will join this year, with the remaining 27 next year.',
      'correct: 107. 80 + 27 = 107.',
    ],
    [
      'Of these 107, 80 will join this year, with the remaining 72 next year.',
      'questionable: 107. It is not clear which of the figures printed here it is worked from.',
    ],
    [
      'Of these 107, 80 will join this year, with the other 27 next year.',
      'correct: 107. 80 + 27 = 107.',
    ],
    [
      'Of these 107, 80 will join this year, with the other 37 next year.',
      'not-checkable: 107 should be 117. The paper says 107, but 80 + 37 = 117.',
    ],
    [
      'Of these 107, 80 will join this year, 20 next year and 7 later.',
      'correct: 107. 80 + 20 + 7 = 107.',
    ],
    [
      'The total is £4.3 million: £2.5 million for staff, £1.2 million for buildings and £0.6 million for vehicles.',
      'correct: £4.3 million. £2.5 million + £1.2 million + £0.6 million = £4.3 million.',
    ],
    [
      'The total is £4.4 million: £2.5 million for staff, £1.2 million for buildings and £0.6 million for vehicles.',
      'imprecise: £4.4 million should be £4.3 million. The paper says £4.4 million, but £2.5 million + £1.2 million + £0.6 million = £4.3 million. Rounding of the parts could explain it.',
    ],
    [
      'The total is £4.5 million: £2.5 million for staff, £1.2 million for buildings and £0.6 million for vehicles.',
      'incorrect: £4.5 million should be £4.3 million. The paper says £4.5 million, but £2.5 million + £1.2 million + £0.6 million = £4.3 million. Better: The total is £4.3 million: £2.5 million for staff, £1.2 million for buildings and £0.6 million for vehicles.',
    ],
    [
      'The total is £5.5 million: £2.5 million for staff, £1.2 million for buildings and £0.6 million for vehicles.',
      'questionable: £5.5 million. It is not clear which of the figures printed here it is worked from.',
    ],
    [
      'There were 53 cases: 25 in Alder, 12 in Birch and 16 in Cedar.',
      'correct: 53. 25 + 12 + 16 = 53.',
    ],
    [
      'There were 35 cases: 25 in Alder, 12 in Birch and 16 in Cedar.',
      'incorrect: 35 should be 53. The paper says 35, but 25 + 12 + 16 = 53. Better: There were 53 cases: 25 in Alder, 12 in Birch and 16 in Cedar.',
    ],
    ['There were 53 cases, made up of 25 in Alder and 28 in Birch.', 'correct: 53. 25 + 28 = 53.'],
    [
      'There were 1,426 offenders, of whom 1,002 are in the community.',
      'correct: 1,002. 1,002 is within 1,426.',
    ],
    [
      'There were 1,426 offenders, of whom 1,502 are in the community.',
      'incorrect: 1,502. 1,502 cannot be part of 1,426.',
    ],
    [
      'We met 6,240 drivers at 40 sites, of whom 780 were fined.',
      'correct: 780. 780 is within 6,240.',
    ],
    [
      'There were 120 visits a week, of which 140 were late.',
      'incorrect: 140. 140 cannot be part of 120.',
    ],
    [
      'There were £120 of fines, £140 of which were late.',
      'incorrect: £140. £140 cannot be part of £120.',
    ],
  ]
  for (const [text, finding] of told) {
    it(text, () => assert.equal(saidBy(checkSums, text), finding))
  }

  const untold = [
    'We bought 12 vans, making 27.',
    'We bought 12 vans and 15 cars, making an average of 27.',
    'The panel has 8 members for the county (from 7 in the districts and 1 in the county).',
    'The panel has 8 members (7, 1).',
    'The panel has 8 members for the county (7 nominated by the districts and 10% by the county).',
    'The panel has £8 for the county (7 nominated by the districts and 1 by the county).',
    'Of these 107, about 80 will join this year, with the remaining 37 next year.',
    'Some 107 came, 80 will join this year, with the remaining 37 next year.',
    'There were 53 cases: 25 in Alder, 12 in Birch, 16 in Cedar.',
    'There were 53 cases: for example 25 in Alder and 18 in Birch.',
    'There were 53 cases: about 25 in Alder and 18 in Birch.',
    'There were 53 cases: 25 in Alder and 118 in Birch.',
    'There were 53 cases: 25% in Alder and 18% in Birch.',
    'There were 3 in 53 cases: 25 in Alder and 18 in Birch.',
    'There were 1,426 offenders, 1,002 of them in the community.',
    'There were 1,426 offenders, 1,502 of them in the community.',
    'There were 1,426 offenders, 9,502 of them in the community.',
    'The average age was 41 and 58 of them were men.',
    'We met 7 of those 17 drivers.',
    'There were 120 visits, and 140 of those who came were late.',
    'The 5 shops sold 604 of them.',
    'There were £120 of fines, 140 of which were late.',
  ]
  it('is not told where the words leave it open, or say something else', () => {
    for (const text of untold) assert.equal(saidBy(checkSums, text), '', text)
  })
})
