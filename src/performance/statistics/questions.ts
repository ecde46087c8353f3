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
  phaseOf,
  usualRange,
} from '../analysis/index.ts'
import { inPeriod } from '../analysis/words.ts'
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
        ? [`What lies behind ${what}, and can it be kept up?`]
        : [`No explanation is recorded for ${what}. What does the force think lies behind it?`]
    }
    const name =
      first.kind === 'event' ? (first.event.phrase ?? first.event.name) : first.change.name
    return [`How much of ${what} does the force put down to ${name}, and on what evidence?`]
  })
}

function askAboutRecording({ comparison }: QuestionFacts): readonly string[] {
  if (comparison?.kind !== 'not-comparable') return []
  const { change, earlier } = comparison
  return [
    `Recording changed on the way (${change.name}). Can the force give the figure ` +
      `${inPeriod(earlier.period)} and now on one footing?`,
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
    .map((flag) => `What was behind ${tell(series, flag)}? No explanation is recorded.`)
}

function askAboutGap({ series }: QuestionFacts): readonly string[] {
  const last = series.points.at(-1)
  if (last === undefined || last.value !== null) return []
  return [`Why was no figure published for ${describePeriod(last.period)}, and when will it be?`]
}

/** A flag as a thing: "the 1,736 incidents of April 2020, against a usual 648 to 1,259". */
function tell(series: AnalysedSeries, flag: Flag): string {
  const { measure } = series
  const [first, last] = [series.points[flag.firstIndex], series.points[flag.lastIndex]]
  const phase = phaseOf(series, flag.firstIndex)
  const range = phase && usualRange(series, phase)
  if (first === undefined || last === undefined || range === undefined) return measure.name
  if (flag.kind === 'point') {
    const usual = formatRange(range.lower, range.upper, measure)
    return (
      `the ${formatWithNoun(first.value ?? 0, measure)} of ${describePeriod(first.period)}, ` +
      `against a usual ${usual}`
    )
  }
  const since = describePeriod(first.period)
  const way = flag.direction === 'up'
  if (flag.rule === 'trend') return `the steady ${way ? 'rise' : 'fall'} since ${since}`
  if (flag.rule === 'shift') {
    return `the months ${way ? 'above' : 'below'} the average since ${since}`
  }
  return `the months close to the ${way ? 'top' : 'bottom'} of the usual range since ${since}`
}
