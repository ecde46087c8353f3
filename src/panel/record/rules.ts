import {
  type Answer,
  answerQuestion,
  brokenReferences,
  type Constitution,
  citeParagraph,
  fillWords,
  listParagraphs,
  type Matter,
  matterInWords,
  mattersOf,
  numberedOn,
  type Point,
  type QuestionId,
  type RuleBook,
  rulesInForce,
  rulesSettling,
  type SaidOfMatter,
  type Settling,
  stageInWords,
  wordedOn,
} from '#constitution/index.ts'
import type { Calendar } from '#days/index.ts'
import { privateGrounds } from '../agenda/private-grounds.ts'
import type { Provisionally } from './vote-outcome.ts'

/** What stands in for a rule until someone rules. */
interface Silence {
  readonly says: string
  readonly paragraph: string
  /** What a question that is left open by it is taken for. */
  readonly provisionally: Provisionally | null
}

/** A panel's rules as they stood on the day of a meeting, asked in the course of it. */
export interface Rules {
  readonly day: string
  /** The bank holidays, where they are at hand. */
  readonly calendar: Calendar | undefined
  /** The rules in force that settle a point. */
  on<P extends Point>(point: P, fits?: (one: Settling<P>) => boolean): readonly Settling<P>[]
  /** Their paragraphs, those of the panel's own text where there are any; `undefined` where none speaks. */
  cite<P extends Point>(point: P, fits?: (one: Settling<P>) => boolean): string | undefined
  /** The same, each by itself: to be joined with others. */
  paragraphs<P extends Point>(point: P, fits?: (one: Settling<P>) => boolean): readonly string[]
  /** Where rules that settle a point name another place in the text that does not hold what they name it for. */
  misled<P extends Point>(point: P, fits?: (one: Settling<P>) => boolean): readonly string[]
  /** What the constitution answers; `undefined` where it refuses to, for want of a rule or a number. */
  ask(question: QuestionId, input: Readonly<Record<string, unknown>>): Answer | undefined
  /** What the texts disagree on or leave open, in words, by the id of that: its title. */
  disputed(id: string): string
  /** What stands in for a rule on a point of which the text is silent, and the conflict that names it. */
  silence(id: string): Silence | undefined
  /** What is cited, in brackets, as the constitution names it: " (Rule 41)"; of a silence its paragraphs that leave it open, or nothing. */
  cited(paragraph: string | undefined): string
  /** `{Chair}` and `{chair}` as the panel says them. */
  say(text: string): string
  join(paragraphs: readonly string[]): string
  /** Whether the panel's own text says anything on a topic of its rules. */
  speaksOf(topic: string): boolean
  /** What may be vetoed, changed or settled by a majority of its own, and what may not be, by its id. */
  matters(): ReadonlyMap<string, Matter>
  /** What a motion of these words would veto or change; `undefined` of one like any other. */
  matterIn(words: string): SaidOfMatter | undefined
  /** The stage of a matter that words name. */
  stageIn(matter: string, words: string): string | undefined
  /** Why an item may be taken in private, each in the words that are published. */
  grounds(): readonly string[]
}

/** Questions of the panel's own, which a vote settles, as matters that come at no stage. */
const ownQuestionsOf = ({ ownQuestions }: Constitution): readonly (readonly [string, Matter])[] =>
  [...ownQuestions].map(([id, { asks, ...own }]) => [
    id,
    { label: asks, name: `“${asks}”`, stages: {}, ...own },
  ])

/** @param day - YYYY-MM-DD, whose rules are applied to the whole meeting, also after its midnight */
export function rulesOfDay(constitution: Constitution, day: string, calendar?: Calendar): Rules {
  const numbered = numberedOn(wordedOn(constitution, day), day)
  const book: RuleBook = { constitution: numbered, today: day, rulings: [] }
  const matters = new Map([...mattersOf(numbered), ...ownQuestionsOf(numbered)])
  const asked = new Map<string, Answer | undefined>()
  // Of the same titles and motions at every page of a meeting
  const spoken = new Map<string, SaidOfMatter | undefined>()
  // Asked at every event of a meeting, of a book that stays as it is
  const settling = new Map<Point, readonly unknown[]>()
  const on: Rules['on'] = <P extends Point>(point: P, fits?: (one: Settling<P>) => boolean) => {
    const known = settling.get(point) ?? rulesSettling(book, point)
    settling.set(point, known)
    const all = known as readonly Settling<P>[]
    return fits === undefined ? all : all.filter(fits)
  }
  const paragraphs: Rules['paragraphs'] = (point, fits) => {
    const found = on(point, fits).map(({ rule }) => rule)
    const own = found.filter(({ origin }) => origin === 'constitution')
    return (own.length > 0 ? own : found).map(citeParagraph)
  }
  return {
    day,
    calendar,
    on,
    paragraphs,
    cite(point, fits) {
      const cited = paragraphs(point, fits)
      return cited.length === 0 ? undefined : listParagraphs(cited)
    },
    misled(point, fits) {
      const ids = on(point, fits).map(({ rule }) => rule.id)
      return brokenReferences(numbered)
        .filter(({ rule }) => rule !== undefined && ids.includes(rule))
        .map(
          ({ where, text, explanation, shouldBe }) =>
            `${where} refers to ${text}: ${explanation.replace(/[.]$/, '')}${shouldBe.length === 0 ? '' : `. It is in ${listParagraphs(shouldBe)}`}`,
        )
    },
    ask(question, input) {
      const key = JSON.stringify([question, input])
      if (!asked.has(key)) {
        const outcome = answerQuestion(constitution, question, input, {
          today: day,
          ...(calendar === undefined ? {} : { calendar }),
        })
        asked.set(key, outcome.ok ? outcome.value : undefined)
      }
      return asked.get(key)
    },
    silence(id) {
      const found = numbered.settings.silences.find((one) => one.id === id)
      if (found === undefined) return undefined
      return {
        says: fillWords(numbered, found.default),
        paragraph: found.conflict ?? id,
        provisionally: found.provisionally ?? null,
      }
    },
    cited(paragraph) {
      if (paragraph === undefined || paragraph === 'none') return ''
      const { silences } = numbered.settings
      const isSilent =
        numbered.conflicts.has(paragraph) || silences.some(({ id }) => id === paragraph)
      if (!isSilent) return ` (${paragraph})`
      const leaving = rulesInForce(numbered, day).filter(({ conflicts }) =>
        conflicts.includes(paragraph),
      )
      return leaving.length === 0
        ? ''
        : ` (left open in ${listParagraphs(leaving.map(citeParagraph))})`
    },
    disputed: (id) => numbered.conflicts.get(id)?.title ?? 'The texts differ',
    say: (text) => fillWords(numbered, text),
    join: listParagraphs,
    speaksOf: (topic) =>
      rulesInForce(numbered, day).some(
        (rule) => rule.topic === topic && rule.origin === 'constitution',
      ),
    matters: () => matters,
    matterIn(words) {
      if (!spoken.has(words)) spoken.set(words, matterInWords(numbered, words))
      return spoken.get(words)
    },
    stageIn: (matter, words) => stageInWords(numbered, matter, words),
    grounds: () => [...privateGrounds(constitution, day).values()],
  }
}
