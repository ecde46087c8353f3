import { toNumber } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { clauseStarts, inOneClause } from '../clauses.ts'
import { type Mention, nearest } from '../prose/mentions.ts'
import type { Line } from '../prose/named-table.ts'
import {
  isOfChange,
  isPlaced,
  type Order,
  ordersOfColumns,
  ordersOfRows,
  placeIn,
} from '../prose/orders.ts'
import { type Scene, scenesOf, type TableInReach } from '../prose/scene.ts'
import { settledIn } from '../prose/settled.ts'
import type { Quantity } from '../quantities.ts'
import type { Reading, Statement } from '../reading.ts'
import type { Sentence } from '../sentences.ts'
import { basesOf } from '../tables/numbers-near.ts'
import { textBefore } from '../words.ts'
import { printed } from './change-words.ts'
import { conclude } from './conclude.ts'
import {
  alikeIn,
  isBesideAll,
  isChangeOf,
  isRightAnywhere,
  isRightAtAll,
} from './places-of-lines.ts'
import { findSuperlatives, type Superlative } from './superlative-words.ts'
import { type QuotedEnd, quotedEnd } from './superlatives-quoted.ts'

const OTHERS =
  /\b(?:since|ever|outside|after|apart from|except|excluding|for (?:[\w-]+ )?(?:\w+ )?years)\b/iu
const LEAST_LINES = 3
const MOST_LINES = 60
/** What no words tell it is of may be one of the first columns of a table. */
const MOST_OPEN = 4

/** "July was the busiest month": what a sentence calls the highest or lowest, against the others of its table. */
export function checkSuperlatives(reading: Reading): readonly Claim[] {
  const basesAt = basesOf(reading.paper)
  return scenesOf(reading, hasSuperlative).flatMap((scene) => {
    const rights = settledIn(scene, basesAt(scene.statement.sentence.block))
    let before: Order | undefined
    return findSuperlatives(scene.statement.sentence.text).flatMap((word) => {
      const found = checkOne(scene, word, before, rights)
      before = found?.order ?? before
      return found?.claims ?? []
    })
  })
}

function hasSuperlative({ sentence }: Statement): boolean {
  return findSuperlatives(sentence.text).length > 0
}

/** A line that may be called so, in one order of its table. */
interface Candidate {
  readonly line: Line
  readonly order: Order
  readonly said: string
  /** The figure of the sentence that is its value, where one is. */
  readonly quoted: Quantity | undefined
  readonly isRight: boolean
  /** The line that does stand there. */
  readonly there: Line | undefined
  /** Whether the words leave no doubt which line, and by what. */
  readonly isSure: boolean
  /** Whether they leave no doubt which line, and it does not stand there by anything at all. */
  readonly isOut: boolean
  /** The same, where it stands next to there: the one has been taken for the other. */
  readonly isNear: boolean
}

interface Found {
  readonly claims: readonly Claim[]
  readonly order: Order
}

/** @param before - what a superlative before it in the sentence was of: "July the busiest, May the quietest" */
function checkOne(
  scene: Scene,
  word: Superlative,
  before: Order | undefined,
  rights: Parameters<typeof quotedEnd>[2],
): Found | undefined {
  const { sentence } = scene.statement
  if (OTHERS.test(sentence.text.slice(word.start))) return undefined
  const found = scene.tables.flatMap((reach) => candidatesIn(scene, reach, word, before))
  const right = found.find(({ isRight }) => isRight)
  const first = right ?? found.find(({ isNear }) => isNear) ?? found.find(({ isSure }) => isSure)
  const end = right ? undefined : quotedEnd(scene, word, rights)
  if (end) return { claims: [claimOf(sentence, word, end)], order: end.order }
  if (!first) return undefined
  const { line, order, there, said } = first
  if (right)
    return { claims: [claimOf(sentence, word, first), ...quotedIn(sentence, first)], order }
  if (!there || found.some((it) => !it.isSure && !it.isOut)) return undefined
  if (!first.isSure && !first.isNear) return undefined
  const claim = conclude(sentence, {
    kind: 'rank',
    stated: `${word.phrase}: ${line.label}`,
    recomputed: there.label,
    fit: 'inconsistent',
    working: `in the table that is "${there.label}"${sayOf(order)}, not "${line.label}", which has ${said}`,
  })
  return { claims: [claim], order }
}

