import { readNumber, toNumber } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { likelySide } from '../good-side.ts'
import type { Mention } from '../prose/mentions.ts'
import type { Line } from '../prose/named-table.ts'
import { type Scene, scenesOf, type TableInReach } from '../prose/scene.ts'
import type { Value } from '../prose/values.ts'
import type { Quantity } from '../quantities.ts'
import type { Reading, Statement } from '../reading.ts'
import { conclude } from './conclude.ts'
import { MET as MET_CELL, statusesIn } from './statuses.ts'

const NAME = '(?:targets?|standards?|aim|goal|objective|minimum|maximum|ceiling)'
const MET = '(?:met|hit|achieved|reached|attained)'
const MISSED = '(?:missed)'
/** "Met its target", "the standard was not met", "999 answering: target met". */
const SAID = new RegExp(
  `\\b(?:(?<not>not |never )?(?<met>${MET})|(?<missed>${MISSED}))(?= (?:its|their|the|that|this|our) (?:own |agreed |national |local |[\\d.]+(?:%| per cent) )?${NAME}\\b| theirs\\b|[.,;]|$)|\\b${NAME}(?: (?:of|for|on) [^,.;:]{1,30})? (?:(?:was|is|has been|were|are) (?:therefore |thus |also |just |narrowly )?)?(?:(?<not2>not )?(?<met2>${MET})|(?<missed2>${MISSED}))\\b`,
  'giu',
)
const VERB = new RegExp(`(?:not |never )?(?:${MET}|${MISSED})`, 'iu')
/** What makes the words speak of some only, of what may be, or of another time. */
const OTHERWISE =
  /\b(?:if|whether|would|could|should|may|might|until|unless|expected?|forecast|hope\w*|aim to|only|except|but|all|both|each|every|none|neither|most|of the|months?|quarters?|years?|weeks?|since|last|previous|first|once|times)\b/iu
const VALUES = new Set(['plain', 'period', 'average', 'percent', 'rate'])

/** "Webchat satisfaction of 79.4% met its target": a row of a table that has its target beside it. */
export function checkTargetsInTables(reading: Reading): readonly Claim[] {
  return scenesOf(reading, saysMet).flatMap((scene) => {
    const { text } = scene.statement.sentence
    const [said, another] = [...text.matchAll(SAID)]
    if (!said || another) return []
    const clause = clauseAbout(text, said.index)
    const found = scene.tables.flatMap((reach) => rowOf(scene, reach, clause) ?? [])
    const [row, rival] = found
    if (!row || rival || OTHERWISE.test(withoutName(clause.words, row.line))) return []
    const groups = said.groups ?? {}
    const missed = groups['missed'] ?? groups['missed2']
    const isNot = (groups['not'] ?? groups['not2']) !== undefined
    return claimOf(scene, row, {
      word: VERB.exec(said[0])?.[0] ?? said[0],
      isMet: missed === undefined && !isNot,
    })
  })
}

function saysMet({ sentence }: Statement): boolean {
  return sentence.text.search(SAID) >= 0
}

/** A column of an earlier time. */
const BEFORE = /\b(?:last|previous|prior|earlier|before)\b/iu

interface HeldRow {
  readonly line: Line
  readonly value: Value | null
  readonly target: Value | null
  /** What the row itself says of it, where it does. */
  readonly status: string | undefined
}

interface Clause {
  readonly from: number
  readonly to: number
  readonly words: string
}

/** The words about a place, up to where a semicolon or a colon after words divides them. */
function clauseAbout(text: string, at: number): Clause {
  const from = text.lastIndexOf('; ', at) + 1
  const end = text.indexOf('; ', at)
  const to = end < 0 ? text.length : end
  return { from, to, words: text.slice(from, to) }
}

/** What a clause says beside the name of a row: "all routes" is part of one, and "for the year" of no other time. */
function withoutName(words: string, { label }: Line): string {
  const own = new Set(label.toLowerCase().match(/[\p{L}\d-]+/gu))
  return words
    .replace(/\b(?:for|in|over) the (?:whole )?(?:year|quarter|month)\b/giu, '')
    .replace(/[\p{L}\d-]+/gu, (word) => (own.has(word.toLowerCase()) ? '' : word))
}

