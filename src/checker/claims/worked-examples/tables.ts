import { cannotTell, type ExamplesByCheck, nothing, right, wrong } from './shapes.ts'

/** Of the figures of a table, and of sentences held against them. */
export const TABLE_EXAMPLES: ExamplesByCheck = {
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
        'The row says 13, but 341 less 310 is 31. Two digits look to have changed places.',
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
  checkCountsOfLines: [
    {
      right: right(
        'sum',
        'Three of the four',
        years('Three of the four wards rose.').replace('Cawston 97 88', 'Cawston 88 97'),
        'In the table it is 3 of 4.',
      ),
      wrong: wrong(
        'sum',
        'Three of the four',
        years('Three of the four wards fell.'),
        'The paper says three of the four, but in the table it is 2 of 4.',
        'inconsistent',
      ),
      // No table has five rows
      cannotTell: nothing('sum', years('Three of the five wards fell.')),
    },
    {
      right: right(
        'sum',
        'two of the four',
        years('In the year two of the four wards had more than 700 offences.'),
        'In the table it is 2 of 4.',
      ),
      wrong: wrong(
        'sum',
        'three of the four',
        years('In the year three of the four wards had more than 700 offences.'),
        'The paper says three of the four, but in the table it is 2 of 4.',
        'inconsistent',
      ),
      cannotTell: nothing('sum', years('Three of the four wards have a new hall.')),
    },
  ],
  checkFiguresOfCells: [
    {
      right: nothing('same-fact', years('Burbage had 707 offences in 2024/25.')),
      wrong: wrong(
        'same-fact',
        '742',
        years('Burbage had 742 in 2024/25.'),
        'The paper says 742, but the table has 707 ("Burbage, 2024/25").',
        'inconsistent',
      ),
      // Of a part of them the table says nothing
      cannotTell: nothing('same-fact', years('Burbage had 742 rural ones in 2024/25.')),
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

function groups(male: string): string {
  return `There were 100 victims in Fenby.\n\nVictims 2021/22 2022/23\nAge\nUnder 18 25 30\n18 and over 60 70\nGender\nFemale 50 60\nMale 35 ${male}`
}
