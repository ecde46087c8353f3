import type { OutcomePanel } from '#web/index.ts'
import type { Answer } from '../answer.ts'

/** More squares than this say nothing that the sentence does not. */
const MOST_SQUARES = 60

type Input = Readonly<Record<string, unknown>>
type Tally = NonNullable<OutcomePanel['tally']>

/** A square for each member, and the count in words; nothing for a question that counts nobody. */
export function tallyOf(question: string, input: Input, answer: Answer): Tally | undefined {
  const { counted, needed, whole: total } = answer.facts
  // Each text needs another number: squares can only show one
  if (answer.answer === 'needs-ruling') return undefined
  if (typeof needed !== 'number' || typeof counted !== 'number') return undefined
  if (typeof total !== 'number' || total <= 0 || total > MOST_SQUARES) return undefined
  const squares = Array.from({ length: total }, (_, index) =>
    index < counted ? 'counted' : index < needed ? 'needed' : 'other',
  ) satisfies Tally['squares']
  return { squares, words: wordsOf(question, input, { counted, needed, total }) }
}

interface Numbers {
  readonly counted: number
  readonly needed: number
  readonly total: number
}

function wordsOf(question: string, input: Input, { counted, needed, total }: Numbers): string {
  if (question !== 'veto' && question !== 'own') return `${counted} counted · ${needed} needed`
  const number = (name: string) => {
    const typed = input[name]
    return typed === undefined || typed === '' ? undefined : Number(typed)
  }
  const [present, against = 0, abstain = 0] = ['present', 'against', 'abstain'].map(number)
  const voters = number('entitled') ?? present
  const parts: readonly (readonly [number, string])[] = [
    [counted, 'for'],
    [against, 'against'],
    [abstain, 'abstaining'],
    [(voters ?? 0) - counted - against - abstain, 'did not vote'],
    [total - (present ?? total), 'absent'],
  ]
  return parts
    .filter(([count], index) => index === 0 || count > 0)
    .map(([count, words]) => `${count} ${words}`)
    .join(' · ')
}
