import { findPeriods } from '../papers/periods.ts'
import { type DoubtOfTable, isOwn } from './doubt.ts'
import { NOT_FIRM } from './firmness.ts'
import type { Settled } from './namesakes.ts'

/** What a line says of all targets: "Targets are for the whole of 2025/26". */
const OF_AIMS =
  /\b(?:targets?|standards?|ambitions?|trajector(?:y|ies)|thresholds?)\b[^.]{0,30}\b(?:is|are|runs?|appl(?:y|ies)) (?:for|to|of|over|from)\b/i

const linesOf = (one: Settled | undefined): readonly string[] => [
  ...(one?.draft.bearing.titles ?? []),
  ...(one?.draft.bearing.notes ?? []),
]

/** "Targets are for the whole of 2025/26", where the targets were read as of another time. */
const timesNoted: DoubtOfTable = (table) =>
  linesOf(table[0]).flatMap((line) => {
    const [named, ...more] = findPeriods(line).flatMap(({ period }) => period ?? [])
    if (named === undefined || more.length > 0) return []
    return table
      .filter(
        ({ figure: { role, period } }) =>
          role === 'target' &&
          OF_AIMS.test(line) &&
          period !== null &&
          (period.end !== named.end || period.start > named.start),
      )
      .map(
        (one) =>
          [
            one,
            {
              kind: 'time',
              of: 'table',
              sign: 'noted',
              because: `was read as of ${one.figure.period?.start} to ${one.figure.period?.end}, and "${line}" may say otherwise`,
              choices: [],
            },
          ] as const,
      )
  })

const NOT_FINAL: ReadonlySet<string> = new Set(['provisional', 'estimated', 'revised', 'forecast'])
const FIRM = new RegExp(
  String.raw`\b(?:${NOT_FIRM}|draft figures|subject to (?:revision|change|validation|audit)|not (?:yet )?(?:been )?(?:validated|final|audited)|(?:figures?|data|numbers|counts?|months?|quarters?) (?:may|might|could) (?:still |yet |also )*(?:change|be (?:revised|amended|updated|corrected))|will be finalised)\b`,
  'i',
)
/** "Figures in italics are estimates": of some that nothing but how they look tells. */
const BY_LOOKS =
  /\b(?:in (?:italics?|bold|red|grey|brackets)|italici[sz]ed|shaded|coloured|highlighted|underlined)\b.*\b(?:estimate[ds]?|provisional|revised|imputed)\b/i
/** What a mark means, or that nothing is so. */
const LEGEND =
  /^\W*[([]|=|\bmark(?:ed|s)?\b|\bno longer\b|\bno figures?\b|^\W*[a-z]{1,4}\W+provisional\W*$|\b(?:denotes|indicates|means)\b/i

/** A line that says how firm figures are, where none of those beside it was read so. */
const firmnessNoted: DoubtOfTable = (table, all) => {
  const notes = table[0]?.draft.bearing.notes ?? []
  const titles = table[0]?.draft.bearing.titles ?? []
  const words = notes.find(
    (line) =>
      (!titles.includes(line) && FIRM.test(line) && !LEGEND.test(line)) || BY_LOOKS.test(line),
  )
  if (words === undefined) return []
  const isApplied = all.some(({ figure }) => NOT_FINAL.has(figure.status))
  if (isApplied && !BY_LOOKS.test(words)) return []
  return table
    .filter((one) => isOwn(one) && one.figure.status === 'final')
    .map((one) => [
      one,
      {
        kind: 'status',
        of: 'table',
        sign: 'firm',
        because: `was read as final, and "${words}" may say otherwise`,
        choices: [
          { answer: 'provisional', words: 'Provisional' },
          { answer: 'estimated', words: 'Estimated' },
        ],
      },
    ])
}

const OF_SO_MANY =
  /(?:%|\b(?:per ?cent(?:age)?s?|rates?|proportions?)\b).*?\b(?:(?:is|are)(?: percentages?| shares?)?(?: out)? of|based on|out of)\b/i

/** "Both percentages are of those still waiting on the last day of the month": of a day, and of nobody knows how many. */
const OF_A_DAY =
  /\b(?:at|on) the (?:last day|end|close) of (?:the|each|every) (?:week|month|quarter|year|period)\b/i

/** A line that says of what percentages are, where they were read as of nobody knows how many. */
const basesNoted: DoubtOfTable = (table, all) => {
  const words = linesOf(table[0]).find((line) => OF_SO_MANY.test(line) && !OF_A_DAY.test(line))
  const shares = table.filter((one) => isOwn(one) && one.figure.unit === 'percent')
  if (words === undefined || all.some(({ figure }) => figure.n !== null)) return []
  return shares.map((one) => [
    one,
    {
      kind: 'figure',
      of: 'table',
      sign: 'base noted',
      because: `has percentages without how many they are of, and "${words}" may say it`,
      choices: [],
    },
  ])
}

export const DOUBTS_OF_NOTES: readonly DoubtOfTable[] = [timesNoted, firmnessNoted, basesNoted]
