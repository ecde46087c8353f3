import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkBalances } from './balances.ts'
import { saidBy } from './testing-checks.ts'

describe('money in, money out and what is left', () => {
  const told: readonly (readonly [string, string])[] = [
    [
      'The service spent £2.34m against a budget of £2.1m, an overspend of £240k.',
      'correct: £240k. £2.34m against £2.1m is £240k more.',
    ],
    [
      'The service spent £2.34m against a budget of £2.1m, an overspend of £340k.',
      'incorrect: £340k should be £240k. The paper says £340k, but £2.34m against £2.1m is £240k more. Better: The service spent £2.34m against a budget of £2.1m, an overspend of £240k.',
    ],
    [
      'The service spent £2.34m against a budget of £2.1m, an underspend of £240k.',
      'incorrect: underspend should be overspend. The paper says underspend, but £2.34m against £2.1m is £240k more, which is an overspend. Better: The service spent £2.34m against a budget of £2.1m, an overspend of £240k.',
    ],
    [
      'The service spent £1,900 against a budget of £2,100, an underspend of £200.',
      'correct: £200. £1,900 against £2,100 is £200 less.',
    ],
    [
      'The service spent £1,900 against a budget of £2,100, an overspend of £200.',
      'incorrect: overspend should be underspend. The paper says overspend, but £1,900 against £2,100 is £200 less, which is an underspend. Better: The service spent £1,900 against a budget of £2,100, an underspend of £200.',
    ],
    [
      'The service spent £2,100 against a budget of £2,100, an overspend of £0.',
      'correct: £0. £2,100 against £2,100 is £0 less.',
    ],
    [
      'Sales were £1,900 against a target of £2,100, a shortfall of £200.',
      'correct: £200. £1,900 against £2,100 is £200 less.',
    ],
    [
      'Sales were £1,900 against a target of £2,100, a saving of £250.',
      'incorrect: £250 should be £200. The paper says £250, but £1,900 against £2,100 is £200 less. Better: Sales were £1,900 against a target of £2,100, a saving of £200.',
    ],
    [
      'The budget of £2.5m is forecast to be overspent by £0.3m, at £2.9m.',
      'imprecise: £0.3m should be £0.4m. The paper says £0.3m, but £2.9m less £2.5m is £0.4m. Rounding of the figures could explain it. Better: The budget of £2.5m is forecast to be overspent by £0.4m, at £2.9m.',
    ],
    [
      'The budget of £2.5m has an overspend of £0.4m, at £2.9m.',
      'correct: £0.4m. £2.9m less £2.5m is £0.4m.',
    ],
    [
      'The budget of £2.5m has an overspend of £0.3m, at £2.9m.',
      'imprecise: £0.3m should be £0.4m. The paper says £0.3m, but £2.9m less £2.5m is £0.4m. Rounding of the figures could explain it. Better: The budget of £2.5m has an overspend of £0.4m, at £2.9m.',
    ],
    [
      'The budget of £2.5m has an overspend of £0.2m, at £2.9m.',
      'incorrect: £0.2m should be £0.4m. The paper says £0.2m, but £2.9m less £2.5m is £0.4m. Better: The budget of £2.5m has an overspend of £0.4m, at £2.9m.',
    ],
    [
      'The budget of £2.5m has an underspend of £0.4m, to reach £2.1m.',
      'correct: £0.4m. £2.1m less £2.5m is minus £0.4m.',
    ],
    [
      'Income was £2.4m and costs £2.1m, a surplus of £0.3m.',
      'correct: £0.3m. £2.4m less £2.1m is £0.3m.',
    ],
    [
      'Income was £2.4m and costs £2.1m, a surplus of £0.5m.',
      'incorrect: £0.5m should be £0.3m. The paper says £0.5m, but £2.4m less £2.1m is £0.3m. Better: Income was £2.4m and costs £2.1m, a surplus of £0.3m.',
    ],
    [
      'Income was £2.4m and costs £2.1m, a deficit of £0.3m.',
      'incorrect: deficit should be surplus. The paper says deficit, but £2.4m less £2.1m is £0.3m, which is a surplus. Better: Income was £2.4m and costs £2.1m, a surplus of £0.3m.',
    ],
    [
      'Costs were £2.4m and income £2.1m, a deficit of £0.3m.',
      'correct: £0.3m. £2.1m less £2.4m is minus £0.3m.',
    ],
    [
      'Costs were £2.4m and income £2.1m, a surplus of £0.3m.',
      'incorrect: surplus should be deficit. The paper says surplus, but £2.1m less £2.4m is minus £0.3m, which is a deficit. Better: Costs were £2.4m and income £2.1m, a deficit of £0.3m.',
    ],
    [
      'Income was £2,100 and costs £2,100, a deficit of £0.',
      'correct: £0. £2,100 less £2,100 is £0.',
    ],
    [
      'The £12.6m net of income of £4.1m gives a net cost of £8.5m.',
      'correct: £8.5m. £12.6m less £4.1m is £8.5m.',
    ],
    [
      'The £12.6m net of income of £4.1m gives a net cost of £8.8m.',
      'incorrect: £8.8m should be £8.5m. The paper says £8.8m, but £12.6m less £4.1m is £8.5m. Better: The £12.6m net of income of £4.1m gives a net cost of £8.5m.',
    ],
    [
      'Gross costs of £9.4m less grants of £2.5m left a net cost of £6.9m.',
      'correct: £6.9m. £9.4m less £2.5m is £6.9m.',
    ],
    [
      'Gross costs of £9.4m less grants of £2.5m left a net cost of £9.6m.',
      'incorrect: £9.6m should be £6.9m. The paper says £9.6m, but £9.4m less £2.5m is £6.9m. Better: Gross costs of £9.4m less grants of £2.5m left a net cost of £6.9m.',
    ],
    [
      'Spending was £64.8m, £2.6m more than the budget of £61.2m.',
      'incorrect: £2.6m should be £3.6m. The paper says £2.6m, but £64.8m less £61.2m is £3.6m. Better: Spending was £64.8m, £3.6m more than the budget of £61.2m.',
    ],
    [
      'Spending was £64.8m, £3.6m more than the budget of £61.2m.',
      'correct: £3.6m. £64.8m less £61.2m is £3.6m.',
    ],
    [
      'Spending was £64.8m, £3.6m less than the budget of £61.2m.',
      'incorrect: less should be more. The paper says less, but £64.8m less £61.2m is £3.6m, which is more. Better: Spending was £64.8m, £3.6m more than the budget of £61.2m.',
    ],
    [
      'Spending was £64.8m, £3.5m more than the budget of £61.2m.',
      'imprecise: £3.5m should be £3.6m. The paper says £3.5m, but £64.8m less £61.2m is £3.6m. Rounding of the figures could explain it. Better: Spending was £64.8m, £3.6m more than the budget of £61.2m.',
    ],
    [
      'There were 412 visits against a target of 400, 12 more than planned.',
      'correct: 12. 412 less 400 is 12.',
    ],
    [
      'There were 412 visits against a target of 400, 21 more than planned.',
      'incorrect: 21 should be 12. The paper says 21, but 412 less 400 is 12. Better: There were 412 visits against a target of 400, 12 more than planned.',
    ],
    [
      'There were 388 visits against a target of 400, 12 more than planned.',
      'incorrect: more should be less. The paper says more, but 388 less 400 is minus 12, which is less. Better: There were 388 visits against a target of 400, 12 less than planned.',
    ],
    ['There were 412 visits, 12 more than the target of 400.', 'correct: 12. 412 less 400 is 12.'],
    [
      'There were 412 visits, 12 fewer than the target of 400.',
      'incorrect: fewer should be more. The paper says fewer, but 412 less 400 is 12, which is more. Better: There were 412 visits, 12 more than the target of 400.',
    ],
    [
      'There were 412 visits, 34 more than the usual range of 211 to 378.',
      'correct: 34. 412 less 378 is 34.',
    ],
    [
      'There were 412 visits, 43 more than the usual range of 211 to 378.',
      'incorrect: 43 should be 34. The paper says 43, but 412 less 378 is 34. Better: There were 412 visits, 34 more than the usual range of 211 to 378.',
    ],
    [
      'There were 199 visits, 12 below the usual range of 211 to 378.',
      'correct: 12. 199 less 211 is minus 12.',
    ],
    [
      'There were 199 visits, 21 below the usual range of 211 to 378.',
      'incorrect: 21 should be 12. The paper says 21, but 199 less 211 is minus 12. Better: There were 199 visits, 12 below the usual range of 211 to 378.',
    ],
  ]
  for (const [text, finding] of told) {
    it(text, () => assert.equal(saidBy(checkBalances, text), finding))
  }

  const untold = [
    'Sales were £1,900 and £2,100, a saving of £250.',
    'Sales were £1,900 against a target of £2,100, a shortfall of £200 and £30 more.',
    'The budget of £2.5m has an underspend of £0.4m, at £2.9m.',
    'Income was £2.4m and gifts £2.1m, a surplus of £0.3m.',
    'Income was £2.4m and costs £2.1m, a surplus of £0.3m and £1m held.',
    'Gross costs of £9.4m plus grants of £2.5m left a net cost of £9.6m.',
    'Gross costs of £9.4m less grants of £2.5m left a cost of £9.6m.',
    'There were about 412 visits, 21 more than the target of 400.',
    'There were 412 visits, 21 more than the target of 40.',
    'There were 412 visits, £12 more than the target of 400.',
  ]
  it('is not told where the words leave it open, or say something else', () => {
    for (const text of untold) assert.equal(saidBy(checkBalances, text), '', text)
  })
})
