import { citeParagraph } from './constitution.ts'
import { listParagraphs } from './paragraphs.ts'
import { rankOf } from './precedence.ts'
import type { Rule } from './rule.ts'
import { type Draft, notApplied, type RuleBook, reasonFor, rulingOn } from './rule-book.ts'

/** What one text comes to on its own: its answer, and the sum or the reason for it in words. */
export interface TextReading<Word extends string = string> {
  readonly rule: Rule
  readonly answer: Word
  readonly working?: string
}

/** What the texts come to together. */
export interface Weighed<Word extends string = string> {
  readonly answer: Word | 'needs-ruling'
  /** The reading that prevails; whatever is said in one sentence is said by it. */
  readonly leading: TextReading<Word>
  /** The part of an answer that cites every text, each with its own working. */
  readonly draft: Pick<Draft, 'because' | 'alternatives' | 'warnings'> & {
    readonly warnings: readonly string[]
    readonly alternatives: NonNullable<Draft['alternatives']>
  }
  /** What every text that speaks comes to, the one that prevails first. */
  readonly readings: readonly TextReading<Word>[]
  /** Conflicts that texts on both sides name. */
  readonly conflicts: readonly string[]
}

/**
 * Applies every text that speaks. Where they agree, all are cited. Where they differ, a ruling on a
 * conflict between them is followed; without one, the text that prevails is applied and the others are
 * shown with what they would give, or, where that may not be (a power against a person, a delegation:
 * decision 11), the answer needs a ruling and every text is cited.
 *
 * @param readings - one at least; of those in one text the first leads
 * @param mustAgree - whether texts that differ need a ruling
 * @returns `undefined` when no text speaks
 */
export function weighTexts<Word extends string>(
  book: RuleBook,
  readings: readonly TextReading<Word>[],
  mustAgree = false,
): Weighed<Word> | undefined {
  const rank = ({ rule }: TextReading) => rankOf(book.constitution, rule)
  const ranked = readings.toSorted((one, other) => rank(one) - rank(other))
  const [first] = ranked
  if (first === undefined) return undefined
  const differ = ranked.some(({ answer }) => answer !== first.answer)
  const conflicts = differ ? conflictsBetween(book, ranked) : []
  const ruled = conflicts
    .map((id) => rulingOn(book, id))
    .flatMap((ruling) => ranked.filter(({ answer }) => answer === ruling?.ruling))[0]
  const leading = ruled ?? first
  const isOpen = differ && ruled === undefined
  if (isOpen && mustAgree) {
    const because = ownFirst(ranked).map((one) => reasonFor(one.rule, spoken(one)))
    const warnings = conflicts.length === 0 ? [notInRegister(ranked)] : []
    return {
      answer: 'needs-ruling',
      leading,
      readings: ranked,
      draft: { because, alternatives: [], warnings },
      conflicts,
    }
  }
  const applied = ranked.filter(({ answer }) => answer === leading.answer)
  const others = ranked.filter(({ answer }) => answer !== leading.answer)
  const sameText = isOpen ? others.filter((one) => rank(one) === rank(leading)) : []
  return {
    answer: leading.answer,
    leading,
    readings: ranked,
    draft: {
      because: ownFirst(applied).map(({ rule, working }) => reasonFor(rule, working)),
      alternatives: others.map((one) =>
        notApplied(one.rule, whyNot(one, leading, book), one.answer),
      ),
      warnings: sameText.length === 0 ? [] : [oneTextTwice([leading, ...sameText])],
    },
    conflicts,
  }
}

/** A panel's readers know their own text: of those that agree, it is cited before the law. */
function ownFirst<Word extends string>(readings: readonly TextReading<Word>[]) {
  const place = ({ rule }: TextReading) => (rule.origin === 'constitution' ? 0 : 1)
  return readings.toSorted((one, other) => place(one) - place(other))
}

const plain = (word: string) => word.replaceAll('-', ' ')

function spoken({ answer, working }: TextReading): string {
  return working === undefined ? plain(answer) : `${working}: ${plain(answer)}`
}

function whyNot(one: TextReading, leading: TextReading, { constitution }: RuleBook): string {
  const own = one.working ?? one.rule.gloss.replace(/\.$/, '')
  const prevails =
    rankOf(constitution, one.rule) === rankOf(constitution, leading.rule)
      ? ''
      : `. ${citeParagraph(leading.rule)} prevails`
  return `By this text alone: ${plain(one.answer)}, as ${own}${prevails}`
}

function conflictsBetween(
  { constitution }: RuleBook,
  readings: readonly TextReading[],
): readonly string[] {
  return [...constitution.conflicts.keys()].filter((id) => {
    const naming = readings.filter(({ rule }) => rule.conflicts.includes(id))
    return naming.some(({ answer }) => answer !== naming[0]?.answer)
  })
}

const named = (readings: readonly TextReading[]) =>
  listParagraphs(readings.map(({ rule }) => citeParagraph(rule)))

function notInRegister(readings: readonly TextReading[]): string {
  return `${named(readings)} differ, and no conflict that both sides name is in the register: add one, so that someone can rule on it`
}

function oneTextTwice(readings: readonly TextReading[]): string {
  const [first] = readings
  return `${named(readings)} stand in one text and differ: ${first === undefined ? '' : citeParagraph(first.rule)} is applied until someone rules`
}
