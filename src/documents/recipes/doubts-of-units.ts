import { type DoubtOfTable, isOwn } from './doubt.ts'
import { phrasesOf, type Settled } from './namesakes.ts'
import { saysFlow } from './stock-or-flow.ts'

const LENGTHS: ReadonlySet<string> = new Set([
  'seconds',
  'minutes',
  'hours',
  'days',
  'weeks',
  'months',
  'working days',
])
const OF_TIME =
  /\b(?:times?|waits?|waiting|durations?|length|averages?|means?|medians?|centile|percentile|answer|response|delays?|hours?|hrs|minutes?|mins?|seconds?|secs?|days?|weeks?|wks|months?|years?|ages?|speed|lost|overtime|taken|sickness|absence|turnaround|longest|shortest|late)\b/i
/** "Times are minutes and seconds": a line of in what things are, and not of what they are. */
const OF_UNITS = /\b(?:times?|figures|all) (?:is|are|shown|in|given)\b/i

const isWrittenAsTime = ({ draft }: Settled) =>
  draft.unitIsFrom === 'cell' || /[:hms]/.test(draft.raw)

function isOfTime({ draft, figure }: Settled): boolean {
  const lines = draft.bearing.titles.filter((line) => !OF_UNITS.test(line))
  return [...phrasesOf(draft), figure.measure, ...lines].some((words) =>
    OF_TIME.test(words.replaceAll('_', ' ')),
  )
}

/** Seconds, of what no word says takes time. */
const lengthsOfNothing: DoubtOfTable = (table) =>
  table
    .filter((one) => LENGTHS.has(one.figure.unit) && !isWrittenAsTime(one) && !isOfTime(one))
    .map((one) => [
      one,
      {
        kind: 'unit',
        of: 'row',
        sign: 'time',
        because: `was read as ${one.figure.unit}, and nothing that it is called says that it takes time`,
        choices: [{ answer: 'count', words: 'A number of things' }],
      },
    ])

const HEADS = /\b(?:headcount|number of|no\. of|persons?|people)\b/i

/** "Joiners (headcount)" in full-time equivalents, by a title of others. */
const headsInPosts: DoubtOfTable = (table) =>
  table
    .filter(
      ({ draft, figure }) =>
        figure.unit === 'fte' && draft.bearing.headings.some((words) => HEADS.test(words)),
    )
    .map((one) => [
      one,
      {
        kind: 'unit',
        of: 'column',
        sign: 'heads',
        because: 'was read as full-time equivalents, and its heading says numbers of people',
        choices: [{ answer: 'count', words: 'A number of people' }],
      },
    ])

const FLOWS =
  /\b(?:joiners|leavers|starters|recruits|promotions|transfers (?:in|out)|new (?:cases|entrants)|arrivals|departures)\b/i

const saysFlowAlone = (words: string) => saysFlow(words) || FLOWS.test(words)

/** "Joiners" read as how things stood on a day, beside what stands. */
const flowAsStock: DoubtOfTable = (table) =>
  table
    .filter(
      ({ draft, figure }) => figure.basis === 'at' && draft.bearing.headings.some(saysFlowAlone),
    )
    .map((one) => [
      one,
      {
        kind: 'time',
        of: 'column',
        sign: 'flow',
        because: `was read as how things stood on ${one.figure.period?.end}, and its words may say what happened over a time`,
        choices: [],
      },
    ])
const FEWEST_HUNDREDS = 3

/** A row or a column of nothing but 100%: all of what stands in it. */
const hundreds: DoubtOfTable = (table) =>
  (['row', 'column'] as const).flatMap((of) =>
    [...Map.groupBy(table.filter(isOwn), ({ figure }) => figure[of]).values()].flatMap((those) =>
      those.length >= FEWEST_HUNDREDS &&
      those.every(({ figure }) => figure.unit === 'percent' && figure.value === 100)
        ? those.map(
            (one) =>
              [
                one,
                {
                  kind: 'figure',
                  of,
                  sign: 'hundreds',
                  because: 'was read as figures, and all of them are 100%',
                  choices: [],
                },
              ] as const,
          )
        : [],
    ),
  )

export const DOUBTS_OF_UNITS: readonly DoubtOfTable[] = [
  lengthsOfNothing,
  headsInPosts,
  flowAsStock,
  hundreds,
]
