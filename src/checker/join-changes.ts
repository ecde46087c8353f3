import { clauseStarts, inOneClause } from './clauses.ts'
import type { Change } from './statements.ts'

/** What may stand between two halves: "fell by 220 to 3,080, *a* fall of 7.1%". */
const JOINT =
  /^,?(?: [–-])? ?\(?(?:(?:or|which is|that is|this is|representing|equating to|equal to|equivalent to|being) )?(?:an? |the )?(?:\w+ )?$/iu

const FARTHEST = 80

/**
 * Two halves of one statement put together: "rising to 9,513, an 11% increase", "fell by 220 to 3,080,
 * a fall of 7.1%". Halves that go different ways, or give the same kind of figure twice, stay apart.
 */
export function joinHalves(text: string, changes: readonly Change[]): readonly Change[] {
  const joined: Change[] = []
  for (const change of changes) {
    const last = joined.at(-1)
    if (last && isOther(text, last, change)) joined[joined.length - 1] = together(last, change)
    else joined.push(change)
  }
  return joined
}

const isSize = (it: Change) => !it.from && !it.to
const isEnds = (it: Change) => (it.from || it.to) && !it.amount && !it.percent && !it.points

function isOther(text: string, last: Change, change: Change): boolean {
  const sameWay =
    last.direction === change.direction || change.direction === 0 || last.direction === 0
  if (!sameWay || change.start - last.end >= FARTHEST) return false
  if (!inOneClause(clauseStarts(text), last.end - 1, change.start)) return false
  if ((isEnds(last) && isSize(change)) || (isSize(last) && isEnds(change))) return true
  const fills =
    !(last.amount && change.amount) &&
    !(last.percent && change.percent) &&
    !(last.points && change.points) &&
    !(last.percent && change.points) &&
    !(last.points && change.percent) &&
    !(last.from && change.from) &&
    !(last.to && change.to)
  const gap = text.slice(last.end, change.start)
  const isMoreThan =
    change.amount !== null && change.from !== null && /^[^.;()]{0,40}, $/u.test(gap)
  return fills && last.per === change.per && (isMoreThan || JOINT.test(gap))
}

function together(last: Change, change: Change): Change {
  return {
    ...last,
    direction: last.direction === 0 ? change.direction : last.direction,
    amount: last.amount ?? change.amount,
    percent: last.percent ?? change.percent,
    points: last.points ?? change.points,
    from: last.from ?? change.from,
    to: last.to ?? change.to,
    about: [...new Set([...last.about, ...change.about])],
    end: change.end,
  }
}
