import { formatNumber, labelPeriod, monthsOf, periodOf } from '#shared/index.ts'
import type { ChartBlock } from './report.ts'

/** July 2016 to June 2019. */
const MONTHS = monthsOf(periodOf('2016-07-01', '2019-06-30'))

const CALLS = [
  498,
  512,
  471,
  455,
  520,
  489,
  530,
  476,
  444,
  null,
  515,
  547,
  561,
  538,
  507,
  463,
  449,
  495,
  480,
  468,
  511,
  533,
  702,
  556,
  541,
  529,
  486,
  472,
  437,
  458,
  503,
  477,
  519,
  546,
  588,
  645,
]

const BURGLARY = [
  262, 248, 271, 255, 249, 260, 268, 244, 251, 239, 257, 263, 250, 242, 266, 258, 247, 253, 261,
  245, 259, 264, 252, 255, 248, 257, 240, 246, 219, 214, 208, 211, 205, 209, 199, 204,
]

const ABANDONED = [
  6.2, 5.9, 6.4, 7.1, 6.6, 5.8, 6.0, 6.3, 6.9, 6.1, 5.7, 6.5, 6.2, 6.8, 7.0, 6.4, 6.1, 5.9, 6.3,
  6.6, 6.0, 5.8, 6.2, 6.3, 6.9, 7.4, 7.1, 6.8, 7.3, 7.9, 8.2, 7.6, 7.8, 8.1, 8.6, 8.5,
]

const count = (value: number) => formatNumber(value)
const percent = (value: number) => `${formatNumber(value, 1, 1)}%`

type Data = ChartBlock['data']

function chart(
  values: readonly (number | null)[],
  said: Omit<ChartBlock, 'data' | 'table'>,
  data: Pick<Data, 'phases' | 'flags' | 'events' | 'recordingChanges' | 'format' | 'zeroBased'>,
): ChartBlock {
  const verdicts = new Map(
    data.flags.flatMap(({ firstIndex, lastIndex, judgement }) =>
      Array.from({ length: lastIndex - firstIndex + 1 }, (_, step): [number, string] => [
        firstIndex + step,
        judgement === 'improvement' ? 'lower than usual' : 'higher than usual',
      ]),
    ),
  )
  return {
    ...said,
    data: {
      title: said.title,
      description: said.description,
      points: MONTHS.map((month, index) => ({
        label: labelPeriod(month),
        start: month.start,
        end: month.end,
        value: values[index] ?? null,
      })),
      ...data,
    },
    table: MONTHS.map((month, index) => {
      const value = values[index] ?? null
      return {
        period: labelPeriod(month),
        value: value === null ? 'not published' : data.format(value),
        verdict: value === null ? '' : (verdicts.get(index) ?? 'usual'),
      }
    }).reverse(),
  }
}

/** Three made-up monthly series, drawn on by hand: two high points, a long fall, a changed count. */
export const exampleCharts = {
  calls: chart(
    CALLS,
    {
      title: '999 calls a month, July 2016 to June 2019',
      description:
        '999 calls a month: usually between 429 and 595. May 2018 (702) and June 2019 (645) were higher than usual.',
      shared: [],
      findings: [
        {
          number: 1,
          sentence: [
            { text: 'May 2018: 702', strong: true },
            {
              text: ', 107 above the usual range of 429 to 595. Coincides with the Vale festival.',
            },
          ],
        },
        {
          number: 2,
          sentence: [
            { text: 'June 2019: 645', strong: true },
            { text: ', 50 above the usual range of 429 to 595. No explanation recorded.' },
          ],
        },
      ],
      limitsNote: 'Average 512; usual range 429 to 595; 35 months; large changes left out once.',
    },
    {
      phases: [
        { fromIndex: 0, toIndex: 35, mean: 512, lower: 428.9, upper: 595.2, status: 'firm' },
      ],
      flags: [
        { number: 1, firstIndex: 22, lastIndex: 22, judgement: 'concern', kind: 'point' },
        { number: 2, firstIndex: 35, lastIndex: 35, judgement: 'concern', kind: 'point' },
      ],
      events: [{ short: 'Vale festival', from: '2018-05-04', to: '2018-05-28' }],
      recordingChanges: [],
      format: count,
      zeroBased: true,
    },
  ),
  burglary: chart(
    BURGLARY,
    {
      title: 'Residential burglaries a month, July 2016 to June 2019',
      description:
        'Residential burglaries a month: usually between 219 and 285. The eight months to June 2019 were all below the average.',
      shared: [],
      findings: [
        {
          number: 1,
          sentence: [
            { text: 'November 2018 to June 2019', strong: true },
            { text: ': eight months running below the average of 252. No explanation recorded.' },
          ],
        },
      ],
      limitsNote: 'Average 252; usual range 219 to 285; 36 months.',
    },
    {
      phases: [
        { fromIndex: 0, toIndex: 35, mean: 252, lower: 219.4, upper: 284.6, status: 'firm' },
      ],
      flags: [{ number: 1, firstIndex: 28, lastIndex: 35, judgement: 'improvement', kind: 'run' }],
      events: [],
      recordingChanges: [],
      format: count,
      zeroBased: true,
    },
  ),
  abandoned: chart(
    ABANDONED,
    {
      title: '101 calls abandoned, July 2016 to June 2019',
      description:
        'Share of 101 calls abandoned: usually between 5.2% and 7.4% until June 2018, and between 6.4% and 9.1% since the queue was counted another way.',
      findings: [],
      shared: [],
      limitsNote:
        'Average 7.8% since July 2018, when the queue began to be counted another way; 12 months, so the usual range is provisional.',
    },
    {
      phases: [
        { fromIndex: 0, toIndex: 23, mean: 6.3, lower: 5.2, upper: 7.4, status: 'firm' },
        { fromIndex: 24, toIndex: 35, mean: 7.8, lower: 6.4, upper: 9.1, status: 'provisional' },
      ],
      flags: [],
      events: [],
      recordingChanges: [{ short: 'queue counted anew', from: '2018-07-01' }],
      format: percent,
      zeroBased: false,
    },
  ),
} as const
