import {
  capitalise,
  describePeriod,
  formatNumber,
  formatSigned,
  roundHalfAway,
} from '#shared/index.ts'
import { listInWords, type Sentence, sentence, strong } from '../analysis/words.ts'
import {
  askForAnswers,
  SURVEY_SETTINGS,
  type SurveyChange,
  type SurveyFigure,
  type SurveyReading,
  type SurveySettings,
} from './surveys.ts'

/** "72% of 1,000 people who answered, so between 69.1% and 74.7% of everyone like them." */
export function describeSurvey(
  reading: SurveyReading,
  { period }: Pick<SurveyFigure, 'period'>,
  { fewestAnswers }: SurveySettings = SURVEY_SETTINGS,
): Sentence {
  const when = describePeriod(period)
  switch (reading.kind) {
    case 'not-published':
      return sentence(`No percentage was published for ${when}.`)
    case 'too-few':
      return sentence(
        `${formatNumber(reading.answers)} people answered in ${when}, too few for a percentage: it takes ${fewestAnswers}.`,
      )
    case 'no-n':
      return sentence(
        strong(`${formatNumber(reading.percent, 1)}%`),
        ` in ${when}. How many people answered was not given, so how sure it is cannot be said.`,
      )
    case 'read': {
      const { percent, answers, interval } = reading
      return sentence(
        strong(`${formatNumber(percent, 1)}%`),
        ` of ${formatNumber(answers)} who answered in ${when}. Had others been asked, ` +
          `it would most likely be between ${formatNumber(interval.lower, 1)}% and ` +
          `${formatNumber(interval.upper, 1)}%.`,
      )
    }
  }
}

/** What the change between two survey percentages comes to, or why it cannot be judged. */
export function describeSurveyChange(
  change: SurveyChange,
  later: SurveyFigure,
  earlier: SurveyFigure,
): Sentence {
  const when = `from ${describePeriod(earlier.period)} to ${describePeriod(later.period)}`
  switch (change.kind) {
    case 'not-published':
      return sentence(
        `No percentage was published for ${listInWords(change.periods.map(describePeriod))}, so there is no change to judge.`,
      )
    case 'overlapping':
      return sentence(
        `${capitalise(describePeriod(later.period))} and ${describePeriod(earlier.period)} `,
        strong('are not compared'),
        `: they share ${formatNumber(change.sharedDays)} days, so many of the same answers are in both. Compare periods that do not overlap.`,
      )
    case 'too-few':
      return sentence(
        `Too few people answered in ${listInWords(change.periods.map(describePeriod))} to judge the change.`,
      )
    case 'no-n':
      return sentence(
        `A change of ${formatSigned(roundHalfAway(change.points, 1), 1)} percentage points ${when} `,
        strong('cannot be judged'),
        `, because how many people answered was not given. To ask: ${askForAnswers(change.periods)}`,
      )
    case 'judged': {
      const { points, interval, isMoreThanChance } = change
      const size = formatNumber(Math.abs(points), 1)
      const move =
        size === '0'
          ? 'It is about the same'
          : `It ${points < 0 ? 'fell' : 'rose'} by ${size} percentage ${size === '1' ? 'point' : 'points'}`
      const spread =
        `the change most likely lies between ${formatSigned(interval.lower, 1)} and ` +
        `${formatSigned(interval.upper, 1)} points`
      return sentence(
        `${move} ${when}. That is `,
        strong(isMoreThanChance ? 'more than chance' : 'no more than chance could make it'),
        `: ${spread}.`,
      )
    }
  }
}
