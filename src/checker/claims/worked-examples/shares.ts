import { cannotTell, type ExamplesByCheck, nothing, right, wrong } from './shapes.ts'

/** Of parts in their whole, as percentages or in words. */
export const SHARE_EXAMPLES: ExamplesByCheck = {
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
}
