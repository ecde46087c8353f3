import { capitalise, describePeriod, numberInWords, type Period } from '#shared/index.ts'
import { describeFalseAlarms, FEWEST_FOR_FIRM, NOT_COMPARABLE } from '#statistics/index.ts'
import { isJudged, isUnusual } from './exceptions.ts'
import type { ReportLine, Sentence } from './report.ts'

/** More than this many sentences are no summary; the rest are in the sections. */
const MOST_SUMMARISED = 8

/**
 * A report in a few sentences: how many measures are unusual, then in a line each those that are as
 * usual and those that cannot be compared, then the headlines that nothing else is said of. What is
 * unusual is said with the exceptions.
 */
export function summarise(
  lines: readonly ReportLine[],
  period: Period,
  earlier: Period,
): readonly Sentence[] {
  const judged = lines.filter(({ chart }) => isJudged(chart))
  const usual = judged.filter((line) => !isUnusual(line))
  const broken = lines.filter(
    ({ change, level }) => level === 0 && change.text === NOT_COMPARABLE.change,
  )
  const headlines = lines.filter(
    ({ headline, level, chart }) => headline && level === 0 && !isJudged(chart),
  )
  const hidden = headlines.length - MOST_SUMMARISED
  return [
    judged.length === 0
      ? NOTHING_JUDGED
      : countUnusual(judged.length - usual.length, judged.length, period),
    ...foldTogether(usual, ['is within its usual range', 'are within their usual range']),
    ...foldTogether(broken, [
      `is not comparable with ${describePeriod(earlier)}, because recording changed`,
      `are not comparable with ${describePeriod(earlier)}, because recording changed`,
    ]),
    ...headlines
      .slice(0, MOST_SUMMARISED)
      .map((line): Sentence => [{ text: `${line.name}: ` }, ...line.sentence]),
    ...(hidden > 0 ? [[{ text: `${hidden} more are in the sections below.` }]] : []),
  ]
}

const NOTHING_JUDGED: Sentence = [
  {
    text:
      `No measure in this report has the ${FEWEST_FOR_FIRM} months of figures that a usual range ` +
      'needs, so it can say what changed, not whether the change is unusual.',
  },
]

function countUnusual(unusual: number, judged: number, period: Period): Sentence {
  return [
    { text: `${unusual} of ${judged} series`, strong: true },
    {
      text:
        ` with ${FEWEST_FOR_FIRM} months or more ${unusual === 1 ? 'is' : 'are'} unusual at the end of ` +
        `${describePeriod(period)}. By chance alone we would expect ${describeFalseAlarms(judged)}.`,
    },
  ]
}

/** Rows of which the same is said, said once: "Two measures are within their usual range: …" */
function foldTogether(
  rows: readonly ReportLine[],
  [ofOne, ofMany]: readonly [string, string],
): readonly Sentence[] {
  if (rows.length === 0) return []
  const names = rows.map(({ name }) => name).join('; ')
  const count = capitalise(numberInWords(rows.length))
  return [
    [
      { text: rows.length === 1 ? 'One measure ' : `${count} measures `, strong: true },
      { text: `${rows.length === 1 ? ofOne : ofMany}: ${names}.` },
    ],
  ]
}
