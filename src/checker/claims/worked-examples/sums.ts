import { cannotTell, type ExamplesByCheck, nothing, right, wrong } from './shapes.ts'

/** Of what parts come to, what they average and what they leave. */
export const SUM_EXAMPLES: ExamplesByCheck = {
  checkSums: [
    {
      right: right(
        'sum',
        '£24m',
        'The programme in Fenby will cost £24m: £15m of borrowing, £6m of grant and £3m of reserves.',
        '£15m + £6m + £3m = £24m.',
      ),
      wrong: wrong(
        'sum',
        '£34m',
        'The programme in Fenby will cost £34m: £15m of borrowing, £6m of grant and £3m of reserves.',
        'The paper says £34m, but £15m + £6m + £3m = £24m.',
      ),
      cannotTell: nothing('sum', 'The programme in Fenby will cost £25m, most of it borrowing.'),
    },
    {
      right: right(
        'threshold',
        '279',
        'The centre in Fenby has 310 posts, of which 279 are filled.',
        '279 is within 310.',
      ),
      wrong: wrong(
        'threshold',
        '£1.35m',
        'Savings of £1.2m were planned in Fenby, of which £1.35m has been delivered.',
        '£1.35m cannot be part of £1.2m.',
      ),
      cannotTell: nothing('threshold', 'In Fenby £1.35m of savings has been delivered.'),
    },
  ],
  checkLists: [
    {
      right: right(
        'percent-of',
        '75%',
        'There were 40 actions:\n\n• 30 are done (75%)\n• 10 are open (25%)',
        '30 ÷ 40 = 75% (40 leads in to the list).',
      ),
      wrong: wrong(
        'percent-of',
        '65%',
        'There were 40 actions:\n\n• 30 are done (65%)\n• 10 are open (25%)',
        'The paper says 65%, but 30 ÷ 40 = 75% (40 leads in to the list).',
      ),
      // Neither do the counts add up to 40, nor is a share of it: they may be of something else
      cannotTell: nothing(
        'percent-of',
        'There were 40 actions:\n\n• 30 replies came in time (60%)\n• 12 visits were made (24%)',
      ),
    },
  ],
  checkListedParts: [
    {
      right: right(
        'sum',
        '165',
        'Fenby gave out 120 warnings, 36 contracts and 9 injunctions, 165 actions in all.',
        '120 + 36 + 9 = 165.',
      ),
      wrong: wrong(
        'sum',
        '175',
        'Fenby gave out 120 warnings, 36 contracts and 9 injunctions, 175 actions in all.',
        'The paper says 175, but 120 + 36 + 9 = 165.',
      ),
      cannotTell: cannotTell(
        'sum',
        '45',
        'Of the 45 actions in Fenby, 30 were complete and 10 were on track.',
        '30 + 10 = 40; the rest of the 45 is not told.',
      ),
    },
  ],
  checkNamedParts: [
    {
      right: right(
        'percent-of',
        '25%',
        'The Fenby survey went to 2,000 tenants, of whom 500 (25%) replied.',
        '500 of 2,000 is 25%.',
      ),
      wrong: wrong(
        'percent-of',
        '35%',
        'Surveys went to 2,000 homes in Fenby and 500 replied, a response rate of 35%.',
        'The paper says 35%, but 500 of 2,000 is 25%.',
      ),
      cannotTell: cannotTell(
        'percent-of',
        '62 per 10,000 children',
        'There were 340 children in care in Fenby, a rate of 62 per 10,000 children.',
        'The count and the population behind this rate are not both printed.',
      ),
    },
  ],
  checkBalances: [
    {
      right: right(
        'difference',
        '£0.2m',
        'Fenby spent £3.2m against a budget of £3.0m, an overspend of £0.2m.',
        '£3.2m against £3.0m is £0.2m more.',
      ),
      wrong: wrong(
        'difference',
        '£0.5m',
        'Fenby spent £3.2m against a budget of £3.0m, an overspend of £0.5m.',
        'The paper says £0.5m, but £3.2m against £3.0m is £0.2m more.',
      ),
      cannotTell: nothing('difference', 'Fenby ended the year with an overspend of £0.5m.'),
    },
  ],
  checkAverages: [
    {
      right: right(
        'average',
        '1,200',
        'Crews in Fenby made 14,400 visits in the year to March 2023, an average of 1,200 a month.',
        '14,400 ÷ 12 months = 1,200 a month (14,400 in the text).',
      ),
      wrong: wrong(
        'average',
        '1,400',
        'Crews in Fenby made 14,400 visits in the year to March 2023, an average of 1,400 a month.',
        'The paper says 1,400, but 14,400 ÷ 12 months = 1,200 a month (14,400 in the text).',
      ),
      cannotTell: cannotTell(
        'average',
        '182',
        'An average of 182 offences were recorded in Fenby each week.',
        'The total behind this weekly figure is not printed.',
      ),
    },
  ],
  checkDaysAvailable: [
    {
      right: right(
        'percent-of',
        '4%',
        daysLost('Number of staff 10', '4%'),
        '36.4 days ÷ (10 people × 91 days) = 4%.',
      ),
      wrong: wrong(
        'percent-of',
        '9%',
        daysLost('Number of staff 10', '9%'),
        'The paper says 9%, but on the headcount it prints 36.4 days ÷ (10 people × 91 days) = 4%. Say whose days were counted.',
        'inconsistent',
      ),
      cannotTell: nothing('percent-of', daysLost('Number of vans 10', '9%')),
    },
  ],
}

function daysLost(staff: string, share: string): string {
  return `Fenby office report, Quarter 1 2023/24\n\nNumber of staff 10\nVacancies 2\nLeavers 1\n\nIn Quarter 1 2023/24 the office lost 36.4 days to sickness. That is ${share} of the days available.`.replace(
    'Number of staff 10',
    staff,
  )
}
