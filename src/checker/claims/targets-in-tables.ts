import { toNumber } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { goodSide } from '../good-side.ts'
import type { Line } from '../prose/named-table.ts'
import { type Scene, scenesOf, type TableInReach } from '../prose/scene.ts'
import type { Value } from '../prose/values.ts'
import type { Reading, Statement } from '../reading.ts'
import { conclude } from './conclude.ts'
import { MET as MET_CELL, statusesIn } from './statuses.ts'

const NAME = '(?:targets?|standards?|aim|goal|objective|minimum|maximum|ceiling)'
const MET = '(?:met|hit|achieved|reached|attained)'
const MISSED = '(?:missed)'
/** "Met its target", "the standard was not met", "999 answering: target met". */
const SAID = new RegExp(
  `\\b(?:(?<not>not |never )?(?<met>${MET})|(?<missed>${MISSED}))(?= (?:its|their|the|that|this|our) (?:own |agreed |national |local |[\\d.]+(?:%| per cent) )?${NAME}\\b|[.,;]|$)|\\b${NAME} (?:(?:was|is|has been|were|are) )?(?:(?<not2>not )?(?<met2>${MET})|(?<missed2>${MISSED}))\\b`,
  'giu',
)
/** What makes the words speak of some only, of what may be, or of another time. */
const OTHERWISE =
  /\b(?:if|whether|would|could|should|may|might|until|unless|expected?|forecast|hope\w*|aim to|only|except|but|all|both|each|every|none|neither|most|of the|months?|quarters?|years?|weeks?|since|last|previous|first|once|times)\b/iu
const VALUES = new Set(['plain', 'period', 'average', 'percent', 'rate'])

/** "Webchat satisfaction of 79.4% met its target": a row of a table that has its target beside it. */
export function checkTargetsInTables(reading: Reading): readonly Claim[] {
  return scenesOf(reading, saysMet).flatMap((scene) => {
    const { text } = scene.statement.sentence
    const [said, another] = [...text.matchAll(SAID)]
    if (!said || another || OTHERWISE.test(text)) return []
    const found = scene.tables.flatMap((reach) => rowOf(scene, reach) ?? [])
    const [row, rival] = found
    if (!row || rival) return []
    const groups = said.groups ?? {}
    const missed = groups['missed'] ?? groups['missed2']
    const isNot = (groups['not'] ?? groups['not2']) !== undefined
    return claimOf(scene, row, { word: said[0], isMet: missed === undefined && !isNot })
  })
}

function saysMet({ sentence }: Statement): boolean {
  return sentence.text.search(SAID) >= 0
}

interface HeldRow {
  readonly line: Line
  readonly value: Value | null
  readonly target: Value | null
  /** What the row itself says of it, where it does. */
  readonly status: string | undefined
}

/** The one row that the sentence names in full, with its latest value and its target. */
function rowOf(scene: Scene, reach: TableInReach): HeldRow | undefined {
  const { named, own } = reach
  const lines = new Set(own.rows.filter(({ isFull }) => isFull).map(({ line }) => line))
  const [line] = lines
  const targets = named.columns.filter(({ heading }) => heading?.kind === 'target')
  const [held, more] = targets
  if (!line || lines.size > 1 || more) return undefined
  if (own.columns.some((it) => it.line !== held && it.line.at !== named.current)) return undefined
  const statuses = statusesIn(named.table, line.at)
  if (!held && statuses.length !== 1) return undefined
  const target = held ? named.at(line.at, held.at) : null
  const columns = named.columns.filter(
    ({ at, heading }) =>
      VALUES.has(heading?.kind ?? 'plain') && named.at(line.at, at)?.kind === target?.kind,
  )
  const [only, other] = columns
  const column = columns.find(({ at }) => at === named.current) ?? (other ? undefined : only)
  const value = column ? named.at(line.at, column.at) : null
  const row = { line, value, target, status: statuses.length === 1 ? statuses[0] : undefined }
  return agrees(scene, reach, row) ? row : undefined
}

/** Whether the sentence prints no figure, or none but those of the row and its name, and how far the value is from its target. */
function agrees({ texts }: Scene, { named }: TableInReach, { line, value, target }: HeldRow) {
  const cells = named.columns.map(({ at }) => named.at(line.at, at)?.value)
  const gap = Math.abs((value?.value ?? Number.NaN) - (target?.value ?? Number.NaN))
  return texts
    .filter(({ back }) => back === 0)
    .every(({ quantity }) => {
      const own = toNumber(quantity.value)
      const isInName = line.label.toLowerCase().includes(quantity.text.toLowerCase())
      return isInName || cells.includes(own) || Math.abs(own - gap) < CLOSE
    })
}
const CLOSE = 1e-6

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
  const side = goodSide(`${line.label} ${sentence.text}`, value.kind === 'percent')
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
