import { citeParagraph } from './constitution.ts'
import type { RecordedCounts } from './counts.ts'
import type { PointParameters } from './decides.ts'
import { type RuleBook, rulesSettling, type Settling } from './rule-book.ts'

export type CountsAs = keyof PointParameters<'chair-without-seat'>

/** The text that prevails on what a chair who holds no seat of the panel counts as; none where none speaks. */
export function chairRule(book: RuleBook): Settling<'chair-without-seat'> | undefined {
  return rulesSettling(book, 'chair-without-seat')[0]
}

/** One more than the seats give, where a chair who holds none counts as this; else nothing. */
export function extraChair(book: RuleBook, as: CountsAs): number {
  return chairRule(book)?.parameters[as] === true ? 1 : 0
}

/** The numbers of the record with the chair among the members, where a text counts one who holds no seat. */
export function withChair(book: RuleBook, recorded: RecordedCounts): RecordedCounts {
  const { members } = recorded
  const settling = chairRule(book)
  const isOutside = book.offices?.chair.some(({ holdsSeat }) => holdsSeat === false) === true
  if (!isOutside || settling?.parameters.member !== true || members?.number == null) return recorded
  const from = `${members.from}, and the chair, who holds none (${citeParagraph(settling.rule)})`
  return { ...recorded, members: { number: members.number + 1, from } }
}
