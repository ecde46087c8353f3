import { createHash } from 'node:crypto'
import type { Drawn, Paragraph } from './paragraph.ts'
import { orderBehind } from './placing.ts'

/** What the record draws now and the minutes do not have: offered, and never put in by itself. */
export interface Offer {
  /** Of the paragraph and of what is drawn: another whenever that is drawn otherwise. */
  readonly id: string
  /** The paragraph that rests on something recorded or corrected since. */
  readonly paragraph: Paragraph | undefined
  /** What is drawn now; `undefined` where nothing is, as when what it rested on was struck out. */
  readonly drawn: Drawn | undefined
}

const isOf = (one: Pick<Drawn, 'item' | 'place'>, other: Pick<Drawn, 'item' | 'place'>) =>
  one.item === other.item && one.place === other.place

/** Such as the seats, on which much else rests as well. */
const SHARED = new Set(['seats', 'apologies', 'items', 'plan'])

/**
 * What was recorded or corrected since the paragraphs were last held against the record. A paragraph that was
 * written otherwise still answers for the sentence that it was taken from.
 *
 * @param drawn - all that the record draws now, in its order
 */
export function offersFor(
  paragraphs: readonly Paragraph[],
  drawn: readonly Drawn[],
): readonly Offer[] {
  const left = new Set(paragraphs.filter((one) => one.drawn !== null))
  const without = (
    sentences: readonly Drawn[],
    answers: (one: Paragraph, sentence: Drawn) => boolean,
  ) =>
    sentences.filter((sentence) => {
      const same = [...left].find(
        (one) =>
          (one.drawn === sentence.words || one.words === sentence.words) && answers(one, sentence),
      )
      if (same === undefined) return true
      left.delete(same)
      return false
    })
  // One that a clerk moved to another place answers for its sentence too, once those that stand where they were drawn have
  const rest = without(without(drawn, isOf), () => true)
  const beside = new Map<Paragraph, Drawn>()
  const isMoved = (one: Paragraph) =>
    !drawn.some((sentence) => isOf(one, sentence) && sharedFacts(one, sentence) > 0)
  for (const sentence of rest) {
    const near = [...left]
      .filter((one) => (isOf(one, sentence) || isMoved(one)) && !beside.has(one))
      .map((one) => ({ one, shared: sharedFacts(one, sentence) }))
      .toSorted((first, second) => second.shared - first.shared)[0]
    if (near !== undefined && near.shared > 0) beside.set(near.one, sentence)
  }
  const taken = new Set(beside.values())
  const unanswered = rest.filter((sentence) => !taken.has(sentence))
  return [
    // One that is left out rests on nothing that could be otherwise
    ...[...left]
      .filter((one) => !one.isLeftOut || beside.has(one))
      .map((one) => ({ id: idOf(one, beside.get(one)), paragraph: one, drawn: beside.get(one) })),
    ...unanswered.map((sentence) => ({
      ...{ id: idOf(undefined, sentence), paragraph: undefined, drawn: sentence },
    })),
  ]
}

function idOf(paragraph: Paragraph | undefined, drawn: Drawn | undefined): string {
  const says = JSON.stringify([drawn?.item, drawn?.place, drawn?.words, drawn?.facts])
  const digest = createHash('sha256').update(says).digest('hex').slice(0, 12)
  return `${paragraph === undefined ? 'new' : paragraph.id}-${digest}`
}

function sharedFacts({ facts }: Paragraph, { facts: others, place }: Drawn): number {
  const isWhole = place === 'opening' || place === 'closing'
  const shared = facts.filter((fact) => others.includes(fact) && (isWhole || !SHARED.has(fact)))
  return shared.length
}

/** Where a new sentence stands among the paragraphs: after that of the sentence before it in the draft. */
export function orderAfter(
  paragraphs: readonly Paragraph[],
  drawn: readonly Drawn[],
  sentence: Drawn,
): number {
  const before = drawn.slice(0, drawn.indexOf(sentence)).toReversed()
  const previous = before
    .flatMap((one) => paragraphs.find((its) => isOf(its, one) && its.drawn === one.words) ?? [])
    .at(0)
  return orderBehind(paragraphs, previous?.order ?? 0)
}