const sayOf = ({ label }: Order) => (label === '' ? '' : ` of "${label}"`)

function claimOf(
  sentence: Sentence,
  { phrase, rank }: Superlative,
  { line, order, said }: QuotedEnd,
): Claim {
  return conclude(sentence, {
    kind: 'rank',
    stated: `${phrase}: ${line.label}`,
    recomputed: line.label,
    fit: 'correct',
    working: `the table bears it out: ${said} is ${rank > 1 ? `number ${rank} from` : 'at'} that end${sayOf(order)}`,
  })
}

/** The value that stands beside it, as printed: "the lowest, at 90%". */
function quotedIn(sentence: Sentence, { quoted, said }: Candidate): readonly Claim[] {
  return quoted === undefined
    ? []
    : [
        conclude(sentence, {
          kind: 'same-fact',
          stated: printed(sentence.text, quoted),
          recomputed: quoted.text,
          fit: 'correct',
          working: `the table has ${said}`,
        }),
      ]
}

interface Subject extends Pick<Mention, 'line' | 'isFull'> {
  /** Whether it stands just after the word ("highest in Ashmere"), or begins the sentence. */
  readonly isPlain: boolean
}

function candidatesIn(
  scene: Scene,
  reach: TableInReach,
  word: Superlative,
  before: Order | undefined,
): readonly Candidate[] {
  const { named, own, lent } = reach
  for (const way of ['rows', 'columns'] as const) {
    const all = named[way].filter((it) => !it.isWhole)
    const subject = subjectOf(scene, own[way], word) ?? lentTo(scene, lent[way], word)
    if (!subject) continue
    const lines = alikeIn(all, subject.line)
    if (lines.length < LEAST_LINES || lines.length > MOST_LINES) continue
    const orders = way === 'rows' ? ordersOfRows(named) : ordersOfColumns(named)
    const other = way === 'rows' ? own.columns : own.rows
    const found = placesOf(scene, reach, word, {
      subject,
      lines,
      orders,
      other,
      way,
      before,
    })
    if (found.length > 0) return found
  }
  return []
}

const LEADS_ON =
  /^ (?:[\w-]+ ){0,4}?(?:in|at|for|among|by|was|were|is|are|being|had|has)(?: [\w-]+){0,2} $/iu
const BEGINS = /^(?:the |in |at |for )?$/iu

/** The line that is called so: one that the words after lead on to, or else the last before them. */
function subjectOf(
  scene: Scene,
  mentions: readonly Mention[],
  { start: from, end: to }: Superlative,
): Subject | undefined {
  const { text } = scene.statement.sentence
  const starts = clauseStarts(text)
  const near = mentions.filter(
    ({ start, line }) => !line.isWhole && inOneClause(starts, start, from),
  )
  const after = near.find(({ start }) => start >= to && LEADS_ON.test(text.slice(to, start)))
  if (after) return { ...after, isPlain: true }
  const before = near
    .filter(({ end }) => end <= from)
    .toSorted((one, other) => other.end - one.end)[0]
  return before && { ...before, isPlain: BEGINS.test(textBefore(text, before.start)) }
}

/** "It has the highest rate": the one line that the sentences before name. */
function lentTo(
  { leans }: Scene,
  mentions: readonly Mention[],
  { start }: Superlative,
): Subject | undefined {
  const lines = new Set(mentions.map(({ line }) => line))
  const [only] = lines
  return leans && only && lines.size === 1 && start < FARTHEST_LENT
    ? { line: only, isFull: false, isPlain: false }
    : undefined
}
const FARTHEST_LENT = 40

