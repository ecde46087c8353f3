import type { Claim } from '../claim.ts'
import { clauseStarts, inOneClause } from '../clauses.ts'
import type { Mention } from '../prose/mentions.ts'
import { type Point, type Run, runsOf } from '../prose/runs.ts'
import { type Scene, scenesOf, type TableInReach } from '../prose/scene.ts'
import { termsOf } from '../prose/terms.ts'
import type { Reading, Statement } from '../reading.ts'
import { textBefore } from '../words.ts'
import { conclude } from './conclude.ts'
import { findMoves, type Move } from './move-words.ts'

/** "Dismissals doubled", "burglary has fallen every year": how a line of a table went, told without a figure. */
export function checkMovesOfRows(reading: Reading): readonly Claim[] {
  return scenesOf(reading, tellsOfMoves).flatMap((scene) =>
    findMoves(scene.statement.sentence.text).flatMap((move) => checkMove(scene, move)),
  )
}

function tellsOfMoves({ sentence }: Statement): boolean {
  return findMoves(sentence.text).length > 0
}

/** One reading of what is said to have moved, and whether it did. */
interface Read {
  readonly isRight: boolean
  readonly said: string
  /** Whether the words name the line and nothing else. */
  readonly isSure: boolean
}

function checkMove(scene: Scene, move: Move): readonly Claim[] {
  const { sentence } = scene.statement
  // "Fell and then rose" is of two times
  if (findMoves(sentence.text).some((it) => it.way !== move.way)) return []
  const reads = scene.tables.flatMap((reach) => readsIn(scene, reach, move))
  // Of two ways one is right by chance in half of all
  const isTold = move.run !== null || move.factor !== null
  const right = reads.find(({ isRight, isSure }) => isRight && (isTold || isSure))
  const [first] = reads
  const wrong = reads.some(({ isRight, isSure }) => isRight || !isSure) ? undefined : first
  const shown = right ?? wrong
  if (!shown) return []
  return [
    conclude(sentence, {
      kind: 'comparison-direction',
      stated: move.words,
      recomputed: null,
      fit: right ? 'correct' : 'inconsistent',
      working: `in the table ${shown.said}`,
    }),
  ]
}

