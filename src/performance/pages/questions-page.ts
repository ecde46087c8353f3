import type { AreaMeasure, Domain } from '#area/index.ts'
import { formatNumber, type Period, wholeMonths } from '#shared/index.ts'
import type { Sentence } from '#statistics/index.ts'
import { byPressing, type Question } from '#statistics/index.ts'
import type { Page } from '#web/index.ts'
import { homePlace } from '../series/home-place.ts'
import type { Holdings } from './holdings.ts'
import { questionsAbout } from './question-facts.ts'

export interface QuestionsPage extends Page {
  readonly heading: string
  readonly answer: Sentence
  readonly lead: string
  /** The subject with the most pressing question first. */
  readonly subjects: readonly QuestionSubject[]
}

interface QuestionSubject {
  readonly id: string
  readonly name: string
  /** Each measure's most pressing question, where it is about the latest figures of the subject. */
  readonly first: readonly AskedTogether[]
  readonly rest: readonly AskedTogether[]
  readonly restSummary: string
}

/** One question, and what is known of the measures it is asked of: those of which the same is known, once. */
interface AskedTogether {
  readonly ask: string
  readonly known: readonly {
    readonly measures: readonly { readonly name: string; readonly href: string }[]
    readonly words: string
  }[]
}

interface Asked {
  readonly measure: AreaMeasure
  readonly question: Question
  /** Whether it is the most pressing of its measure. */
  readonly isFirst: boolean
}

/** `/performance/questions`: what a member might ask, on one page, a shared question put once. */
export function presentQuestions(holdings: Holdings): QuestionsPage {
  const { area, book } = holdings
  const asked = [...area.measures.values()].flatMap((measure) => {
    const place = homePlace(area, book, measure.id)
    const questions = place ? questionsAbout(holdings, measure, place) : []
    return questions.map((question, index): Asked => ({ measure, question, isFirst: index === 0 }))
  })
  const subjects = area.domains
    .map((domain) => ({ domain, own: asked.filter(({ measure }) => measure.domain === domain.id) }))
    .filter(({ own }) => own.length > 0)
    .toSorted((one, other) => byPressing(mostPressing(one.own), mostPressing(other.own)))
    .map(({ domain, own }) => presentSubject(domain, own))
  const measures = new Set(asked.map(({ measure }) => measure.id)).size
  return {
    title: 'Questions worth asking',
    heading: 'Questions worth asking',
    breadcrumbs: [{ text: 'Performance', href: '/performance' }],
    answer: summarise(measures),
    lead:
      'Each question is made from what is known of the figures, and from nothing else: none of them says that anything is wrong. ' +
      'A measure has two at most, and one more for each doubt about a printed figure. One of which nothing unusual, misleading or unexplained is known has none.',
    subjects,
  }
}

function summarise(measures: number): Sentence {
  if (measures === 0) return [{ text: 'Nothing unusual, misleading or unexplained is known.' }]
  return [
    { text: measures === 1 ? 'One measure' : `${formatNumber(measures)} measures`, strong: true },
    {
      text: ` ${measures === 1 ? 'raises' : 'raise'} a question worth asking.`,
    },
  ]
}

function mostPressing(asked: readonly Asked[]): Question {
  const [first] = asked.map(({ question }) => question).toSorted(byPressing)
  if (first === undefined) throw new Error('A subject without a question is not shown')
  return first
}

function presentSubject(domain: Domain, asked: readonly Asked[]): QuestionSubject {
  const isLatest = latestTest(asked.map(({ question }) => question.period))
  const isUpFront = ({ isFirst, question }: Asked) =>
    isFirst && question.kind !== 'earlier' && isLatest(question.period)
  const first = asked.filter(isUpFront)
  const rest = asked.filter((one) => !isUpFront(one))
  return {
    id: domain.id,
    name: domain.name,
    first: putTogether(first),
    rest: putTogether(rest),
    restSummary: `${first.length === 0 ? 'Questions' : 'More'} about ${domain.name.toLowerCase()} (${formatNumber(rest.length)})`,
  }
}

/** Whether a period is the last of its kind and length: the last month, quarter, year or rolling year. */
function latestTest(periods: readonly Period[]): (period: Period) => boolean {
  const last = new Map<string, string>()
  const lengthOf = (period: Period) => `${period.kind} ${wholeMonths(period)}`
  for (const period of periods) {
    const length = lengthOf(period)
    if (period.end > (last.get(length) ?? '')) last.set(length, period.end)
  }
  return (period) => last.get(lengthOf(period)) === period.end
}

/** The most pressing question first; measures that share one in the area's own order. */
function putTogether(asked: readonly Asked[]): readonly AskedTogether[] {
  const ordered = asked.toSorted((one, other) => byPressing(one.question, other.question))
  const groups = Map.groupBy(ordered, ({ question }) => question.askOfSeveral)
  return [...groups].map(([askOfSeveral, together]) => ({
    ask: together.length === 1 ? (together[0]?.question.ask ?? askOfSeveral) : askOfSeveral,
    known: [...Map.groupBy(together, ({ question }) => question.known)].map(([words, alike]) => ({
      measures: alike.map(({ measure }) => ({
        name: measure.name,
        href: `/performance/${measure.id}`,
      })),
      words,
    })),
  }))
}
