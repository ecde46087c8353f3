import { natureOf } from '#area/index.ts'
import { describePeriod } from '#shared/index.ts'
import { type Flag, findFlags } from '../limits/flagged-points.ts'
import { type AnalysedSeries, lastPublished, rangeAt } from '../limits/series.ts'
import { formatRange, formatWithNoun } from '../words/format-value.ts'
import { describeStretch } from '../words/words.ts'
import { askOfExplanations, UNEXPLAINED } from './explanation-questions.ts'
import type { Question, QuestionFacts } from './question.ts'

/** A flag that ended longer ago than this many periods is not asked about. */
const RECENT = 6

/** What is unusual in the latest month. */
export function askAboutLatest({ monthly }: QuestionFacts): readonly Question[] {
  if (monthly === undefined) return []
  const { series, explanationsOf } = monthly
  const latest = lastPublished(series)
  const period = series.points[latest]?.period
  const flag = findFlags(series).findLast(({ lastIndex }) => lastIndex === latest)
  if (flag === undefined || period === undefined) return []
  const explanations = explanationsOf(flag)
  const asked =
    explanations.length > 0
      ? askOfExplanations(explanations)
      : flag.judgement === 'improvement'
        ? {
            ask: 'What lies behind that, and can it be kept up?',
            askOfSeveral: 'What lies behind each of these, and can it be kept up?',
          }
        : UNEXPLAINED
  return [{ kind: 'unusual', known: tell(series, flag), period, ...asked }]
}

/** A flag of the last few periods that nothing registered coincides with. */
export function askAboutEarlier({ monthly }: QuestionFacts): readonly Question[] {
  if (monthly === undefined) return []
  const { series, explanationsOf } = monthly
  const latest = lastPublished(series)
  const flag = findFlags(series).findLast(
    (one) =>
      one.lastIndex < latest &&
      one.lastIndex >= latest - RECENT &&
      one.judgement !== 'improvement' &&
      explanationsOf(one).length === 0,
  )
  const period = series.points[flag?.lastIndex ?? -1]?.period
  if (flag === undefined || period === undefined) return []
  return [
    {
      kind: 'earlier',
      known: tell(series, flag),
      ask: 'No explanation is recorded. What was behind it?',
      askOfSeveral: 'No explanation is recorded for these. What was behind each of them?',
      period,
    },
  ]
}

/** A latest month that was not published. */
export function askAboutGap({ monthly }: QuestionFacts): readonly Question[] {
  const last = monthly?.series.points.at(-1)
  if (last === undefined || last.value !== null || last.missing === 'withheld') return []
  if (last.setAside !== undefined) return []
  if (last.missing === 'withdrawn') {
    return [
      {
        kind: 'gap',
        known: `The figure for ${describePeriod(last.period)} was withdrawn.`,
        ask: 'What was wrong with it, and when will there be another?',
        askOfSeveral: 'What was wrong with these, and when will there be others?',
        period: last.period,
      },
    ]
  }
  return [
    {
      kind: 'gap',
      known: `No figure is held here for ${describePeriod(last.period)}.`,
      ask: 'Why not, and when will it be?',
      askOfSeveral: 'Why are these not held here, and when will they be?',
      period: last.period,
    },
  ]
}

/** A flag as a sentence: "April 2020 had 1,736 incidents, against a usual 648 to 1,259." */
function tell(series: AnalysedSeries, flag: Flag): string {
  const { measure } = series
  const [first, last] = [series.points[flag.firstIndex], series.points[flag.lastIndex]]
  const range = rangeAt(series, flag.lastIndex)
  if (first === undefined || last === undefined || range === undefined) return ''
  if (flag.kind === 'point') {
    const usual = formatRange(range.lower, range.upper, measure)
    const verb = natureOf(measure.unit).countsThings ? 'had' : 'stood at'
    return (
      `${describePeriod(first.period)} ${verb} ${formatWithNoun(first.value ?? 0, measure)}, ` +
      `against a usual ${usual}.`
    )
  }
  const lasts = flag.lastIndex === lastPublished(series)
  const has = lasts ? 'It has been' : 'It was'
  const when = lasts
    ? `since ${describePeriod(first.period)}`
    : `from ${describeStretch(first.period, last.period)}`
  const way = flag.direction === 'up'
  if (flag.rule === 'trend') return `${has} ${way ? 'rising' : 'falling'} without a break ${when}.`
  if (flag.rule === 'shift') {
    const what =
      series.allowsFor === 'season' ? 'what is usual for the time of year' : 'its average'
    return `${has} ${way ? 'above' : 'below'} ${what} ${when}.`
  }
  if (flag.rule === 'outside-limits') {
    return `${has} ${way ? 'above' : 'below'} its usual range ${when}.`
  }
  return `${has} close to the ${way ? 'top' : 'bottom'} of its usual range ${when}.`
}