interface Ordered {
  readonly subject: Subject
  readonly lines: readonly Line[]
  readonly orders: readonly Order[]
  readonly other: readonly Mention[]
  readonly way: 'rows' | 'columns'
  readonly before: Order | undefined
}

function placesOf(
  scene: Scene,
  { named }: TableInReach,
  word: Superlative,
  { subject, lines, orders, other, way, before }: Ordered,
): readonly Candidate[] {
  const { line } = subject
  const { quantities } = scene.statement.sentence
  const quoteOf = (value: number) =>
    quantities.find((it) => toNumber(it.value) === Math.abs(value) && !it.inWords)
  const quoted = orders.filter((order) => {
    const value = order.valueOf(line)
    return order.line !== null && value !== null && quoteOf(value.value) !== undefined
  })
  const said = other.filter((it) => it.line !== line)
  const nearby = nearest(said, word.start)
  const bySaid = orders.filter((order) => order.line !== null && order.line === nearby)
  const byDirection = word.direction ? orders.filter(isChangeOf(word)) : []
  const values = orders.filter(({ kind }) => kind === 'value')
  const usual = values.filter(({ line: it }) => it && (it.at === named.current || it.isWhole))
  const rates = orders.filter(({ kind }) => kind === 'rate')
  const open =
    lines.length > LEAST_LINES && !word.direction
      ? (word.signs.length > 1 ? [...rates, ...values] : [...values, ...rates]).slice(0, MOST_OPEN)
      : []
  const chosen = [
    byDirection,
    quoted.filter((it) => !word.direction || isOfChange(it)),
    bySaid,
    word.isRate ? rates : [],
    orders.filter((it) => it.line !== null && it.line === before?.line),
    way === 'rows' && !word.direction ? [...usual.slice(0, 1), ...open] : [],
  ].find((some) => some.length > 0)
  const isOut =
    subject.isFull &&
    subject.isPlain &&
    isBesideAll(scene.statement.sentence.text, word, lines) &&
    !isRightAtAll({ named, way, lines, line }, word)
  const fulls = new Set(said.flatMap((it) => (it.isFull ? [it.line] : [])))
  return (chosen ?? []).flatMap((order) => {
    const value = order.valueOf(line)
    const signs = isOfChange(order) && word.direction ? [word.direction] : word.signs
    const places = signs.map((sign) => placeIn(order, lines, line, sign))
    if (!value || places.some((it) => it === null)) return []
    const next = places.find((it) => it !== null && isNext(it, word.rank))
    const isRight = places.some((it) => isPlaced(it, word.rank))
    // Which is the more of what is printed as negative the words may tell either way
    const hasCredit = lines.some((it) => order.valueOf(it)?.isCredit)
    const isNamed = order.line !== null && fulls.has(order.line) && fulls.size === 1
    const isSure =
      !hasCredit &&
      subject.isFull &&
      subject.isPlain &&
      signs.length === 1 &&
      quoted.length === 0 &&
      (isNamed || (byDirection.length > 0 && fulls.size === 0)) &&
      !isRightAnywhere(orders, lines, line, word.rank)
    return [
      {
        line,
        order,
        said: value.said,
        quoted: quoted.length > 0 ? quoteOf(value.value) : undefined,
        isRight,
        there: (next ?? places[0])?.inOrder[word.rank - 1],
        isSure,
        isOut: isOut && !hasCredit,
        isNear: isOut && !hasCredit && quoted.length === 0 && next !== undefined,
      },
    ]
  })
}

/** Whether a line stands just before or after a place. */
function isNext(
  { place, alike }: { readonly place: number; readonly alike: number },
  rank: number,
) {
  return alike === 1 && Math.abs(place - rank) === 1
}
