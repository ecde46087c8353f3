import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkTargets } from './targets.ts'
import { saidBy } from './testing-checks.ts'

describe('a figure and the target it is held against', () => {
  const told: readonly (readonly [string, string])[] = [
    [
      'The average wait was 210 hours. This exceeds the target, which is 195 hours.',
      'correct: exceeds. 210 hours is above 195 hours.',
    ],
    [
      'The average wait was 180 hours. This exceeds the target, which is 195 hours.',
      'incorrect: exceeds should be below. The words say "exceeds", but 180 hours is below 195 hours.',
    ],
    [
      'The average wait was 180 hours. This is below the target of 195 hours.',
      'correct: is below. 180 hours is below 195 hours.',
    ],
    [
      'The average wait was 210 hours. This is below the target of 195 hours.',
      'incorrect: is below should be above. The words say "is below", but 210 hours is above 195 hours.',
    ],
    [
      'The average wait was 195 hours. This is within the target of 195 hours.',
      'correct: is within. 195 hours is the same as 195 hours.',
    ],
    [
      'The average wait was 195 hours. This is below the target of 195 hours.',
      'incorrect: is below should be equal. The words say "is below", but 195 hours is the same as 195 hours.',
    ],
    [
      'The wait of 210 hours exceeds the target of 195 hours.',
      'correct: exceeds. 210 hours is above 195 hours.',
    ],
    [
      'The wait of 180 hours exceeds the target of 195 hours.',
      'incorrect: exceeds should be below. The words say "exceeds", but 180 hours is below 195 hours.',
    ],
    [
      'The wait of 180 hours was, well below the target of 195 hours.',
      'correct: below. 180 hours is below 195 hours.',
    ],
    [
      'Waits were 180 and 210 hours. This exceeds the target, which is 195 hours.',
      'correct: exceeds. 210 hours is above 195 hours.',
    ],
    [
      'The wait was 180 hours, against a target of 200 hours. This exceeds the standard, which is 195 hours.',
      'incorrect: exceeds should be below. The words say "exceeds", but 180 hours is below 195 hours.',
    ],
    [
      'The target is to answer within 10 seconds; the average was 12 seconds, so the target was met.',
      'incorrect: target was met should be missed. The target is at most 10 seconds, and it was 12 seconds: that is missed.',
    ],
    [
      'The target is to answer within 10 seconds; the average was 9 seconds, so the target was met.',
      'correct: target was met. The target is at most 10 seconds, and it was 9 seconds: that is met.',
    ],
    [
      'The target is to answer within 10 seconds; the average was 10 seconds, so the target was met.',
      'correct: target was met. The target is at most 10 seconds, and it was 10 seconds: that is met.',
    ],
    [
      'The target is to answer within 10 seconds; the average was 12 seconds, so the target was missed.',
      'correct: target was missed. The target is at most 10 seconds, and it was 12 seconds: that is missed.',
    ],
    [
      'The target is to answer within 10 seconds; the average was 12 seconds, so the target was not met.',
      'correct: target was not met. The target is at most 10 seconds, and it was 12 seconds: that is missed.',
    ],
    [
      'The target is to reach at least 90%; it was 88%, so the target was achieved.',
      'incorrect: target was achieved should be missed. The target is at least 90%, and it was 88%: that is missed.',
    ],
    [
      'The target is to reach at least 90%; it was 90%, so the target was achieved.',
      'correct: target was achieved. The target is at least 90%, and it was 90%: that is met.',
    ],
    [
      'The target is to reach at least 90%; it was 92%, so the target was missed.',
      'incorrect: target was missed should be met. The target is at least 90%, and it was 92%: that is met.',
    ],
  ]
  for (const [text, finding] of told) {
    it(text, () => assert.equal(saidBy(checkTargets, text), finding))
  }

  const untold = [
    'Two districts exceeded the limit of 60.',
    'The wait was within the limit at 41 sites.',
    'The wait of about 180 hours exceeds the target of 195 hours.',
    'The wait was 180 hours. The day exceeds the standard, which is 195 hours.',
    'The wait of 180% exceeds the target of 195 hours.',
    'The target is 90%; it was 92%, so the target was missed.',
    'The target is at least 90%; it was 92 calls, so the target was missed.',
    'The target is at least 90%; it was 92% or 93%, so the target was missed.',
    'The aim is at least 90%; it was 92%, so the target was missed.',
  ]
  it('is not told where the words leave it open, or say something else', () => {
    for (const text of untold) assert.equal(saidBy(checkTargets, text), '', text)
  })
})
