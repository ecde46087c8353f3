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
  checkToldInFull: [
    {
      right: right(
        'percent-of',
        '61.2%',
        'Of the 6,279 loans in Fenby, 3,842 were made to children, 61.2%.',
        '3,842 of 6,279 is 61.19%.',
      ),
      wrong: wrong(
        'percent-of',
        '58.3%',
        'Of the 6,279 loans in Fenby, 3,842 were made to children, 58.3%.',
        'The paper says 58.3%, but 3,842 of 6,279 is 61.19%.',
      ),
      cannotTell: nothing(
        'percent-of',
        'Of the 6,279 loans in Fenby, 3,842 were made to children, 58.3% of the children there.',
      ),
    },
    {
      right: right(
        'percent-change',
        '18%',
        'A crossing to Fenby took 31 minutes, against 38 in the old boat, 18% quicker.',
        'From 38 to 31 minutes the change is 18.42%.',
      ),
      wrong: wrong(
        'percent-change',
        '28%',
        'A crossing to Fenby took 31 minutes, against 38 in the old boat, 28% quicker.',
        'The paper says 28%, but from 38 to 31 minutes the change is 18.42%.',
      ),
      cannotTell: nothing(
        'percent-change',
        'A crossing to Fenby took 31 minutes, against 38 in the old boat, 28% of it quicker.',
      ),
    },
    {
      right: right(
        'average',
        '1.44',
        'Fenby had 287 first choices for 200 places, that is 1.44 for each place.',
        '287 ÷ 200 = 1.44.',
      ),
      wrong: wrong(
        'average',
        '1.34',
        'Fenby had 287 first choices for 200 places, that is 1.34 for each place.',
        'The paper says 1.34, but 287 ÷ 200 = 1.44.',
      ),
      cannotTell: nothing(
        'average',
        'Fenby had 287 first choices for 200 places and 3 halls, that is 1.34 for each.',
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
        'More than half',
        'More than half of all answers in Fenby came by post (1,004 of 1,886).',
        '1,004 of 1,886 is 53.2%.',
      ),
      wrong: wrong(
        'rounding',
        'More than half',
        'More than half of all answers in Fenby came by post (904 of 1,886).',
        'The paper says more than half, but 904 of 1,886 is 47.9%.',
      ),
      // Of another time
      cannotTell: nothing(
        'rounding',
        'Of answers in Fenby more than half came by post, up from fewer (904 of 1,886).',
      ),
    },
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
  checkSharesListed: [
    {
      right: right(
        'percent-of',
        '39%',
        'In Fenby 1,366 were small (48%), 1,110 of middling size (39%) and 370 large (13%).',
        '1,110 of the 2,846 listed is 39%.',
      ),
      wrong: wrong(
        'percent-of',
        '93%',
        'In Fenby 1,366 were small (48%), 1,110 of middling size (93%) and 370 large (13%).',
        'The paper says 93%, but 1,110 of the 2,846 listed is 39%.',
      ),
      cannotTell: nothing(
        'percent-of',
        'In Fenby 1,366 were small (51%), 1,110 of middling size (52%) and 370 large (13%).',
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
