import { monthPeriod, periodOf } from '#shared/index.ts'
import type { Sentence } from '#statistics/index.ts'
import {
  compareSurveys,
  describeSurvey,
  describeSurveyChange,
  describeSurveyMonth,
  describeSurveyPair,
  type HeldPercentage,
  pairSurveys,
  readSurvey,
  type SurveyFigure,
  writeSurveyChange,
} from '#statistics/index.ts'

export function aboutSurveys(): readonly Sentence[] {
  const figure = (year: number, percent: number | null, answers: number | null): SurveyFigure => ({
    ...{ period: periodOf(`${year}-04-01`, `${year + 1}-03-31`), percent, answers },
  })
  const now = figure(2018, 72, 1000)
  const changes: readonly (readonly [SurveyFigure, SurveyFigure])[] = [
    [now, figure(2017, 76.6, 1000)],
    [figure(2018, 72, 400), figure(2017, 76.6, 400)],
    [now, figure(2017, 76.6, null)],
    [now, figure(2017, 76.6, 12)],
    [now, figure(2017, null, null)],
    [now, figure(2017, 72, 1000)],
    [now, figure(2017, 71, 1000)],
    [{ ...now, period: periodOf('2018-07-01', '2019-06-30') }, figure(2018, 76.6, 1000)],
  ]
  return [
    ...[now, figure(2018, 72, null), figure(2018, 72, 12), figure(2018, null, null)].map((one) =>
      describeSurvey(readSurvey(one), one),
    ),
    ...changes.map(([later, earlier]) =>
      describeSurveyChange(compareSurveys(later, earlier), later, earlier),
    ),
    ...changes.map(([later, earlier]): Sentence => {
      const { text, note } = writeSurveyChange(compareSurveys(later, earlier))
      return [{ text: `In a table: ${text === '–' ? '' : `${text}, `}${note}.` }]
    }),
    ...aboutSurveyPairs(now),
  ]
}

function aboutSurveyPairs({ period }: SurveyFigure): readonly Sentence[] {
  const held = (value: number, answers: number | null, when = period): HeldPercentage => ({
    ...{ period: when, value, denominator: answers, status: 'actual' },
    numerator: answers === null ? null : Math.round((value / 100) * answers),
  })
  const before = periodOf('2017-04-01', '2018-03-31')
  const [march, marchBefore] = [monthPeriod(2019, 3), monthPeriod(2018, 3)]
  const measure = { survey: { designEffect: 1 } }
  const alone = [
    pairSurveys(measure, held(72, 1000), held(76.6, 1000, before)),
    pairSurveys(measure, held(72, null), held(76.6, null, before)),
    pairSurveys(measure, held(72, null), held(76.6, 1000, before)),
    pairSurveys(measure, held(72, null), held(75, null, periodOf('2018-01-01', '2018-12-31'))),
  ]
  const month: Sentence = [{ text: '72%', strong: true }, { text: ' in March 2019.' }]
  const months = [
    pairSurveys(measure, held(72, 480, march), held(76.6, 510, marchBefore)),
    pairSurveys(measure, held(72, 12, march), undefined),
    pairSurveys(measure, held(100, 1, march), undefined),
    pairSurveys(measure, held(72, null, march), undefined),
  ]
  return [
    ...alone.flatMap((pair) => (pair ? [describeSurveyPair(pair)] : [])),
    ...months.flatMap((pair) => (pair ? [describeSurveyMonth(month, pair)] : [])),
  ]
}
