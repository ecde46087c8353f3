import type { Sentence } from '#statistics/index.ts'
import type { Page } from '#web/index.ts'
import { aboutCharts } from './charts.ts'
import { aboutComparisons } from './comparisons.ts'
import { aboutForces } from './forces.ts'
import { aboutMonths } from './months.ts'
import { aboutOddFigures } from './odd-figures.ts'
import { aboutPairs } from './pairs.ts'
import { aboutQuarters } from './quarters.ts'
import { aboutQuestions } from './questions.ts'
import { aboutRareEvents } from './rare-events.ts'
import { aboutRebasing } from './rebasing.ts'
import { aboutReports } from './reports.ts'
import { aboutSeasons } from './seasons.ts'
import { aboutSmallNumbers } from './small-numbers.ts'
import { aboutSurveys } from './surveys.ts'

export interface SentencesPage extends Page {
  readonly heading: string
  readonly lead: string
  readonly groups: readonly { readonly name: string; readonly sentences: readonly Sentence[] }[]
}

/** `/method/sentences`: what the program can say of figures, said once of made-up ones. */
export function presentSentences(): SentencesPage {
  return {
    title: 'Sentences',
    heading: 'Every kind of sentence',
    lead: 'Each of these is written by the program, of made-up figures, so that all of them can be read through.',
    breadcrumbs: [{ text: 'How figures are worked out', href: '/method' }],
    groups: [
      { name: 'A month', sentences: aboutMonths() },
      { name: 'A month in its season', sentences: aboutSeasons() },
      { name: 'A figure beside an earlier one', sentences: aboutComparisons() },
      { name: 'Something rare', sentences: aboutRareEvents() },
      { name: 'A quarter', sentences: aboutQuarters() },
      { name: 'Which chart', sentences: aboutCharts() },
      { name: 'A survey', sentences: aboutSurveys() },
      { name: 'Among other forces', sentences: aboutForces() },
      { name: 'Two measures together', sentences: aboutPairs() },
      { name: 'Where a usual range might start again', sentences: aboutRebasing() },
      { name: 'Small numbers', sentences: aboutSmallNumbers() },
      { name: 'A file of figures that looks wrong', sentences: aboutOddFigures() },
      { name: 'What a member might ask', sentences: aboutQuestions() },
      { name: 'A report and its briefing', sentences: aboutReports() },
    ],
  }
}
