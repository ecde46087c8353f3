import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkNamedParts } from './parts-named.ts'
import { saidBy } from './testing-checks.ts'

describe('the share of a part in the whole named with it', () => {
  const told: readonly (readonly [string, string])[] = [
    [
      'We spent £187,500 of its £250,000 grant, or 75%.',
      'correct: 75%. £187,500 of £250,000 is 75%.',
    ],
    [
      'We spent £187,500 of its £250,000 grant, or 57%.',
      'incorrect: 57% should be 75%. The paper says 57%, but £187,500 of £250,000 is 75%. Better: We spent £187,500 of its £250,000 grant, or 75%.',
    ],
    [
      'We spent £187,500 of its £250,000 grant, or 25%.',
      'incorrect: 25% should be 75%. The paper says 25%, but £187,500 of £250,000 is 75%. It is the share of the rest. Better: We spent £187,500 of its £250,000 grant, or 75%.',
    ],
    ['We spent £1.9m of the £2.5m grant, or 75%.', 'correct: 75%. £1.9m of £2.5m is 76%.'],
    ['We spent £1.9m of the £2.5m grant, or 74%.', 'correct: 74%. £1.9m of £2.5m is 76%.'],
    [
      'We spent £1.9m of the £2.5m grant, or 70%.',
      'incorrect: 70% should be 76%. The paper says 70%, but £1.9m of £2.5m is 76%. Better: We spent £1.9m of the £2.5m grant, or 76%.',
    ],
    [
      'We planted 7,500 trees, three quarters of its target of 12,000.',
      'incorrect: three quarters should be 63%. The paper says three quarters, but 7,500 of 12,000 is 62.5%. Better: We planted 7,500 trees, 63% of its target of 12,000.',
    ],
    [
      'We planted 9,000 trees, three quarters of its target of 12,000.',
      'correct: three quarters. 9,000 of 12,000 is 75%.',
    ],
    [
      'We planted 9,000 trees, 75% of the target of 12,000.',
      'correct: 75%. 9,000 of 12,000 is 75%.',
    ],
    [
      'We planted 9,000 trees, 57% of the target of 12,000.',
      'incorrect: 57% should be 75%. The paper says 57%, but 9,000 of 12,000 is 75%. Better: We planted 9,000 trees, 75% of the target of 12,000.',
    ],
    ['Three of the 12 sites are open, or a quarter.', 'correct: a quarter. 3 of 12 is 25%.'],
    ['In 6 of 24 cases, or a quarter, nobody came.', 'correct: a quarter. 6 of 24 is 25%.'],
    [
      'In 6 of 24 cases, or a third, nobody came.',
      'incorrect: a third should be 25%. The paper says a third, but 6 of 24 is 25%. Better: In 6 of 24 cases, or 25%, nobody came.',
    ],
    [
      'In 6 out of 24 cases, or a third, nobody came.',
      'incorrect: a third should be 25%. The paper says a third, but 6 of 24 is 25%. Better: In 6 out of 24 cases, or 25%, nobody came.',
    ],
    [
      'The service cost £1.5m, 60% of which (£0.9m) was pay.',
      'correct: 60%. £0.9m of £1.5m is 60%.',
    ],
    [
      'The service cost £1.5m, 40% of which (£0.9m) was pay.',
      'incorrect: 40% should be 60%. The paper says 40%, but £0.9m of £1.5m is 60%. It is the share of the rest. Better: The service cost £1.5m, 60% of which (£0.9m) was pay.',
    ],
    [
      'The service cost £1.5m, 65% of which (£0.9m) was pay.',
      'incorrect: 65% should be 60%. The paper says 65%, but £0.9m of £1.5m is 60%. Better: The service cost £1.5m, 60% of which (£0.9m) was pay.',
    ],
    [
      'The service cost £9.0m, of which £5.4m (60%) was pay.',
      'correct: 60%. £5.4m of £9.0m is 60%.',
    ],
    [
      'The service cost £9.0m, of which £5.4m (65%) was pay.',
      'incorrect: 65% should be 60%. The paper says 65%, but £5.4m of £9.0m is 60%. Better: The service cost £9.0m, of which £5.4m (60%) was pay.',
    ],
    ['There were 900 people, of whom 540 (60%) were men.', 'correct: 60%. 540 of 900 is 60%.'],
    [
      'There were 900 people, of whom only 540 people (65%) were men.',
      'incorrect: 65% should be 60%. The paper says 65%, but 540 of 900 is 60%. Better: There were 900 people, of whom only 540 people (60%) were men.',
    ],
    [
      'We asked 816 women and 1,368 men, a share of 37.4%.',
      'correct: 37.4%. 816 of 816 and 1,368 together is 37.36%.',
    ],
    [
      'There were 343 homes built. Of these, 206 (60%) were for rent.',
      'correct: 60%. 206 of 343 is 60.06%, the figure just before.',
    ],
    [
      'There were 343 homes built. Of these, 206 (66%) were for rent.',
      'incorrect: 66% should be 60%. The paper says 66%, but 206 of 343 is 60.06%, the figure just before. Better: Of these, 206 (60%) were for rent.',
    ],
    [
      'There were 343 homes built. Of these, 206 (40%) were for rent.',
      'incorrect: 40% should be 60%. The paper says 40%, but 206 of 343 is 60.06%, the figure just before. It is the share of the rest. Better: Of these, 206 (60%) were for rent.',
    ],
    [
      'There were 343 homes built, against a target of 400. Of these, 206 (62%) were for rent.',
      'incorrect: 62% should be 60%. The paper says 62%, but 206 of 343 is 60.06%, the figure just before. Better: Of these, 206 (60%) were for rent.',
    ],
    [
      'There were 343 homes built and 300 sold. Of these, 206 (60%) were for rent.',
      'correct: 60%. 206 of 343 is 60.06%.',
    ],
    [
      'There were 343 homes built. Of these, 206, which is 66%, were for rent.',
      'incorrect: 66% should be 60%. The paper says 66%, but 206 of 343 is 60.06%, the figure just before. Better: Of these, 206, which is 60%, were for rent.',
    ],
    [
      'Grants worth £20,250 were paid. The largest was £6,750, a third of the total.',
      'correct: a third. £6,750 of £20,250 is 33.33%.',
    ],
    [
      'Grants worth £20,250 were paid. The largest was £5,750, a third of the total.',
      'incorrect: a third should be 28%. The paper says a third, but £5,750 of £20,250 is 28.4%. Better: The largest was £5,750, 28% of the total.',
    ],
    [
      'Grants worth £20,250 were paid. The largest was £6,750, 35% of the total.',
      'incorrect: 35% should be 33%. The paper says 35%, but £6,750 of £20,250 is 33.33%. Better: The largest was £6,750, 33% of the total.',
    ],
    [
      'In all 4,000 homes were surveyed and 1,000 replied, a response rate of 25%.',
      'correct: 25%. 1,000 of 4,000 is 25%.',
    ],
    [
      'In all 4,000 homes were surveyed and 1,000 replied, a response rate of 32%.',
      'incorrect: 32% should be 25%. The paper says 32%, but 1,000 of 4,000 is 25%. Better: In all 4,000 homes were surveyed and 1,000 replied, a response rate of 25%.',
    ],
    [
      'In all 4,000 homes were surveyed and 1,000 replied, a response rate of 75%.',
      'incorrect: 75% should be 25%. The paper says 75%, but 1,000 of 4,000 is 25%. It is the share of the rest. Better: In all 4,000 homes were surveyed and 1,000 replied, a response rate of 25%.',
    ],
    [
      'In all 4,000 homes were surveyed and 1,000 replied, a failure rate of 75%.',
      'correct: 75%. 3,000 of 4,000 is 75%.',
    ],
    [
      'In all 4,000 homes were surveyed and 1,000 replied, making the overall share of only 32%.',
      'incorrect: 32% should be 25%. The paper says 32%, but 1,000 of 4,000 is 25%. Better: In all 4,000 homes were surveyed and 1,000 replied, making the overall share of only 25%.',
    ],
    [
      'In 6 of 24 cases, or nearly a third, nobody came.',
      'imprecise: nearly a third should be 25%. The paper says nearly a third, but 6 of 24 is 25%. Better: In 6 of 24 cases, or 25%, nobody came.',
    ],
  ]
  for (const [text, finding] of told) {
    it(text, () => assert.equal(saidBy(checkNamedParts, text), finding))
  }

  const untold = [
    'We spent £187,500 of its £250,000 grant, or 5%.',
    'We spent 187 of the £250 grant, or 75%.',
    'We spent £250 of the £187 grant, or 75%.',
    'We planted 12,000 trees, 75% of the target of 9,000.',
    'In one of our 5 plans, or a third, nobody came.',
    'The service cost £9.0m, of which £5.4m (6%) was pay.',
    'The service cost £9.0m, of which £15.4m (60%) was pay.',
    'We asked 4,000 homes and 1,000 replied, a response rate of 25%.',
    'We asked 4,000 homes and 1,000 replied, a response rate of 52%.',
    'We asked 4,000 homes and 1,000 replied, a response rate of 75%.',
    'We have 4,000 posts and 3,000 are filled, a vacancy rate of 25%.',
    'We have 4,000 posts and 3,000 are filled, a vacancy rate of 35%.',
    'We asked 816 women and 1,368 men, a share of 59.6%.',
    'We asked 4,000 homes in 12 wards and 1,000 replied, a response rate of 52%.',
    'There were 343 homes built. Of these, 406 (60%) were for rent.',
    'There were 343 homes built and 300 sold. Of these, 206 (62%) were for rent.',
    'There were 343 homes built and 300 sold. Of these, 206 (69%) were for rent.',
    'Grants worth £20,250 were paid. The largest was £6,750 (33%) of the total.',
    'A total of £20,250 was paid and a total of £9,000 kept. The largest was £6,750, 35% of the total.',
    'Grants worth £2,250 were paid. The largest was £6,750, 33% of the total.',
    'In all 4,000 homes were surveyed and 1,000 replied, a failure rate of 65%.',
    'In all 4,000 homes were surveyed in 12 wards and 1,000 replied, a response rate of 32%.',
  ]
  it('is not told where the words leave it open, or say something else', () => {
    for (const text of untold) assert.equal(saidBy(checkNamedParts, text), '', text)
  })
})
