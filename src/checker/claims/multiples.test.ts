import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkMultiples } from './multiples.ts'
import { saidBy } from './testing-checks.ts'

describe('what is so many times another', () => {
  const told: readonly (readonly [string, string])[] = [
    [
      'Thefts doubled, from 640 to 1,290.',
      'correct: doubled. 1,290 is 2.0 times 640, a rise of 102%.',
    ],
    [
      'Thefts doubled, from 640 to 1,350.',
      'imprecise: doubled should be 2.1 times. The paper says doubled, but 1,350 is 2.1 times 640, a rise of 111%. Better: Thefts rose by 111%, from 640 to 1,350.',
    ],
    [
      'Thefts doubled, from 640 to 1,450.',
      'incorrect: doubled should be 2.3 times. The paper says doubled, but 1,450 is 2.3 times 640, a rise of 127%. Better: Thefts rose by 127%, from 640 to 1,450.',
    ],
    [
      'Thefts doubled to 1,290 (from 640).',
      'correct: doubled. 1,290 is 2.0 times 640, a rise of 102%.',
    ],
    ['Thefts doubled (640 to 1,290).', 'correct: doubled. 1,290 is 2.0 times 640, a rise of 102%.'],
    [
      'Thefts have doubled, from 640 to 1,600.',
      'incorrect: doubled should be 2.5 times. The paper says doubled, but 1,600 is 2.5 times 640, a rise of 150%. Better: Thefts have risen by 150%, from 640 to 1,600.',
    ],
    [
      'Thefts were halved, from 512 to 318.',
      'incorrect: halved should be 0.6 times. The paper says halved, but 318 is 0.6 times 512, a fall of 38%.',
    ],
    [
      'Thefts halved, from 512 to 318.',
      'incorrect: halved should be 0.6 times. The paper says halved, but 318 is 0.6 times 512, a fall of 38%. Better: Thefts fell by 38%, from 512 to 318.',
    ],
    ['Thefts halved, from 512 to 250.', 'correct: halved. 250 is 0.5 times 512, a fall of 51%.'],
    [
      'Thefts have halved, from 512 to 318.',
      'incorrect: halved should be 0.6 times. The paper says halved, but 318 is 0.6 times 512, a fall of 38%. Better: Thefts have fallen by 38%, from 512 to 318.',
    ],
    ['Thefts trebled, from 100 to 310.', 'correct: trebled. 310 is 3.1 times 100, a rise of 210%.'],
    [
      'Thefts tripled, from 100 to 250.',
      'incorrect: tripled should be 2.5 times. The paper says tripled, but 250 is 2.5 times 100, a rise of 150%. Better: Thefts rose by 150%, from 100 to 250.',
    ],
    [
      'Thefts quadrupled, from 100 to 400.',
      'correct: quadrupled. 400 is 4.0 times 100, a rise of 300%.',
    ],
    [
      'Thefts more than doubled, from 640 to 1,290.',
      'correct: more than doubled. 1,290 is 2.0 times 640, a rise of 102%.',
    ],
    [
      'Thefts more than doubled, from 640 to 1,280.',
      'incorrect: more than doubled should be 2.0 times. The paper says more than doubled, but 1,280 is 2.0 times 640, a rise of 100%. Better: Thefts rose by 100%, from 640 to 1,280.',
    ],
    [
      'Thefts more than halved, from 640 to 300.',
      'correct: more than halved. 300 is 0.5 times 640, a fall of 53%.',
    ],
    [
      'Thefts more than halved, from 640 to 330.',
      'incorrect: more than halved should be 0.5 times. The paper says more than halved, but 330 is 0.5 times 640, a fall of 48%. Better: Thefts fell by 48%, from 640 to 330.',
    ],
    [
      'Thefts nearly doubled, from 640 to 1,250.',
      'correct: nearly doubled. 1,250 is 2.0 times 640, a rise of 95%.',
    ],
    [
      'Thefts nearly doubled, from 640 to 1,290.',
      'incorrect: nearly doubled should be 2.0 times. The paper says nearly doubled, but 1,290 is 2.0 times 640, a rise of 102%. Better: Thefts rose by 102%, from 640 to 1,290.',
    ],
    [
      'Thefts nearly doubled, from 640 to 1,100.',
      'incorrect: nearly doubled should be 1.7 times. The paper says nearly doubled, but 1,100 is 1.7 times 640, a rise of 72%. Better: Thefts rose by 72%, from 640 to 1,100.',
    ],
    [
      'Thefts almost halved, from 640 to 330.',
      'correct: almost halved. 330 is 0.5 times 640, a fall of 48%.',
    ],
    [
      'Thefts almost halved, from 640 to 310.',
      'incorrect: almost halved should be 0.5 times. The paper says almost halved, but 310 is 0.5 times 640, a fall of 52%. Better: Thefts fell by 52%, from 640 to 310.',
    ],
    [
      'Thefts almost halved, from 640 to 380.',
      'incorrect: almost halved should be 0.6 times. The paper says almost halved, but 380 is 0.6 times 640, a fall of 41%. Better: Thefts fell by 41%, from 640 to 380.',
    ],
    [
      'The team issued 24,600 notices, more than double the 11,900 issued last year.',
      'correct: more than double. 24,600 is 2.1 times 11,900, a rise of 107%.',
    ],
    [
      'The team issued 22,600 notices, more than double the 11,900 issued last year.',
      'incorrect: more than double should be 1.9 times. The paper says more than double, but 22,600 is 1.9 times 11,900, a rise of 90%.',
    ],
    [
      'There were 96 visits, twice as many as the 48 of last year.',
      'correct: twice. 96 is 2.0 times 48, a rise of 100%.',
    ],
    [
      'There were 90 visits, twice as many as the 48 of last year.',
      'imprecise: twice should be 1.9 times. The paper says twice, but 90 is 1.9 times 48, a rise of 88%.',
    ],
    [
      'There were 84 visits, twice as many as the 48 of last year.',
      'imprecise: twice should be 1.8 times. The paper says twice, but 84 is 1.8 times 48, a rise of 75%.',
    ],
    [
      'There were 140 visits, three times as many as the 48 of last year.',
      'correct: three times. 140 is 2.9 times 48, a rise of 192%.',
    ],
    [
      'There were 192 visits, four times the number of 48.',
      'correct: four times. 192 is 4.0 times 48, a rise of 300%.',
    ],
    [
      'There were 240 visits, five times the 48 of last year.',
      'correct: five times. 240 is 5.0 times 48, a rise of 400%.',
    ],
    [
      'There were 197 visits, 4.1 times the 48 of last year.',
      'correct: 4.1 times. 197 is 4.1 times 48, a rise of 310%.',
    ],
    [
      'There were 195 visits, 4.0 times the 48 of last year.',
      'imprecise: 4.0 times should be 4.1 times. The paper says 4.0 times, but 195 is 4.1 times 48, a rise of 306%. Better: There were 195 visits, 4.1 times the 48 of last year.',
    ],
    [
      'There were 180 visits, 3.6 times the 48 of last year.',
      'imprecise: 3.6 times should be 3.8 times. The paper says 3.6 times, but 180 is 3.8 times 48, a rise of 275%. Better: There were 180 visits, 3.8 times the 48 of last year.',
    ],
    [
      'There were 180 visits, 3.5 times the 48 of last year.',
      'incorrect: 3.5 times should be 3.8 times. The paper says 3.5 times, but 180 is 3.8 times 48, a rise of 275%. Better: There were 180 visits, 3.8 times the 48 of last year.',
    ],
    [
      'There were 180 visits, 4 times the 48 of last year.',
      'imprecise: 4 times should be 3.8 times. The paper says 4 times, but 180 is 3.8 times 48, a rise of 275%. Better: There were 180 visits, 3.8 times the 48 of last year.',
    ],
    [
      'Men were 4.1 times as likely to be stopped as women, at 8.2 and 2.0 per 1,000 respectively.',
      'correct: 4.1 times. 8.2 is 4.1 times 2.0, a rise of 310%.',
    ],
    [
      'Men were 5.1 times as likely to be stopped as women, at 8.2 and 2.0 per 1,000 respectively.',
      'incorrect: 5.1 times should be 4.1 times. The paper says 5.1 times, but 8.2 is 4.1 times 2.0, a rise of 310%. Better: Men were 4.1 times as likely to be stopped as women, at 8.2 and 2.0 per 1,000 respectively.',
    ],
    [
      'Thefts rose by 120%, more than doubling.',
      'correct: more than doubling. A rise of 120% makes 2.2 times what it was.',
    ],
    [
      'Thefts rose by 70.2%, more than doubling.',
      'incorrect: more than doubling should be 1.7 times. The paper says more than doubling, but a rise of 70.2% makes 1.7 times what it was.',
    ],
    [
      'Thefts fell by 55%, more than halving.',
      'correct: more than halving. A fall of 55% makes 0.5 times what it was.',
    ],
    [
      'Thefts fell by 45%, more than halving.',
      'incorrect: more than halving should be 0.6 times. The paper says more than halving, but a fall of 45% makes 0.6 times what it was.',
    ],
    [
      'Thefts nearly doubled, from 640 to 1,120.',
      'correct: nearly doubled. 1,120 is 1.8 times 640, a rise of 75%.',
    ],
    [
      'Thefts nearly doubled, from 640 to 1,119.',
      'incorrect: nearly doubled should be 1.7 times. The paper says nearly doubled, but 1,119 is 1.7 times 640, a rise of 75%. Better: Thefts rose by 75%, from 640 to 1,119.',
    ],
    [
      'Thefts nearly doubled, from 640 to 1,280.',
      'incorrect: nearly doubled should be 2.0 times. The paper says nearly doubled, but 1,280 is 2.0 times 640, a rise of 100%. Better: Thefts rose by 100%, from 640 to 1,280.',
    ],
    [
      'Thefts more than doubled, from 640 to 1,280.',
      'incorrect: more than doubled should be 2.0 times. The paper says more than doubled, but 1,280 is 2.0 times 640, a rise of 100%. Better: Thefts rose by 100%, from 640 to 1,280.',
    ],
    [
      'Thefts doubled, from 640 to 1,216.',
      'correct: doubled. 1,216 is 1.9 times 640, a rise of 90%.',
    ],
    [
      'Thefts doubled, from 640 to 1,215.',
      'imprecise: doubled should be 1.9 times. The paper says doubled, but 1,215 is 1.9 times 640, a rise of 90%. Better: Thefts rose by 90%, from 640 to 1,215.',
    ],
    [
      'Thefts doubled, from 640 to 1,120.',
      'imprecise: doubled should be 1.8 times. The paper says doubled, but 1,120 is 1.8 times 640, a rise of 75%. Better: Thefts rose by 75%, from 640 to 1,120.',
    ],
    [
      'Thefts doubled, from 640 to 1,119.',
      'incorrect: doubled should be 1.7 times. The paper says doubled, but 1,119 is 1.7 times 640, a rise of 75%. Better: Thefts rose by 75%, from 640 to 1,119.',
    ],
    [
      'Men were 4.1 times as likely to be stopped as women, at 8.3 and 2.0 per 1,000.',
      'correct: 4.1 times. 8.3 is 4.2 times 2.0, a rise of 315%.',
    ],
    [
      'Men were 4.1 times as likely to be stopped as women, at 8.5 and 2.0 per 1,000.',
      'imprecise: 4.1 times should be 4.3 times. The paper says 4.1 times, but 8.5 is 4.3 times 2.0, a rise of 325%. Better: Men were 4.3 times as likely to be stopped as women, at 8.5 and 2.0 per 1,000.',
    ],
    [
      'Men were 4.1 times as likely to be stopped as women, at 8.6 and 2.0 per 1,000.',
      'incorrect: 4.1 times should be 4.3 times. The paper says 4.1 times, but 8.6 is 4.3 times 2.0, a rise of 330%. Better: Men were 4.3 times as likely to be stopped as women, at 8.6 and 2.0 per 1,000.',
    ],
  ]
  for (const [text, finding] of told) {
    it(text, () => assert.equal(saidBy(checkMultiples, text), finding))
  }

  const untold = [
    'Thefts doubled, from 640 per 1,000 to £1,290.',
    'Thefts doubled. They went from 640 to 1,290.',
    'Thefts halved, from 0 to 12.',
    'Thefts doubled, from about 640 to 1,290.',
    'The team issued 24,600 notices, double the £11,900 issued last year.',
    'Men were 4.1 times as likely to be stopped as women, at 8.2 and 2.0% of them.',
    'Thefts doubled in the year.',
    'We met twice a month with 12 people and 24 others.',
    'Thefts fell by 100%, more than halving.',
    'Thefts came to 55%, more than halving.',
    'Thefts rose by about 120%, more than doubling.',
  ]
  it('is not told where the words leave it open, or say something else', () => {
    for (const text of untold) assert.equal(saidBy(checkMultiples, text), '', text)
  })
})
