import { toNumber } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { clauseStarts, inOneClause } from '../clauses.ts'
import { type Mention, nearest } from '../prose/mentions.ts'
import type { Line, NamedTable } from '../prose/named-table.ts'
import { type Scene, scenesOf, type TableInReach } from '../prose/scene.ts'
import type { Value } from '../prose/values.ts'
import type { Reading, Statement } from '../reading.ts'
import { conclude } from './conclude.ts'

const WORD =
  /(?<!\b(?:second|third|fourth|joint|next|at|the other|one of the|among the) )\b(?:(?<high>highest|largest|biggest|greatest|busiest|dearest|widest|longest|most(?! (?:of|recent|people|likely)\b)|peak(?:ed)?)|(?<low>lowest|smallest|fewest|quietest|cheapest|shortest|narrowest|least(?! (?:\d|one|two)))|(?<either>best|worst|poorest|fastest|slowest|quickest))\b(?! (?:since|ever|on record|for \w+ years))/giu
const CHANGE =
  /\b(?:(?<up>increase|rise|growth|grew|grown|rose|risen|gain)|(?<down>decrease|fall|fell|fallen|reduction|drop|cut|decline)|change|improvement|improved)\b/iu
const VALUES = new Set(['plain', 'period', 'total'])
const CHANGES = new Set(['change', 'percent-change', 'points'])
const RATES = new Set(['rate', 'percent', 'average'])
const OTHERS = /\b(?:since|ever|outside|after|apart from|except|excluding)\b/iu
const LEAST_LINES = 3
const MOST_LINES = 60

/** "July was the busiest month": what a sentence calls the highest or lowest, against the others of its table. */
export function checkSuperlatives(reading: Reading): readonly Claim[] {
  return scenesOf(reading, hasSuperlative).flatMap((scene) => {
    const { text } = scene.statement.sentence
    return [...text.matchAll(WORD)].flatMap((match) => checkOne(scene, match).slice(0, 1))
  })
}

function hasSuperlative({ sentence }: Statement): boolean {
  return sentence.text.search(WORD) >= 0
}

function checkOne(scene: Scene, match: RegExpExecArray): readonly Claim[] {
  const { text } = scene.statement.sentence
  if (OTHERS.test(text.slice(match.index))) return []
  const found = scene.tables.flatMap((reach) => candidatesIn(scene, reach, match))
  const right = found.find(({ isTop }) => isTop)
  const [first] = right ? [right] : found.filter(({ isSure }) => isSure)
  if (!first) return []
  const { named, line, across, top, value } = first
  const word = phraseAt(text, match)
  const of = across.label === '' ? '' : ` of "${across.label}"`
  const stated = `${word}: ${line.label}`
  if (right)
    return [
      conclude(scene.statement.sentence, {
        kind: 'rank',
        stated,
        recomputed: line.label,
        fit: 'correct',
        working: `the table bears it out: ${value.said} is at that end${of}`,
      }),
    ]
  if (found.length > 1 || isTopAnywhere(named, first)) return []
  return [
    conclude(scene.statement.sentence, {
      kind: 'rank',
      stated,
      recomputed: top.label,
      fit: 'inconsistent',
      working: `in the table that is "${top.label}"${of}, not "${line.label}", which has ${value.said}`,
    }),
  ]
}

/** The words as printed, with the article before them and what "most" is of: "the most common". */
function phraseAt(text: string, { index, 0: word }: RegExpExecArray): string {
  const article = /\bthe $/iu.exec(text.slice(0, index))?.[0].toLowerCase() ?? ''
  const of = /^(?:most|least)$/iu.test(word)
    ? /^ \p{L}+/u.exec(text.slice(index + word.length))
    : null
  return `${article}${word.toLowerCase()}${of?.[0] ?? ''}`
}

interface Candidate {
  readonly named: NamedTable
  /** The row or column that is called so, and the column or row it is compared in. */
  readonly line: Line
  readonly across: Line
  readonly way: 'rows' | 'columns'
  readonly sign: 1 | -1
  readonly value: Value
  readonly top: Line
  readonly isTop: boolean
  /** Whether the words name both in full, so that it may be wrong. */
  readonly isSure: boolean
}

function candidatesIn(
  scene: Scene,
  reach: TableInReach,
  match: RegExpExecArray,
): readonly Candidate[] {
  const { named, own } = reach
  const inRows = subjectOf(scene, own.rows, match)
  const inColumns = subjectOf(scene, own.columns, match)
  const rows = inRows && !inRows.line.isWhole ? compareIn(scene, reach, match, inRows, 'rows') : []
  const columns =
    rows.length === 0 && inColumns && !inColumns.line.isWhole
      ? compareIn(scene, reach, match, inColumns, 'columns')
      : []
  return [...rows, ...columns].filter(({ named: of }) => of === named)
}

interface Subject extends Mention {
  /** Whether it stands just after the word ("highest in Ashmere"), or begins the sentence. */
  readonly isPlain: boolean
}

