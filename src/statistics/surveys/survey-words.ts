import {
  capitalise,
  describePeriod,
  formatNumber,
  formatSigned,
  roundHalfAway,
} from '#shared/index.ts'
import type { Interval } from '../methods/proportions.ts'
import { inPeriod, listInWords, type Sentence, sentence, strong } from '../words/words.ts'
import type { SurveyPair } from './survey-pair.ts'
import {
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
  const when = inPeriod(period)
  switch (reading.kind) {
    case 'not-published':
      return sentence(`No percentage was published for ${describePeriod(period)}.`)
    case 'too-few':
      return sentence(
        `${formatNumber(reading.answers)} people answered ${when}, too few for a percentage: it takes ${fewestAnswers}.`,
      )
    case 'no-n':
      return sentence(strong(`${formatNumber(reading.percent, 1)}%`), ` ${when}. ${NOT_GIVEN}`)
    case 'read': {
      const { percent, answers, interval } = reading
      return sentence(
        strong(`${formatNumber(percent, 1)}%`),
        ` of ${formatNumber(answers)} who answered ${when}. ${likelyWords(interval)}`,
      )
    }
  }
}

/**
 * The same of a percentage already told, for a series: "480 people answered. Had others been asked, …".
 * Empty where no percentage was published.
 */
function describeAnswers(
  reading: SurveyReading,
  { fewestAnswers }: SurveySettings = SURVEY_SETTINGS,
): string {
  switch (reading.kind) {
    case 'not-published':
      return ''
    case 'no-n':
      return NOT_GIVEN
    case 'too-few':
      return `${capitalise(numberWords(reading.answers))} answered, too few to rest on: it takes ${fewestAnswers}.`
    case 'read':
      return `${capitalise(numberWords(reading.answers))} answered. ${likelyWords(reading.interval)}`
  }
}

const NOT_GIVEN = 'How many people answered was not given, so how sure it is cannot be said.'

function likelyWords(interval: Interval): string {
  return `Had others been asked, it would most likely be between ${writeLikely(interval, ' and ')}.`
}

function numberWords(answers: number): string {
  return answers === 1 ? 'one person' : `${formatNumber(answers)} people`
}

/** An interval in percent: "69.1% to 74.7%". */
export function writeLikely({ lower, upper }: Interval, joined = ' to '): string {
  return `${formatNumber(lower, 1)}%${joined}${formatNumber(upper, 1)}%`
}

/**
 * All that a survey's latest percentage can bear, alone or beside an earlier one: how many answered,
 * where it most likely lies, and whether the change is more than chance or why it cannot be judged.
 */
export function describeSurveyPair({
  later,
  earlier,
  reading,
  change,
  settings,
}: SurveyPair): Sentence {
  const alone = describeSurvey(reading, later, settings)
  if (change === undefined || earlier === undefined || later.percent === null) return alone
  if (change.kind === 'no-n' && reading.kind === 'no-n' && earlier.percent !== null) {
    return sentence(
      strong(`${formatNumber(later.percent, 1)}%`),
      ` ${inPeriod(later.period)}, against ${formatNumber(earlier.percent, 1)}% ${inPeriod(earlier.period)}. ` +
        `How many people answered${change.periods.length === 1 ? ` ${inPeriod(later.period)}` : ''} ` +
        'was not given, so whether anything has changed ',
      strong('cannot be judged'),
      '.',
    )
  }
  return sentence(...alone, ' ', ...describeSurveyChange(change, later, earlier))
}

/** A month of a survey: what is said of it as a month, then how many answered and its change. */
export function describeSurveyMonth(
  month: Sentence,
  { later, earlier, reading, change, settings }: SurveyPair,
): Sentence {
  const judged =
    change === undefined || earlier === undefined || change.kind === 'not-published'
      ? []
      : [' ', ...describeSurveyChange(change, later, earlier)]
  return sentence(...month, ` ${describeAnswers(reading, settings)}`.trimEnd(), ...judged)
}

/** A survey's change in a table's cell, with a note that says what it is worth. */
export function writeSurveyChange(change: SurveyChange): {
  readonly text: string
  readonly note: string
} {
  switch (change.kind) {
    case 'judged':
      return {
        text: pointsWords(change.points),
        note: change.isMoreThanChance ? 'more than chance' : 'no more than chance',
      }
    case 'no-n':
      return {
        text: pointsWords(change.points),
        note: 'cannot be judged: how many answered was not given',
      }
    case 'overlapping':
      return { text: 'not compared', note: 'the two periods share answers' }
    case 'too-few':
      return { text: 'not compared', note: 'too few answered' }
    case 'not-published':
      return { text: '–', note: 'not published' }
  }
}

function pointsWords(points: number): string {
  const text = formatSigned(roundHalfAway(points, 1), 1)
  return `${text} ${/^.?1$/.test(text) ? 'point' : 'points'}`
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
        `, because how many people answered${change.periods.length === 1 ? ` ${change.periods.map(inPeriod).join('')}` : ''} was not given.`,
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