/** The one row that the clause names in full, or in part with its value, with its latest value and its target. */
function rowOf(scene: Scene, reach: TableInReach, clause: Clause): HeldRow | undefined {
  const { named, own } = reach
  const mentions = own.rows.filter(({ start, end }) => start >= clause.from && end <= clause.to)
  const full = new Set(mentions.filter(({ isFull }) => isFull).map(({ line }) => line))
  const lines = full.size > 0 ? full : new Set(mentions.map(({ line }) => line))
  const [line] = lines
  const targets = named.columns.filter(({ heading }) => heading?.kind === 'target')
  const [held, more] = targets
  if (!line || lines.size > 1 || more) return undefined
  const isAlike = (one: Line, other: Line | undefined) =>
    !other || named.at(line.at, one.at)?.kind === named.at(line.at, other.at)?.kind
  // A heading of other things in the row is not another time of it
  const isOfOther = ({ line: column }: Mention) =>
    column !== held &&
    column.at !== named.current &&
    (column.heading?.kind === 'period' || isAlike(column, held))
  if (own.columns.some(isOfOther)) return undefined
  const statuses = statusesIn(named.table, line.at)
  if (!held && statuses.length !== 1) return undefined
  const target = held ? named.at(line.at, held.at) : null
  const columns = named.columns.filter(
    ({ at, heading, label }) =>
      VALUES.has(heading?.kind ?? 'plain') &&
      !BEFORE.test(label) &&
      named.at(line.at, at)?.kind === target?.kind,
  )
  const [only, other] = columns
  const column = columns.find(({ at }) => at === named.current) ?? (other ? undefined : only)
  const value = column ? named.at(line.at, column.at) : null
  const row = { line, value, target, status: statuses.length === 1 ? statuses[0] : undefined }
  const isNamed = full.size > 0 || isValueTold(scene, clause, value)
  return isNamed && agrees(scene, reach, row, clause) ? row : undefined
}

/** Whether the sentence prints no figure, or none but those of the row and its name, and how far the value is from its target. */
function agrees(
  { texts }: Scene,
  { named }: TableInReach,
  { line, value, target }: HeldRow,
  clause: Clause,
) {
  const cells = named.columns.map(({ at }) => Math.abs(named.at(line.at, at)?.value ?? Number.NaN))
  const gap = Math.abs((value?.value ?? Number.NaN) - (target?.value ?? Number.NaN))
  const inName = (line.label.match(/\d+(?:\.\d+)?/gu) ?? []).map(Number)
  return texts
    .filter(({ back, quantity }) => back === 0 && isIn(clause, quantity))
    .every(
      ({ quantity }) =>
        line.label.toLowerCase().includes(quantity.text.toLowerCase()) ||
        numbersOf(quantity).some(
          (own) => inName.includes(own) || cells.includes(own) || Math.abs(own - gap) < CLOSE,
        ),
    )
}

/** A figure as it may stand in a table: "seven minutes" is a plain 7 there, or 420 seconds. */
function numbersOf({ value, text }: Quantity): readonly number[] {
  const printed = Number(/[\d,]+(?:\.\d+)?/u.exec(text)?.[0].replaceAll(',', ''))
  return [toNumber(value), printed, readNumber(text.split(' ')[0] ?? '') ?? Number.NaN]
}

const CLOSE = 1e-6

const isIn = ({ from, to }: Clause, { start, end }: Quantity) => start >= from && end <= to

/** Whether the clause tells the value of the row: then a part of its name is enough. */
function isValueTold({ texts }: Scene, clause: Clause, value: Value | null): boolean {
  return texts.some(
    ({ back, quantity, value: own }) =>
      back === 0 && isIn(clause, quantity) && own.kind === value?.kind && own.value === value.value,
  )
}

function claimOf(
  scene: Scene,
  { line, value, target, status }: HeldRow,
  { word, isMet }: { readonly word: string; readonly isMet: boolean },
): readonly Claim[] {
  const { sentence } = scene.statement
  if (status !== undefined) {
    const isSo = MET_CELL.test(status) === isMet
    return [
      conclude(sentence, {
        kind: 'threshold',
        stated: word,
        recomputed: status,
        fit: isSo ? 'correct' : 'inconsistent',
        working: `the table says "${status}" of "${line.label}"`,
      }),
    ]
  }
  if (!value || !target) return []
  const side = likelySide(`${line.label} ${sentence.text}`, value.kind === 'percent')
  if (side === 0) return []
  const apart = value.value - target.value
  const was = side * apart >= 0
  const where = apart > 0 ? 'above' : apart < 0 ? 'below' : 'just'
  const better = side > 0 ? 'more' : 'less'
  return [
    conclude(sentence, {
      kind: 'threshold',
      stated: word,
      recomputed: was ? 'met' : 'missed',
      fit: was === isMet ? 'correct' : 'incorrect',
      working: `${value.said} is ${where} ${apart === 0 ? '' : 'its target of '}${target.said}, and ${better} is better`,
    }),
  ]
}
