import type { Period } from '#shared/index.ts'
import { clauseStarts, inOneClause } from '../clauses.ts'
import { before, type Reading } from '../reading.ts'
import type { Change, Level } from '../statements.ts'
import { likeness } from '../words.ts'
import { type Operands, pair, unitsFit } from './pair.ts'

/** "…, an increase of", "this represents", "which was": the change is of the figure just named. */
const LEANS =
  /(?:,| –| -|\(|;)? ?(?:and )?(?:(?:this|which|that|it) (?:is|was|represents?|equates to|means)|representing|being|up|down|an?|the)?\s*(?:an? )?(?:\w+ )?$/iu

/** "…, an increase of 838", "…, up 838": the change is of the figure just named, whatever its period. */
const NAMES_IT =
  /^[^.;:]{0,60}, (?:(?:which|that) (?:is|was|represents) |representing |being )?(?:an? (?:\w+ )?)?$/iu
/** In characters, what stands between the two. */
const FARTHEST = 100
const OF_ANOTHER_TIME = /\b(?:this|now|since|current(?:ly)?|today|so far|latest)\b/iu

function isNamedBy(text: string, change: Change, { quantity }: Level): boolean {
  if (quantity.end > change.start || change.start - quantity.end > FARTHEST) return false
  if (COMPARED_WITH.test(text.slice(0, quantity.from))) return false
  const gap = text.slice(quantity.end, change.start)
  return NAMES_IT.test(gap) && !OF_ANOTHER_TIME.test(gap)
}

/** "372 more than the 1,502 in 2023/24": the figure that another is more or less than. */
const COMPARED_WITH =
  /\b(?:more|fewer|less|higher|lower|greater|larger|smaller|better|worse|above|below|up on|down on)(?: than)? (?:the|our|its|their|last year’s) $/iu

/** "11.6% (England 10.4%), down from 14.1%": put in brackets, behind a figure that a change outside them may be of. */
function isAside(text: string, change: Change, { quantity }: Level, levels: readonly Level[]) {
  const open = text.lastIndexOf('(', quantity.from)
  const close = text.indexOf(')', quantity.end)
  if (open < 0 || close < 0 || close > change.start) return false
  if (text.slice(open, quantity.from).includes(')')) return false
  return levels.some((it) => it.quantity.unit === quantity.unit && it.quantity.end <= open)
}

function isEarlier(level: Level, report: Period | null): boolean {
  if (level.isEarlier) return true
  return level.period !== null && report !== null && level.period.end < report.start
}

const COMPARED_ANEW =
  /\b(?:and|but|though|yet) (?:still |also )?(?:more|fewer|less|higher|lower|above|below|over|under)(?: than)?(?: the)? $/iu

/** "A fall of 0.4%, and more than the 36,554 of two years ago": a comparison that follows is another one. */
function isOfAnother(text: string, { end }: Change, { quantity }: Level): boolean {
  return quantity.from >= end && COMPARED_ANEW.test(text.slice(end, quantity.from))
}

export function fromLevels(reading: Reading, index: number, change: Change): readonly Operands[] {
  const here = reading.statements[index]
  if (!here) return []
  const clauses = clauseStarts(here.sentence.text)
  const own = here.levels.filter(
    (it) =>
      inOneClause(clauses, it.quantity.start, change.start) &&
      it.quantity !== change.to &&
      it.quantity !== change.from &&
      unitsFit(change, it.quantity) &&
      !isOfAnother(here.sentence.text, change, it) &&
      it.per === change.per,
  )
  const earlierStatements = before(reading, index, 2)
  const inherits =
    change.about.length === 0 || /^(?:this|that|it|these)\b/iu.test(here.sentence.text)
  const found: Operands[] = []
  const { text } = here.sentence
  // The period of a sentence is its own: that of the paper, or of its neighbours, does not date its figure
  const ofItself = own.findLast((it) => isNamedBy(text, change, it) && !it.isEarlier)
  const isPast = (it: Level) => it !== ofItself && isEarlier(it, reading.period)
  const current = own.filter((it) => !isPast(it))
  const past = own.filter(isPast)
  const leaning = current.findLast(
    (it) => it.quantity.end <= change.start && !isAside(text, change, it, current),
  )
  const leans =
    leaning !== undefined &&
    (LEANS.test(here.sentence.text.slice(leaning.quantity.end, change.start)) ||
      change.start - leaning.quantity.end < 70) &&
    !/\bhowever\b|\bwhile|\bbut\b/iu.test(
      here.sentence.text.slice(leaning.quantity.end, change.start),
    )
  if (leaning) {
    const pastLevel = past.find((it) => it.quantity.unit === leaning.quantity.unit)
    const pastOne =
      change.from?.unit === leaning.quantity.unit ? { quantity: change.from } : pastLevel
    const rivals = current.filter((it) => it.quantity.unit === leaning.quantity.unit)
    const isOther =
      rivals.length > 1 &&
      pastLevel !== undefined &&
      pastLevel.about.length > 0 &&
      likeness(leaning.about, pastLevel.about) === 0
    found.push(
      pair(
        leaning.quantity,
        pastOne?.quantity ?? null,
        leans && !isOther && sameThing(leaning, change),
      ),
    )
  }
  for (const statement of earlierStatements) {
    const levels = statement.levels.filter(
      (it) => unitsFit(change, it.quantity) && it.per === change.per,
    )
    for (const level of levels.toReversed()) {
      const alike =
        inherits ||
        likeness(level.about, change.about) >= 0.3 ||
        past.some((it) => likeness(it.about, level.about) >= 0.3 || it.about.length === 0)
      const sure =
        inherits && levels.length === 1 && statement === earlierStatements[0] && own.length === 0
      const pastOne = past.find((it) => it.quantity.unit === level.quantity.unit)
      // Values of different nouns are no pair
      if (!alike) {
        found.push(pair(level.quantity, null, false))
        continue
      }
      const paired =
        pastOne !== undefined &&
        statement === earlierStatements[0] &&
        levels.filter((it) => likeness(it.about, level.about) > 0).length === 1
      found.push(
        pair(
          level.quantity,
          pastOne?.quantity ?? null,
          sure || (paired && levels.indexOf(level) === 0),
        ),
      )
    }
  }
  const [then] = past
  if (change.to && then && change.to.unit === then.quantity.unit)
    found.push(pair(change.to, then.quantity, true))
  for (const level of past)
    found.push(
      pair(null, level.quantity, change.amount !== null && level.quantity.start > change.end),
    )
  return found
}

function sameThing(level: Level, change: Change): boolean {
  return (
    change.about.length === 0 || level.about.length === 0 || likeness(level.about, change.about) > 0
  )
}
