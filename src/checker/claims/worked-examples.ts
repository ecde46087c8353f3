import type { ClaimKind, Verdict } from '../claim.ts'

/** A short paper, and what one check must say of it. */
export interface ClaimExample {
  readonly paper: string
  readonly kind: ClaimKind
  readonly stated: string
  readonly verdict: Verdict
  /** The whole of what a reader is told of it. */
  readonly explanation: string
}

/** A paper in which the check has nothing to hold a figure against, and so claims nothing. */
export interface NothingClaimed {
  readonly paper: string
  /** What kind of claim it would have been. */
  readonly kind: ClaimKind
  readonly verdict: 'nothing-claimed'
}

export interface ClaimExamples {
  /** A check that only accuses claims nothing of what is right. */
  readonly right: ClaimExample | NothingClaimed
  readonly wrong: ClaimExample
  readonly cannotTell: ClaimExample | NothingClaimed
}

type Wrong = 'incorrect' | 'inconsistent'

function right(kind: ClaimKind, stated: string, paper: string, explanation: string): ClaimExample {
  return { paper, kind, stated, verdict: 'correct', explanation }
}

function wrong(
  kind: ClaimKind,
  stated: string,
  paper: string,
  explanation: string,
  verdict: Wrong = 'incorrect',
): ClaimExample {
  return { paper, kind, stated, verdict, explanation }
}

function cannotTell(
  kind: ClaimKind,
  stated: string,
  paper: string,
  explanation: string,
): ClaimExample {
  return { paper, kind, stated, verdict: 'not-checkable', explanation }
}

function nothing(kind: ClaimKind, paper: string): NothingClaimed {
  return { paper, kind, verdict: 'nothing-claimed' }
}

