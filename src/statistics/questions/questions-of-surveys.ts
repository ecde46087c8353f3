import { capitalise, describePeriod, formatNumber, type Period } from '#shared/index.ts'
import { describeSurveyChange } from '../surveys/survey-words.ts'
import { askForAnswers } from '../surveys/surveys.ts'
import { inPeriod, plain } from '../words/words.ts'
import { askOfExplanations } from './explanation-questions.ts'
import type { Question, QuestionFacts } from './question.ts'

const SEPARATE_QUARTERS = {
  ask: 'Can it be given for separate quarters, each with how many answered?',
  askOfSeveral: 'Can these be given for separate quarters, each with how many answered?',
}

const ASK_ALL_FOR_ANSWERS = 'How many people answered each of these surveys?'

function askOfParts(period: Period): Question {
  return {
    kind: 'survey',
    known: `Percentages are given for ${describePeriod(period)}, without how many answered.`,
    ask: askForAnswers([period]),
    askOfSeveral: ASK_ALL_FOR_ANSWERS,
    period,
  }
}

/** How many answered, where that was not given; and what two percentages cannot bear. */
export function askAboutSurvey({ survey, surveyedParts }: QuestionFacts): readonly Question[] {
  if (surveyedParts !== undefined) return [askOfParts(surveyedParts)]
  if (survey === undefined) return []
  const { later, earlier, reading, change, isApproximate } = survey.pair
  const { percent, period } = later
  if (percent === null) return []
  const questions: Question[] = []
  if (change?.kind === 'judged' && earlier !== undefined) {
    const known = plain(describeSurveyChange(change, later, earlier))
    if (change.isMoreThanChance)
      questions.push({ kind: 'survey', known, period, ...askOfExplanations(survey.explanations) })
    else {
      questions.push({
        kind: 'survey',
        known: `${known} ${formatNumber(earlier.answers ?? 0)} answered the first time and ${formatNumber(later.answers ?? 0)} the second.`,
        ask: 'Could enough be asked for such a change to be told from chance?',
        askOfSeveral: 'Could enough be asked for such changes to be told from chance?',
        period,
      })
    }
  }
  const without = change?.kind === 'no-n' ? change.periods : reading.kind === 'no-n' ? [period] : []
  if (without.length > 0) {
    const before =
      change?.kind === 'no-n' && earlier?.percent != null
        ? ` and ${formatNumber(earlier.percent, 1)}% ${inPeriod(earlier.period)}`
        : ''
    questions.push({
      kind: 'survey',
      known:
        `${isApproximate ? 'About ' : ''}${formatNumber(percent, 1)}% ` +
        `${inPeriod(period)}${before}, without how many answered.`,
      ask: askForAnswers(without),
      askOfSeveral: ASK_ALL_FOR_ANSWERS,
      period,
    })
  }
  if (change?.kind === 'overlapping' && earlier !== undefined) {
    questions.push({
      kind: 'survey',
      known:
        `${capitalise(describePeriod(earlier.period))} and ${describePeriod(period)} share ` +
        `${formatNumber(change.sharedDays)} days, so the two percentages cannot be compared.`,
      ...SEPARATE_QUARTERS,
      period,
    })
  }
  return questions
}

/** Figures given for rolling years alone. */
export function askAboutRolling({ measure, rolling }: QuestionFacts): readonly Question[] {
  if (rolling === undefined) return []
  const asked = measure.survey
    ? SEPARATE_QUARTERS
    : {
        ask: 'Can the separate months be given?',
        askOfSeveral: 'Can the separate months of these be given?',
      }
  return [
    {
      kind: 'rolling',
      known: 'It is given only for a rolling twelve months, in which a change shows slowly.',
      period: rolling,
      ...asked,
    },
  ]
}