function readsIn(scene: Scene, { named, own }: TableInReach, move: Move): readonly Read[] {
  return (['rows', 'columns'] as const).flatMap((way): readonly Read[] => {
    const subject = subjectOf(scene, own[way], move)
    if (!subject) return []
    const runs = runsOf(named, way, subject.line).filter(
      ({ unit }) => (move.unit ?? unitAfter(scene, move) ?? unit) === unit,
    )
    const said = own[way === 'rows' ? 'columns' : 'rows'].filter(
      ({ line }) => line !== subject.line,
    )
    const stretches = runs.flatMap(({ points }) =>
      stretchesOf(scene, points, said, move).filter((it) => holdsAllTold(scene, points, it)),
    )
    const known = new Set([
      ...subject.line.terms,
      ...named.over,
      ...said.flatMap(({ line }) => line.terms),
    ])
    const isSure =
      subject.isFull && isAllSaid(scene, move, known) && !isOfOtherTime(scene, move, said)
    return stretches.map((stretch) => ({
      isRight: holds(move, stretch),
      said: `"${subject.line.label}" goes ${stretch.map(({ value, at }) => `${value.said.replace(/ \(".*$/u, '')} (${at.label})`).join(', ')}`,
      isSure: isSure && !stretch.some(({ value }) => value.isCredit),
    }))
  })
}

/** The one line that the words before name, in the clause of the move. */
function subjectOf(
  { statement }: Scene,
  mentions: readonly Mention[],
  { start }: Move,
): Mention | undefined {
  const starts = clauseStarts(statement.sentence.text)
  const near = mentions.filter((it) => it.end <= start && inOneClause(starts, it.start, start))
  const lines = new Set(near.map(({ line }) => line))
  const [subject] = near.toSorted((one, other) => Number(other.isFull) - Number(one.isFull))
  return lines.size === 1 ? subject : undefined
}

type Stretch = readonly Point[]

const SINCE =
  /\b(?:since|from|than(?: in)?|against|compared (?:with|to)|on|over|after) (?:the )?$/iu

/** Said of the last year and of no other that the sentence goes on to name. */
const ON_THE_YEAR = /^ (?:on (?:the|last) year|year on year|over the (?:last |past )?year)\b/iu
/** What is told past it is told of something else than the move: "is up, yet well below the base of 2019". */
const TURNS =
  /;|, (?:yet|but|though|although|while|whereas|and)\b|\b(?:before|until|and then|followed by|after which)\b/iu
/** "From 2020 to 2023", "between 2020 and 2023": past its end another stretch is told of. */
const FROM_TO = /^[^.;:]{0,30}?\b(?:from|between) [^.;:]{1,25}? (?:to|and) $/iu

/** What a move may be over: from the time that is said, between two, or from the one before the last and from the first. */
function stretchesOf(
  { statement }: Scene,
  points: Stretch,
  said: readonly Mention[],
  { run, start: from, end }: Move,
): readonly Stretch[] {
  const { text } = statement.sentence
  if (ON_THE_YEAR.test(text.slice(end))) return points.length > 1 ? [points.slice(-2)] : []
  const until = said.find(({ start }) => start > end && FROM_TO.test(text.slice(end, start)))
  const places = said.flatMap(({ line, start }) => {
    if (until && start > until.start) return []
    if (start > end && TURNS.test(text.slice(end, start))) return []
    const at = points.findIndex((it) => it.at === line)
    return at < 0 ? [] : [{ at, isSince: SINCE.test(textBefore(text, start)) && start >= from }]
  })
  const named = [...new Set(places.map(({ at }) => at))].toSorted((one, other) => one - other)
  const [first, last] = [named[0], named.at(-1)]
  if (first !== undefined && last !== undefined && first < last)
    return [points.slice(first, last + 1)]
  if (first !== undefined) {
    const isSince = places.some((it) => it.isSince)
    const stretch = isSince
      ? points.slice(first)
      : points.slice(Math.max(0, first - (run ?? 1)), first + 1)
    return stretch.length > 1 ? [stretch] : []
  }
  if (run !== null && Number.isFinite(run))
    return points.length > run ? [points.slice(-run - 1)] : []
  if (run !== null) return points.length > 2 ? [points] : []
  return points.length > 2 ? [points.slice(-2), points] : [points]
}

/** "Fell again, to 1,543, from a peak of 1,669": a stretch without a value that the words print of the line is not meant. */
function holdsAllTold({ texts }: Scene, points: Stretch, stretch: Stretch): boolean {
  const told = texts.flatMap(({ back, value }) => (back === 0 ? [value] : []))
  return points
    .filter(({ value }) => told.some((it) => it.kind === value.kind && it.value === value.value))
    .every((point) => stretch.includes(point))
}

function holds({ way, run, factor, closeness }: Move, stretch: Stretch): boolean {
  const values = stretch.map(({ value }) => value.value)
  if (run !== null)
    return values.slice(1).every((value, at) => Math.sign(value - (values[at] ?? 0)) === way)
  const [first = 0, last = 0] = [values[0], values.at(-1)]
  if (factor === null) return Math.sign(last - first) === way
  const ratio = last / first
  const far = Math.abs(ratio - 1) / Math.abs(factor - 1)
  if (closeness === 'over') return Math.sign(last - first) === way && far > 1
  if (closeness === 'under') return Math.sign(last - first) === way && far < 1 && far > 0.8
  return Math.sign(last - first) === way && far > 0.84 && far < 1.16
}

const UNITS = /\b(?:(?<unit>month|quarter)|(?:week|day|spring|summer|autumn|winter|night))s?\b/iu

/** The length of time that the words after a move say: "dropped in the last quarter"; no table's where it is shorter. */
function unitAfter({ statement }: Scene, { end }: Move): Run['unit'] | 'other' | null {
  const [clause = ''] = statement.sentence.text.slice(end).split(/[;:,]/u)
  const found = UNITS.exec(clause)
  const unit = found?.groups?.['unit']?.toLowerCase()
  return unit === 'month' || unit === 'quarter' ? unit : found ? 'other' : null
}

/** Whether words after it say over which time, and no line of the table is that. */
function isOfOtherTime({ statement }: Scene, { end }: Move, said: readonly Mention[]): boolean {
  const after = statement.sentence.text.slice(end)
  const isNamed = said.some(({ start }) => start >= end)
  return (
    !isNamed && /^ (?:between|since|from|in|during|on|against|compared|after|by)\b/iu.test(after)
  )
}

/** Words that say no more of what is counted. */
const PLAIN = new Set(
  termsOf(
    'number numbers count counts total recorded figure figures level levels year years month quarter though few also again slightly sharply steadily still only just average nearly almost more over have been being since last past during period reported overall',
  ).map(({ stem }) => stem),
)

/** Whether the words before a move say what the line and its table say, and no more: "burglary suspects" are others. */
function isAllSaid({ statement }: Scene, { start }: Move, known: ReadonlySet<string>): boolean {
  const { text } = statement.sentence
  const from = Math.max(0, ...clauseStarts(text).filter((at) => at < start))
  const lead = text.slice(from, start)
  return termsOf(lead).every(({ stem }) => known.has(stem) || PLAIN.has(stem) || /^\d/u.test(stem))
}