/** Worked examples of every check of a paper, by the name of the check. All places are made up. */
export const CLAIM_EXAMPLES: Readonly<Record<string, readonly ClaimExamples[]>> = {
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
  checkChanges: [
    {
      right: right(
        'percent-change',
        '20%',
        'Burglaries in Fenby rose by 20%, from 500 to 600.',
        'From 500 to 600 the change is 100, and 100 ÷ 500 = 20%.',
      ),
      wrong: wrong(
        'percent-change',
        '17%',
        'Burglaries in Fenby rose by 17%, from 500 to 600.',
        'The paper says 17%, but from 500 to 600 the change is 100, and 100 ÷ 500 = 20%. It looks as if the change was divided by the later value instead of the earlier one.',
      ),
      cannotTell: cannotTell(
        'percent-change',
        '20%',
        'Burglaries in Fenby rose by 20%.',
        'The values before and after are not printed here.',
      ),
    },
    {
      right: right(
        'difference',
        '100',
        'Burglaries in Fenby rose by 100, from 500 to 600.',
        '600 less 500 is 100.',
      ),
      wrong: wrong(
        'difference',
        '110',
        'Burglaries in Fenby rose by 110, from 500 to 600.',
        'The paper says 110, but 600 less 500 is 100.',
      ),
      cannotTell: cannotTell(
        'difference',
        '100',
        'Burglaries in Fenby rose by 100.',
        'The values before and after are not printed here.',
      ),
    },
    {
      right: right(
        'percentage-points',
        'three points',
        'Confidence in Fenby slipped from 55% to 52%, down three points.',
        'Between 55% and 52% there are 3 points.',
      ),
      wrong: wrong(
        'percentage-points',
        '1.5%',
        'The vacancy rate in Fenby rose by 1.5%, from 9.0% to 10.5%.',
        '10.5% less 9% is 1.5 percentage points. As a percentage of the earlier rate the change is 16.67%.',
      ),
      cannotTell: cannotTell(
        'percentage-points',
        '2 percentage points',
        'Satisfaction in Fenby was 82%, 2 percentage points higher.',
        'The earlier rate is not printed here.',
      ),
    },
    {
      right: right(
        'comparison-direction',
        'fell',
        'Deaths in fires in Fenby fell from 6 to 3.',
        'From 6 to 3 is down.',
      ),
      wrong: wrong(
        'comparison-direction',
        'rose',
        'Compliments in Fenby rose from 52 to 45.',
        'The words say "rose", but it went from 52 to 45, which is down.',
      ),
      cannotTell: nothing('comparison-direction', 'Compliments in Fenby rose to a new level.'),
    },
  ],
  checkCourses: [
    {
      right: right(
        'comparison-direction',
        'risen every year',
        'Demand in Fenby has risen every year: 8,700 in 2019, 9,050 in 2020, 9,120 in 2021.',
        'Each figure is above the one before.',
      ),
      wrong: wrong(
        'comparison-direction',
        'risen every year',
        'Demand in Fenby has risen every year: 8,700 in 2019, 9,050 in 2020, 8,990 in 2021.',
        'The paper says risen every year, but it went from 9,050 to 8,990.',
      ),
      cannotTell: cannotTell(
        'comparison-direction',
        'unchanged at 75',
        'Littering in Fenby was unchanged at 75.',
        'The earlier figure is not printed here.',
      ),
    },
  ],
  checkDates: [
    {
      right: right(
        'same-fact',
        'Tuesday 9 January 2024',
        'The Fenby Forum last met on Tuesday 9 January 2024.',
        '9 January 2024 is a Tuesday.',
      ),
      wrong: wrong(
        'same-fact',
        'Monday 9 January 2024',
        'The Fenby Forum last met on Monday 9 January 2024.',
        'That date is a Tuesday, not a Monday.',
      ),
      cannotTell: nothing('same-fact', 'The Fenby Forum last met on 9 January 2024.'),
    },
  ],
  checkPaces: [
    {
      right: right(
        'average',
        '6',
        'The 72 patrols over 12 weeks in Fenby average 6 a week.',
        '72 over 12 weeks is 6 a week.',
      ),
      wrong: wrong(
        'average',
        '9',
        'The 72 patrols over 12 weeks in Fenby average 9 a week.',
        'The paper says 9, but 72 over 12 weeks is 6 a week.',
      ),
      // A third count: the pace may be of either
      cannotTell: nothing(
        'average',
        'The 72 patrols and 30 surgeries over 12 weeks in Fenby average 9 a week.',
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
  checkDefinitions: [
    {
      right: right(
        'definition',
        'more than 12 months',
        'In Fenby a case is classed as longstanding if it has been open for more than 12 months.\n\nThere are 14 longstanding cases (more than 12 months).',
        'The definition says more than 12 months.',
      ),
      wrong: wrong(
        'definition',
        'more than 6 months',
        'In Fenby a case is classed as longstanding if it has been open for more than 12 months.\n\nThere are 14 longstanding cases (more than 6 months).',
        'The text says more than 6 months, but the paper\'s own definition of "longstanding" says more than 12 months.',
      ),
      cannotTell: nothing(
        'definition',
        'There are 14 longstanding cases in Fenby (more than 6 months).',
      ),
    },
  ],
  checkLimits: [
    {
      right: right(
        'same-fact',
        '15 working days',
        'The Fenby panel shall hold a confirmation hearing within 15 working days of notice of the appointment.\n\nA confirmation hearing on the appointment shall be held by the Fenby panel within 15 working days of notice.',
        'Line 3 gives the same limit.',
      ),
      wrong: wrong(
        'same-fact',
        '15 working days',
        'The Fenby panel shall hold a confirmation hearing within 15 working days of notice of the appointment.\n\nA confirmation hearing on the appointment shall be held by the Fenby panel within 15 days of notice.',
        'Here it is "15 working days"; on line 3 the same limit is "15 days".',
        'inconsistent',
      ),
      // So many a month is how often, not a limit
      cannotTell: nothing(
        'same-fact',
        'Incidents in Fenby in the six months to September 2023 totalled 6,480, or 1,080 a month on average. Deployments totalled 2,340 in the same six months, or 390 a month on average.',
      ),
    },
  ],
  checkMultiples: [
    {
      right: right(
        'comparison-direction',
        'twice',
        'The mayor of Fenby attended 96 events, twice as many as the 48 attended in 2020/21.',
        '96 is 2.0 times 48, a rise of 100%.',
      ),
      wrong: wrong(
        'comparison-direction',
        'three times',
        'The mayor of Fenby attended 96 events, three times as many as the 48 attended in 2020/21.',
        'The paper says three times, but 96 is 2.0 times 48, a rise of 100%.',
      ),
      cannotTell: nothing(
        'comparison-direction',
        'The mayor of Fenby attended twice as many events as in 2020/21.',
      ),
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
  checkPeriods: [
    {
      right: right(
        'definition',
        'March 2019',
        snapshot('2019'),
        'March 2019 is within the time of the report.',
      ),
      wrong: wrong(
        'definition',
        'March 2018',
        snapshot('2018'),
        'The report covers the year to March 2019; March 2018 lies before it.',
      ),
      cannotTell: nothing(
        'definition',
        'As at the end of March 2018 there were 40 open cases in Fenby.',
      ),
    },
  ],
  checkRanks: [
    {
      right: right(
        'percent-of',
        '87.5%',
        'In Fenby 98 of 112 schools (87.5%) are good or better.',
        '98 of 112 is 87.5%.',
      ),
      wrong: wrong(
        'percent-of',
        '95%',
        'In Fenby 98 of 112 schools (95%) are good or better.',
        'The paper says 95%, but 98 of 112 is 87.5%.',
      ),
      cannotTell: cannotTell(
        'rank',
        '3 out of 43',
        'Fenby is ranked 3 out of 43 forces.',
        'The figures that the rank rests on are not printed.',
      ),
    },
  ],
  checkReferences: [
    {
      right: right('same-fact', 'Appendix 1', appendix('Appendix 1'), 'Appendix 1 is there.'),
      wrong: wrong(
        'same-fact',
        'Appendix A',
        appendix('Appendix A'),
        'The text names Appendix A, but what is attached is headed Appendix 1.',
      ),
      cannotTell: nothing('same-fact', 'The data for Fenby are in Appendix A.'),
    },
  ],
  checkProseFigures: [
    {
      right: right(
        'same-fact',
        '707',
        years('Burbage had 707 offences.'),
        'The table has 707 ("Burbage, 2024/25").',
      ),
      wrong: wrong(
        'comparison-direction',
        'fell',
        years('Burbage fell by 67 in the year.'),
        'The paper says fell, but 707 ("Burbage, 2024/25") less 640 ("Burbage, 2023/24") is 67, which is the other way.',
      ),
      // No figure of the table comes to nine, and nine is near none of them
      cannotTell: nothing('same-fact', years('Burbage has a team of 9 officers.')),
    },
    {
      right: right(
        'percent-of',
        '30.2%',
        years('Burbage had 30.2% of all offences.'),
        '707 ("Burbage, 2024/25") ÷ 2,340 (the 4 rows together, "2024/25") = 30.21%.',
      ),
      wrong: wrong(
        'percent-change',
        '8.8%',
        years('Dunwold was down by 8.8%.'),
        'The paper says 8.8%, but from 1,310 ("Dunwold, 2023/24") to 1,204 ("Dunwold, 2024/25") is 8.09%. It looks as if the change was divided by the later value instead of the earlier one.',
      ),
      // A table says nothing of what people were asked
      cannotTell: nothing('percent-of', years('Of those asked, 41.7% named noise.')),
    },
    {
      right: right(
        'sum',
        '2,340',
        years('In 2024/25 there were 2,340 offences.'),
        'The table has 2,340 (the 4 rows together, "2024/25").',
      ),
      wrong: wrong(
        'percent-change',
        '9.5%',
        years('Burbage was up by 9.5%.'),
        'The paper says 9.5%, but from 640 ("Burbage, 2023/24") to 707 ("Burbage, 2024/25") is 10.47%. It looks as if the change was divided by the later value instead of the earlier one.',
      ),
      cannotTell: nothing('sum', years('In 2019/20 there were 2,918 offences.')),
    },
  ],
  checkRowsInWords: [
    {
      right: right(
        'percent-of',
        '57.0%',
        withTotal('Burbage accounted for 57.0% of all offences.'),
        'The table row "Burbage" gives 57.05%.',
      ),
      wrong: wrong(
        'percent-of',
        '47.0%',
        withTotal('Burbage accounted for 47.0% of all offences.'),
        'The paper says 47.0%, but the table row "Burbage" gives 57.05%.',
        'inconsistent',
      ),
      cannotTell: nothing('percent-of', withTotal('Dunwold accounted for 57.0% of offences.')),
    },
  ],
  checkSides: [
    {
      right: right(
        'comparison-direction',
        'above',
        'In Fenby 91% of calls were answered in time, above the 90% standard.',
        '91% is above 90%.',
      ),
      wrong: wrong(
        'comparison-direction',
        'below',
        'Absence in Fenby was 7.4 per cent, below the 6.9 per cent of last year.',
        'The paper says below, but 7.4 per cent is above 6.9 per cent.',
      ),
      // The two are not of one thing
      cannotTell: nothing(
        'comparison-direction',
        'In Fenby 91% of calls were answered, and staff were above the 95% of posts that are funded.',
      ),
    },
    {
      right: right(
        'comparison-direction',
        'below',
        'The mean was 48 seconds, 12 seconds below the 60 seconds allowed.',
        '48 seconds is below 60 seconds.',
      ),
      wrong: wrong(
        'comparison-direction',
        'higher than',
        'Turnover was £2.4m, £0.2m higher than the £2.6m of the year before.',
        'The paper says higher than, but £2.4m is below £2.6m.',
      ),
      cannotTell: nothing(
        'comparison-direction',
        'The mean was 48 seconds, above the 75% that was planned.',
      ),
    },
  ],
  checkCountsOfRows: [
    {
      right: right(
        'sum',
        'Three of the four',
        years('Three of the four wards rose.').replace('Cawston 97 88', 'Cawston 88 97'),
        'In the table 3 of 4 rows are up.',
      ),
      wrong: wrong(
        'sum',
        'Three of the four',
        years('Three of the four wards fell.'),
        'The paper says three of the four, but in the table 2 of 4 rows are down.',
        'inconsistent',
      ),
      // No table has five rows
      cannotTell: nothing('sum', years('Three of the five wards fell.')),
    },
    {
      right: right(
        'sum',
        'two of the four',
        years('In the year two of the four wards fell.'),
        'In the table 2 of 4 rows are down.',
      ),
      wrong: wrong(
        'sum',
        'one of the four',
        years('In the year one of the four wards fell.'),
        'The paper says one of the four, but in the table 2 of 4 rows are down.',
        'inconsistent',
      ),
      cannotTell: nothing('sum', years('Two of the four wards have a new hall.')),
    },
  ],
  checkSuperlatives: [
    {
      right: right(
        'rank',
        'the highest number: Burbage',
        table('Burbage had the highest number of offences.'),
        'The table bears it out: 672 ("Burbage, Offences") is at that end of "Offences".',
      ),
      wrong: wrong(
        'rank',
        'the highest number: Ashmere',
        table('Ashmere had the highest number of offences.'),
        'The paper says the highest number: Ashmere, but in the table that is "Burbage" of "Offences", not "Ashmere", which has 341 ("Ashmere, Offences").',
        'inconsistent',
      ),
      cannotTell: nothing('rank', table('Dunwold had the highest number of offences.')),
    },
    {
      right: right(
        'rank',
        'the second highest number: Ashmere',
        table('Ashmere had the second highest number of offences.'),
        'The table bears it out: 341 ("Ashmere, Offences") is number 2 from that end of "Offences".',
      ),
      wrong: wrong(
        'rank',
        'the second highest number: Burbage',
        table('Burbage had the second highest number of offences.'),
        'The paper says the second highest number: Burbage, but in the table that is "Ashmere" of "Offences", not "Burbage", which has 672 ("Burbage, Offences").',
        'inconsistent',
      ),
      // What they are of is no column of the table
      cannotTell: nothing('rank', table('Burbage saw the largest rise of any.')),
    },
  ],
  checkSharesOfThree: [
    {
      right: right(
        'percent-of',
        'A quarter',
        'A quarter of the 480 permits (120) in Fenby were renewed.',
        '120 ÷ 480 = 25%.',
      ),
      wrong: wrong(
        'percent-of',
        'A quarter',
        'A quarter of the 480 permits (160) in Fenby were renewed.',
        'The paper says A quarter, but 160 ÷ 480 = 33.33%.',
      ),
      // A fourth figure: the share may be of that
      cannotTell: nothing(
        'percent-of',
        'A quarter of the 480 permits (160) of 2019 in Fenby were renewed by 900 people.',
      ),
    },
  ],
  checkShares: [
    {
      right: right(
        'percent-of',
        '25%',
        'Of 300 complaints in Fenby, 75 (25%) were upheld.',
        '75 ÷ 300 = 25% (300 in the text).',
      ),
      wrong: wrong(
        'percent-of',
        '30%',
        'Of 300 complaints in Fenby, 75 (30%) were upheld.',
        'The paper says 30%, but 75 ÷ 300 = 25% (300 in the text).',
      ),
      cannotTell: cannotTell(
        'percent-of',
        '30%',
        'In Fenby 30% of complaints were upheld.',
        'The paper does not print both figures that this is a share of.',
      ),
    },
    {
      right: right(
        'rounding',
        'Just under a quarter',
        'Just under a quarter of visits in Fenby (23%) raised an issue.',
        '23% bears it out.',
      ),
      wrong: wrong(
        'rounding',
        'Almost half',
        'Almost half of visits in Fenby (31%) raised an issue.',
        'The paper says Almost half, and 31% beside it.',
      ),
      cannotTell: cannotTell(
        'percent-of',
        'Around a fifth',
        'Around a fifth of crime in Fenby (10,290 offences) was linked to alcohol.',
        'The paper does not print the whole that this is a share of.',
      ),
    },
  ],
  checkWholeOfShares: [
    {
      right: right(
        'sum',
        '73% and 27%',
        'Victims in Fenby were female in 73% of cases and male in 27%.',
        '73% and 27% add up to 100%.',
      ),
      wrong: wrong(
        'sum',
        '73% and 37%',
        'Victims in Fenby were female in 73% of cases and male in 37%.',
        '73% and 37% add up to 110%, not 100%.',
      ),
      cannotTell: nothing('sum', 'Victims in Fenby were female in 73% of cases.'),
    },
  ],
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
  checkGroups: [
    {
      right: right(
        'sum',
        '60 + 40',
        groups('40'),
        'The rows of "Gender" add up to 100, the number the paper gives in its text.',
      ),
      wrong: wrong(
        'sum',
        '60 + 50',
        groups('50'),
        'The rows of "Gender" add up to 110, but those of "Age", and the text, give 100.',
        'inconsistent',
      ),
      // Some may not have given theirs
      cannotTell: cannotTell(
        'sum',
        '60 + 30',
        groups('30'),
        'The rows of "Gender" add up to 90, but those of "Age", and the text, give 100.',
      ),
    },
  ],
  checkTableFigures: [
    {
      right: right('percent-change', '10.0%', rows('31', '10.0%'), '31 ÷ 310 = 10%.'),
      wrong: wrong(
        'percent-change',
        '9.1%',
        rows('31', '9.1%'),
        'The row says 9.1%, but 31 ÷ 310 = 10%. It looks as if the change was divided by the later value instead of the earlier one.',
      ),
      cannotTell: nothing(
        'percent-change',
        '| District | 2022/23 | % change |\n|---|---|---|\n| Ashmere | 341 | 10.0% |\n| Burbage | 672 | 5.0% |',
      ),
    },
    {
      right: right('difference', '31', rows('31', '10.0%'), '341 less 310 is 31.'),
      wrong: wrong(
        'difference',
        '13',
        rows('13', '10.0%'),
        'The row says 13, but 341 less 310 is 31. Two figures look to have changed places.',
      ),
      cannotTell: nothing(
        'difference',
        '| District | 2022/23 | Change |\n|---|---|---|\n| Ashmere | 341 | 31 |\n| Burbage | 672 | 32 |',
      ),
    },
    {
      right: right('percent-of', '60%', shares('60%'), '600 ÷ 1,000 = 60%.'),
      wrong: wrong('percent-of', '70%', shares('70%'), 'The row says 70%, but 600 ÷ 1,000 = 60%.'),
      cannotTell: nothing(
        'percent-of',
        '| District | % of total |\n|---|---|\n| Ashmere | 60% |\n| Burbage | 40% |',
      ),
    },
    {
      right: right('sum', '1,190', totals('1,190'), 'The 3 rows above add up to 1,190.'),
      wrong: wrong(
        'sum',
        '1,210',
        totals('1,210'),
        'The total is printed as 1,210, but the 3 rows above add up to 1,190.',
      ),
      // So far off that the rows are not all of it
      cannotTell: nothing('sum', totals('9,000')),
    },
    {
      right: right(
        'rank',
        '4',
        ranks(['1', '2', '3', '4', '5']),
        'Number 4 by "Offences", highest first.',
      ),
      wrong: wrong(
        'rank',
        '4',
        ranks(['1', '2', '4', '3', '5']),
        'The row is ranked 4, but it is number 3 by "Offences", highest first.',
      ),
      cannotTell: nothing('rank', ranks(['3', '5', '1', '2', '4'])),
    },
  ],
  checkMoreThan: [
    {
      right: right(
        'comparison-direction',
        'fewer',
        'Crews in Fenby freed 68 people, fewer than the 77 of a year ago.',
        '68 is below 77.',
      ),
      wrong: wrong(
        'comparison-direction',
        'more',
        'Crews in Fenby freed 68 people, more than the 77 of a year ago.',
        'The paper says more, but 68 is below 77.',
      ),
      cannotTell: nothing(
        'comparison-direction',
        'Crews in Fenby freed 68 people, more than a year ago.',
      ),
    },
  ],
  checkStatuses: [
    {
      right: right(
        'threshold',
        'Met',
        statuses('Calls abandoned (%)', '8.4', '7.9', '-0.5', 'Met'),
        '7.9 is below the target of 8.0, and less is better.',
      ),
      wrong: wrong(
        'threshold',
        'Met',
        statuses('Calls abandoned (%)', '7.9', '8.4', '+0.5', 'Met'),
        'The row says "Met", but 8.4 is above the target of 8.0, and less is better.',
      ),
      // More patrols may have been wanted, or fewer
      cannotTell: nothing('threshold', statuses('Patrols', '7.9', '8.4', '+0.5', 'Met')),
    },
  ],
  checkTargetsMet: [
    {
      right: right(
        'threshold',
        'missed',
        'In Fenby 89.6% of calls were answered in 10 seconds. The standard of 90% was missed.',
        '89.6% is below the target of 90%, and more is better.',
      ),
      wrong: wrong(
        'threshold',
        'met',
        'In Fenby 89.6% of calls were answered in 10 seconds. The standard of 90% was met.',
        'The paper says met, but 89.6% is below the target of 90%, and more is better.',
      ),
      cannotTell: nothing(
        'threshold',
        'In Fenby 19.6% of the fleet is electric. The aim of 20% by 2030 was met.',
      ),
    },
  ],
  checkTargets: [
    {
      right: right(
        'comparison-direction',
        'exceeding',
        'Availability in Fenby was 94%, exceeding the target of 90%.',
        '94% is above 90%.',
      ),
      wrong: wrong(
        'comparison-direction',
        'exceeding',
        'Availability in Fenby was 84%, exceeding the target of 90%.',
        'The words say "exceeding", but 84% is below 90%.',
      ),
      cannotTell: nothing(
        'comparison-direction',
        'Availability in Fenby was 84%, exceeding the target.',
      ),
    },
  ],
  checkTextAgainstTables: [
    {
      right: right(
        'difference',
        'increased by 8 in 2017-18',
        cases('8', '2017-18'),
        'The table row "Mediation cases" goes from 40 to 48 in 2017-18, a change of 8.',
      ),
      wrong: wrong(
        'difference',
        'increased by 9 in 2017-18',
        cases('9', '2017-18'),
        'The table row "Mediation cases" goes from 40 to 48 in 2017-18, a change of 8.',
        'inconsistent',
      ),
      cannotTell: nothing('difference', cases('8', '2015-16')),
    },
    {
      right: nothing('comparison-direction', twoYears('Ashmere', '298')),
      wrong: wrong(
        'comparison-direction',
        'Ashmere: decreased',
        twoYears('Ashmere', '341'),
        'The words say "decreased" of Ashmere and Burbage, but the table row "Ashmere" goes from 310 to 341, which is up.',
      ),
      cannotTell: nothing('comparison-direction', twoYears('Dunwold', '341')),
    },
  ],
  checkThresholds: [
    {
      right: right(
        'threshold',
        'Just over 1,500',
        'Just over 1,500 smoke alarms (1,548) were fitted in Fenby.',
        'It fits: the exact figure is 1,548 (1,548 in brackets).',
      ),
      wrong: wrong(
        'threshold',
        'More than 2,000',
        'More than 2,000 people (1,940) signed up to alerts in Fenby.',
        'The paper says More than 2,000, but the exact figure is 1,940 (1,940 in brackets).',
      ),
      cannotTell: cannotTell(
        'threshold',
        'More than 2,000',
        'More than 2,000 people in Fenby signed up to alerts.',
        'The exact figure is not printed.',
      ),
    },
    {
      right: right(
        'rounding',
        'around £4m',
        'Inflation adds around £4m (£4.1m) in Fenby.',
        'It fits: the exact figure is £4.1m (£4.1m in brackets).',
      ),
      wrong: wrong(
        'rounding',
        'around £4m',
        'Inflation adds around £4m (£5.1m) in Fenby.',
        'The paper says around £4m, but the exact figure is £5.1m (£5.1m in brackets).',
      ),
      cannotTell: cannotTell(
        'rounding',
        'around £4m',
        'Inflation adds around £4m in Fenby.',
        'The exact figure is not printed.',
      ),
    },
  ],
}

function table(sentence: string): string {
  return `| District | Offences |\n|---|---|\n| Ashmere | 341 |\n| Burbage | 672 |\n| Coldwick | 165 |\n\n${sentence}`
}

function statuses(...[measure, earlier, later, change, status]: readonly string[]): string {
  return `| Measure | 2023/24 | 2024/25 | Change | Target | Status |\n|---|---|---|---|---|---|\n| ${measure} | ${earlier} | ${later} | ${change} | 8.0 | ${status} |`
}

function withTotal(sentence: string): string {
  return `| District | Offences |\n|---|---|\n| Ashmere | 341 |\n| Burbage | 672 |\n| Coldwick | 165 |\n| Total | 1,178 |\n\n${sentence}`
}

function years(sentence: string): string {
  return `Offences by ward\n\nWard 2023/24 2024/25\nAshmere 310 341\nBurbage 640 707\nCawston 97 88\nDunwold 1,310 1,204\n\n${sentence}`
}

function ranks([one, two, three, four, five]: readonly string[]): string {
  return `| District | Offences | Rank |\n|---|---|---|\n| Ashmere | 900 | ${one} |\n| Burbage | 800 | ${two} |\n| Coldwick | 700 | ${three} |\n| Dunwold | 600 | ${four} |\n| Eastow | 500 | ${five} |`
}

function rows(change: string, percent: string): string {
  return `| District | 2021/22 | 2022/23 | Change | % change |\n|---|---|---|---|---|\n| Ashmere | 310 | 341 | ${change} | ${percent} |\n| Burbage | 640 | 672 | 32 | 5.0% |`
}

function shares(share: string): string {
  return `| District | Offences | % of total |\n|---|---|---|\n| Ashmere | 600 | ${share} |\n| Burbage | 400 | 40% |\n| Total | 1,000 | 100% |`
}

function totals(total: string): string {
  return `| District | Offences |\n|---|---|\n| Ashmere | 341 |\n| Burbage | 672 |\n| Coldwick | 177 |\n| Total | ${total} |`
}

function twoYears(named: string, after: string): string {
  return `| District | 2021/22 | 2022/23 |\n|---|---|---|\n| Ashmere | 310 | ${after} |\n| Burbage | 690 | 678 |\n| Coldwick | 165 | 170 |\n\n${named} and Burbage each decreased by 12.`
}

function cases(by: string, year: string): string {
  return `| Number of cases | 2016-17 | 2017-18 |\n|---|---|---|\n| Mediation cases | 40 | 48 |\n| Advice cases | 20 | 30 |\n\nThe number of mediation cases increased by ${by} in ${year}.`
}

function daysLost(staff: string, share: string): string {
  return `Fenby office report, Quarter 1 2023/24\n\nNumber of staff 10\nVacancies 2\nLeavers 1\n\nIn Quarter 1 2023/24 the office lost 36.4 days to sickness. That is ${share} of the days available.`.replace(
    'Number of staff 10',
    staff,
  )
}

function snapshot(year: string): string {
  return `Fenby annual report 2018/19\n\nAs at the end of March ${year} there were 40 open cases.`
}

function appendix(cited: string): string {
  return `Fenby six-month review\n\nThe data are in ${cited}.\n\nAppendix 1\n\nIncidents in Fenby were few.`
}

function groups(male: string): string {
  return `There were 100 victims in Fenby.\n\nVictims 2021/22 2022/23\nAge\nUnder 18 25 30\n18 and over 60 70\nGender\nFemale 50 60\nMale 35 ${male}`
}
