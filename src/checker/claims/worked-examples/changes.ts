import { cannotTell, type ExamplesByCheck, nothing, right, wrong } from './shapes.ts'

/** Of what rose, fell, ran its course or was so many times another. */
export const CHANGE_EXAMPLES: ExamplesByCheck = {
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
  checkMultiples: [
    {
      right: right(
        'comparison-direction',
        'more than doubling',
        'Loans in Fenby rose by 112%, more than doubling.',
        'A rise of 112% makes 2.1 times what it was.',
      ),
      wrong: wrong(
        'comparison-direction',
        'more than doubling',
        'Loans in Fenby rose by 70.2%, more than doubling.',
        'The paper says more than doubling, but a rise of 70.2% makes 1.7 times what it was.',
      ),
      // What has doubled is something else
      cannotTell: nothing(
        'comparison-direction',
        'Loans in Fenby rose by 70.2%, and renewals more than doubled.',
      ),
    },
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
  checkMovesOfRows: [
    {
      right: right(
        'comparison-direction',
        'have fallen every year since 2021',
        course('Fines have fallen every year since 2021.'),
        'In the table "Fines" goes 64 (2021), 50 (2022), 41 (2023), 18 (2024).',
      ),
      wrong: wrong(
        'comparison-direction',
        'are up for the third year in a row',
        course('Permits are up for the third year in a row.'),
        'The paper says are up for the third year in a row, but in the table "Permits" goes 12 (2021), 19 (2022), 17 (2023), 33 (2024).',
        'inconsistent',
      ),
      // Of "permit holders" the table may say nothing
      cannotTell: nothing('comparison-direction', course('Permits holders are up every year.')),
    },
    {
      right: right(
        'comparison-direction',
        'almost doubled',
        course('Permits almost doubled.'),
        'In the table "Permits" goes 17 (2023), 33 (2024).',
      ),
      wrong: wrong(
        'comparison-direction',
        'rose',
        course('Fines rose between 2022 and 2023.'),
        'The paper says rose, but in the table "Fines" goes 50 (2022), 41 (2023).',
        'inconsistent',
      ),
      cannotTell: nothing('comparison-direction', course('Fines rose in the summer of that year.')),
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
  checkWaysTold: [
    {
      right: right(
        'comparison-direction',
        'fall',
        'Fenby lent 440,255 books against 442,724 the year before, a fall of 0.6%.',
        'From 442,724 to 440,255 is down.',
      ),
      wrong: wrong(
        'comparison-direction',
        'rise',
        'Fenby lent 440,255 books against 442,724 the year before, a rise of 0.6%.',
        'The paper says rise, but from 442,724 to 440,255 is down.',
      ),
      cannotTell: nothing(
        'comparison-direction',
        'Last year Fenby lent 440,255 books, against 442,724 in Sallow.',
      ),
    },
  ],
  checkMoreThan: [
    {
      right: right(
        'comparison-direction',
        'above',
        'The rate for Fenby, 73.8, is well above the county’s 69.8.',
        '73.8 is above 69.8.',
      ),
      wrong: wrong(
        'comparison-direction',
        'above',
        'The rate for Fenby, 63.8, is nevertheless above the county’s 69.8.',
        'The paper says above, but 63.8 is below 69.8.',
      ),
      cannotTell: nothing(
        'comparison-direction',
        'Fenby has five halls, of which three are well above the county’s 49.4.',
      ),
    },
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
}

function course(sentence: string): string {
  return `| Count | 2021 | 2022 | 2023 | 2024 |\n|---|---|---|---|---|\n| Fines | 64 | 50 | 41 | 18 |\n| Permits | 12 | 19 | 17 | 33 |\n\n${sentence}`
}
