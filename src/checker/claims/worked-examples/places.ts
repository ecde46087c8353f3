import { cannotTell, type ExamplesByCheck, nothing, right, wrong } from './shapes.ts'

/** Of what comes first, last or between. */
export const PLACE_EXAMPLES: ExamplesByCheck = {
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
    {
      right: right(
        'rank',
        'the best performer: Dunwold',
        rates('The best performer was Dunwold.'),
        'The table bears it out: 91% ("Dunwold, Paid in time") is at that end of "Paid in time".',
      ),
      // It stands next to the end, and at no end by either figure or by what could be worked from them
      wrong: wrong(
        'rank',
        'the best performer: Burbage',
        rates('The best performer was Burbage.'),
        'The paper says the best performer: Burbage, but in the table that is "Dunwold" of "Paid in time", not "Burbage", which has 84% ("Burbage, Paid in time").',
        'inconsistent',
      ),
      cannotTell: nothing('rank', rates('Burbage was at its best in May.')),
    },
  ],
  checkHighestSince: [
    {
      right: right(
        'rank',
        'highest since 2021',
        years('Burbage had 672 offences, the highest since 2021.'),
        'In the table "Burbage" has 672 (2024), and no more since then.',
      ),
      wrong: wrong(
        'rank',
        'highest since 2021',
        years('Ashmere had 341 offences, the highest since 2021.'),
        'The paper says highest since 2021, but in the table "Ashmere" goes from 352 (2023) to 341 (2024).',
        'inconsistent',
      ),
      // No value says which of them is meant
      cannotTell: nothing('rank', years('Offences are at their highest since 2021.')),
    },
  ],
}

function years(sentence: string): string {
  return `| District | 2021 | 2022 | 2023 | 2024 |\n|---|---|---|---|---|\n| Ashmere | 377 | 310 | 352 | 341 |\n| Burbage | 701 | 655 | 604 | 672 |\n\n${sentence}`
}

function rates(sentence: string): string {
  return `| District | Claims | Paid in time |\n|---|---|---|\n| Ashmere | 341 | 62% |\n| Burbage | 672 | 84% |\n| Coldwick | 165 | 71% |\n| Dunwold | 840 | 91% |\n\n${sentence}`
}

function table(sentence: string): string {
  return `| District | Offences |\n|---|---|\n| Ashmere | 341 |\n| Burbage | 672 |\n| Coldwick | 165 |\n\n${sentence}`
}
