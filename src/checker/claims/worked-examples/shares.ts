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
  checkSharesCompared: [
    {
      right: right(
        'comparison-direction',
        'fallen',
        'Of those helped 7.7% came back. Last year the rate was 8.6%, so it has fallen.',
        '7.7% is lower than 8.6%.',
      ),
      wrong: wrong(
        'comparison-direction',
        'higher',
        'Among wardens the rate was 17.0% (96 of them), higher than for drivers (25.6%).',
        'The paper says higher, but 17.0% is lower than 25.6%.',
      ),
      // Of two shares before it either may be meant
      cannotTell: nothing(
        'comparison-direction',
        'In Fenby 7.7% came back and in Sutworth 9.1%. Last year the rate was 8.6%, so it has risen.',
      ),
    },
    {
      right: right(
        'percentage-points',
        '2.4 percentage points',
        'Of the posts 8.6% were vacant. A year ago the rate was 6.2%, so that it has gone up by 2.4 percentage points.',
        'Between 6.2% and 8.6% there are 2.4 percentage points.',
      ),
      wrong: wrong(
        'percentage-points',
        '2.4%',
        'Of the posts 8.6% were vacant. A year ago the rate was 6.2%, so that it has gone up by 2.4%.',
        'The paper says 2.4%, but between 6.2% and 8.6% there are 2.4 percentage points, which is 38.7%.',
      ),
      // What the rate is now stands nowhere
      cannotTell: nothing(
        'percentage-points',
        'Many posts were vacant. A year ago the rate was 6.2%, so that it has gone up by 2.4%.',
      ),
    },
  ],
  checkShareWords: [
    {
      right: right(
        'rounding',
        'just over a third',
        'Of the lamps in Fenby, 34.2% are out, or just over a third.',
        '34.2% stands beside it.',
      ),
      wrong: wrong(
        'rounding',
        'about one in eight',
        'Too fast in Fenby were 16.7%, or about one in eight.',
        'The paper says about one in eight, but 16.7% stands beside it.',
      ),
      // A third of what another area has is no third
      cannotTell: nothing('rounding', 'Lamps out in Fenby were 4.1%, a third of the county rate.'),
    },
    {
      right: right(
        'rounding',
        'more than half',
        'The hire of halls brought in £15,200 of £27,250, which is more than half.',
        '£15,200 of £27,250 is 55.8%.',
      ),
      wrong: wrong(
        'rounding',
        'over two fifths',
        'We have spent £9,300 of the £31,000, or over two fifths.',
        'The paper says over two fifths, but £9,300 of £31,000 is 30.0%.',
      ),
      cannotTell: nothing('rounding', 'Calls rose by 12%, or about a third in the east.'),
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