const LEADS_ON =
  /^ (?:[\w-]+ ){0,4}?(?:in|at|for|among|by|was|were|is|are|being)(?: [\w-]+){0,2} $/iu
const BEGINS = /^(?:the |in |at )?$/iu

/** The line that is called so: one that the words after lead on to, or else the last before them. */
function subjectOf(
  scene: Scene,
  mentions: readonly Mention[],
  match: RegExpExecArray,
): Subject | undefined {
  const { text } = scene.statement.sentence
  const starts = clauseStarts(text)
  const [from, to] = [match.index, match.index + match[0].length]
  const near = mentions.filter(({ start }) => inOneClause(starts, start, from))
  const after = near.find(({ start }) => start >= to && LEADS_ON.test(text.slice(to, start)))
  if (after) return { ...after, isPlain: true }
  const before = near
    .filter(({ end }) => end <= from)
    .toSorted((one, other) => other.end - one.end)[0]
  return before && { ...before, isPlain: BEGINS.test(text.slice(0, before.start)) }
}

function compareIn(
  scene: Scene,
  { named, own }: TableInReach,
  match: RegExpExecArray,
  { line, isFull, isPlain }: Subject,
  way: 'rows' | 'columns',
): readonly Candidate[] {
  const lines = (way === 'rows' ? named.rows : named.columns).filter((it) => !it.isWhole)
  if (lines.length < LEAST_LINES || lines.length > MOST_LINES) return []
  const at = (one: Line, other: Line) =>
    way === 'rows' ? named.at(one.at, other.at) : named.at(other.at, one.at)
  const { text, quantities } = scene.statement.sentence
  const end = match.index + match[0].length
  const said = (way === 'rows' ? own.columns : own.rows).filter((it) => it.line !== line)
  const fulls = said.flatMap((it) => (it.isFull ? [it.line] : []))
  const direction = CHANGE.exec(text.slice(match.index, end + 25))?.groups
  const others = way === 'rows' ? named.columns : named.rows
  const printed = quantities.map((it) => toNumber(it.value))
  const quoted = others.filter((other) => {
    const value = at(line, other)
    return value !== null && printed.includes(Math.abs(value.value))
  })
  const usual = others.filter((it) => it.at === named.current || it.isWhole)
  const values = others.filter((it) => VALUES.has(it.heading?.kind ?? 'plain'))
  const changes = others.filter((it) => CHANGES.has(it.heading?.kind ?? 'plain'))
  const rates = others.filter((it) => RATES.has(it.heading?.kind ?? 'plain'))
  const isRate = /^ (?:\w+ ){0,2}(?:rate|share|proportion|percentage)\b/iu.test(text.slice(end))
  const chosen: readonly Line[] =
    quoted.length > 0
      ? quoted
      : said.length > 0
        ? [nearest(said, match.index) ?? []].flat()
        : direction
          ? changes
          : isRate
            ? rates
            : usual.length > 0 && way === 'rows'
              ? usual.slice(0, 1)
              : values.length === 1
                ? values
                : []
  return chosen.flatMap((across): readonly Candidate[] => {
    const isChange = CHANGES.has(across.heading?.kind ?? 'plain')
    const high = match.groups?.['low'] === undefined
    const signs: readonly (1 | -1)[] =
      match.groups?.['either'] !== undefined
        ? [1, -1]
        : direction?.['down'] && isChange
          ? [-1]
          : [high ? 1 : -1]
    const value = at(line, across)
    const all = lines.flatMap((it) => {
      const figure = at(it, across)
      return figure ? [{ line: it, value: figure }] : []
    })
    const isAlike = all.every(({ value: it }) => it.kind === value?.kind)
    if (!value || all.length !== lines.length || !isAlike) return []
    return signs.map((sign) => {
      const [top] = all.toSorted((one, other) => sign * (other.value.value - one.value.value))
      const isTop = top !== undefined && top.value.value === value.value
      const isNamed = fulls.includes(across)
      return {
        named,
        line,
        across,
        way,
        sign,
        value,
        top: top?.line ?? line,
        isTop,
        isSure:
          isFull &&
          isPlain &&
          isNamed &&
          quoted.length === 0 &&
          signs.length === 1 &&
          new Set(fulls).size === 1,
      }
    })
  })
}

/** Whether there is any reading by which the words are right: that end of any other column or row. */
function isTopAnywhere(named: NamedTable, { line, way, sign }: Candidate): boolean {
  const lines = (way === 'rows' ? named.rows : named.columns).filter((it) => !it.isWhole)
  const others = way === 'rows' ? named.columns : named.rows
  return others.some((other) => {
    const valueIn = (one: Line) =>
      (way === 'rows' ? named.at(one.at, other.at) : named.at(other.at, one.at))?.value
    const own = valueIn(line)
    return own !== undefined && lines.every((it) => sign * ((valueIn(it) ?? own) - own) <= 0)
  })
}
