import { describePeriod, type Period } from '#shared/index.ts'
import {
  type AnalysedSeries,
  type Comparison,
  type Explanation,
  type Flag,
  findFlags,
  formatRange,
  formatWithNoun,
  lastPublished,
  rangeAt,
} from '../analysis/index.ts'
import { describeStretch } from '../analysis/words.ts'
import { askForAnswers } from './surveys.ts'

/** What is known of a measure that a question may be built from; nothing else goes into one. */
export interface QuestionFacts {
  readonly series: AnalysedSeries
  readonly comparison?: Comparison
  /** What is registered for a flagged point or run. */
  readonly explanationsOf: (flag: Flag) => readonly Explanation[]
  /** Numerator and denominator of the latest share and of a year before, where they are held. */
  readonly parts?: { readonly later: Parts; readonly earlier: Parts }
  /** Periods of a survey for which the number of answers is not held. */
  readonly withoutAnswers?: readonly Period[]
}

export interface Parts {
  readonly numerator: number
  readonly denominator: number
}

const MOST_QUESTIONS = 2
/** A flag that ended longer ago than this many periods is not asked about. */
const RECENT = 6

/**
 * One or two questions a member could put, the most pressing first; none for a measure of which nothing
 * unusual, misleading or unexplained is known.
 */
export function worthAsking(facts: QuestionFacts): readonly string[] {
  const found = [
    ...askAboutLatest(facts),
    ...askAboutRecording(facts),
    ...askAboutParts(facts),
    ...askAboutAnswers(facts),
    ...askAboutEarlier(facts),
    ...askAboutGap(facts),
  ]
  return [...new Set(found)].slice(0, MOST_QUESTIONS)
}

function askAboutLatest({ series, explanationsOf }: QuestionFacts): readonly string[] {
  const latest = lastPublished(series)
  const flags = findFlags(series).filter(({ lastIndex }) => lastIndex === latest)
  return flags.slice(-1).flatMap((flag) => {
    const explanations = explanationsOf(flag)
    const [first] = explanations
    const what = tell(series, flag)
    if (first === undefined) {
      return flag.judgement === 'improvement'
        ? [`${what}. What lies behind that, and can it be kept up?`]
        : [`${what}, and no explanation is recorded. What does the force think lies behind it?`]
    }
    const name =
      first.kind === 'event' ? (first.event.phrase ?? first.event.name) : first.change.name
    return [`${what}. How much of that does the force put down to ${name}, and on what evidence?`]
  })
}

function askAboutRecording({ comparison }: QuestionFacts): readonly string[] {
  if (comparison?.kind !== 'not-comparable') return []
  const { change, earlier } = comparison
  return [
    `Recording changed on the way (${change.name}). Can the force give the figures ` +
      `for ${describePeriod(earlier.period)} and for now on one footing?`,
  ]
}

function askAboutParts({ series, parts }: QuestionFacts): readonly string[] {
  if (parts === undefined || series.measure.unit !== 'percent') return []
  const { later, earlier } = parts
  if (later.denominator >= 0.9 * earlier.denominator) return []
  const [before, now] = [
    earlier.numerator / earlier.denominator,
    later.numerator / later.denominator,
  ]
  if (now <= before || later.numerator >= earlier.numerator) return []
  return [
    `The share went up while the number itself went down, from ${earlier.numerator.toLocaleString('en-GB')} ` +
      `of ${earlier.denominator.toLocaleString('en-GB')} to ${later.numerator.toLocaleString('en-GB')} of ` +
      `${later.denominator.toLocaleString('en-GB')}. Why is it now of fewer?`,
  ]
}

function askAboutAnswers({ withoutAnswers = [] }: QuestionFacts): readonly string[] {
  return withoutAnswers.length === 0 ? [] : [askForAnswers(withoutAnswers)]
}

/** A flag of the last few periods that nothing registered coincides with. */
function askAboutEarlier({ series, explanationsOf }: QuestionFacts): readonly string[] {
  const latest = lastPublished(series)
  const unexplained = findFlags(series).filter(
    (flag) =>
      flag.lastIndex < latest &&
      flag.lastIndex >= latest - RECENT &&
      flag.judgement !== 'improvement' &&
      explanationsOf(flag).length === 0,
  )
  return unexplained
    .slice(-1)
    .map((flag) => `${tell(series, flag)}, and no explanation is recorded. What was behind it?`)
}

function askAboutGap({ series }: QuestionFacts): readonly string[] {
  const last = series.points.at(-1)
  if (last === undefined || last.value !== null || last.isWithheld) return []
  return [`Why was no figure published for ${describePeriod(last.period)}, and when will it be?`]
}

/** A flag as the beginning of a sentence: "April 2020 had 1,736 incidents, against a usual 648 to 1,259". */
function tell(series: AnalysedSeries, flag: Flag): string {
  const { measure } = series
  const [first, last] = [series.points[flag.firstIndex], series.points[flag.lastIndex]]
  const range = rangeAt(series, flag.lastIndex)
  if (first === undefined || last === undefined || range === undefined) return measure.name
  if (flag.kind === 'point') {
    const usual = formatRange(range.lower, range.upper, measure)
    const verb = measure.unit === 'count' ? 'had' : 'stood at'
    return (
      `${describePeriod(first.period)} ${verb} ${formatWithNoun(first.value ?? 0, measure)}, ` +
      `against a usual ${usual}`
    )
  }
  const lasts = flag.lastIndex === lastPublished(series)
  const has = lasts ? `${measure.name}: it has been` : `${measure.name}: it was`
  const when = lasts
    ? `since ${describePeriod(first.period)}`
    : `from ${describeStretch(first.period, last.period)}`
  const way = flag.direction === 'up'
  if (flag.rule === 'trend') return `${has} ${way ? 'rising' : 'falling'} without a break ${when}`
  if (flag.rule === 'shift') {
    return `${has} ${way ? 'above' : 'below'} its average ${when}`
  }
  if (flag.rule === 'outside-limits') {
    return `${has} ${way ? 'above' : 'below'} its usual range ${when}`
  }
  return `${has} close to the ${way ? 'top' : 'bottom'} of its usual range ${when}`
}
