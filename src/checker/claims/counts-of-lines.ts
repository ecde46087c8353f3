import { matchesIn, readNumber } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import type { Line, NamedTable } from '../prose/named-table.ts'
import { type Scene, scenesOf } from '../prose/scene.ts'
import type { Reading, Statement } from '../reading.ts'
import { textBefore } from '../words.ts'
import { conclude } from './conclude.ts'
import { countIn, hasValue, isThreshold, saysHow } from './counted-lines.ts'
import { rowsCounted } from './counts-of-rows.ts'
import { statusesIn } from './statuses.ts'

const NUMBER = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,2}'
const COUNT = new RegExp(
  `(?<![\\d.,£-])(?<!\\b(?:every|each|any|not|only|just|last|first|other|than) )\\b(?<count>${NUMBER}) (?:out )?of (?:the |these |our |those |its |their |my |all )?(?<all>${NUMBER})\\b(?![\\d.,%-]*\\d|%)|\\b(?<every>all|none of the|none of our) (?<whole>${NUMBER})\\b`,
  'giu',
)
/** What makes the count one of other things, or of some other time or kind of line. */
const OTHERWISE =
  /\b(?:except|apart from|excluding|would|could|should|might|expected?|forecast|plans?|planned|again|since|consecutive|running|ever|only (?:one|two)|on (?:its|their) own|built|twice|each)\b/iu
/** What stands for a figure told before. */
const LEANS = /\b(?:it|that|the (?:mean|average|target|standard)(?! of\b))\b/iu
/** "Targets met: five of seven": what is counted stands before the colon. */
const LEAD =
  /\b(?:targets?|standards?) (?:met|missed|reached|achieved)(?: in the (?:year|quarter))?: $/iu
const OF_TARGETS = /\b(?:targets?|standards?)\b/iu
const LEAST_LINES = 3
/** Who counts a few lines is out by one or two; by more, it is rather something else that was counted. */
const MOST_MISCOUNTED = 2
/** A table farther off may be of other things of which there are as many. */
const FARTHEST_BLOCKS = 6

/** "Four of the six districts met the 80% target": how many lines of a table stand so, by any of its figures. */
export function checkCountsOfLines(reading: Reading): readonly Claim[] {
  const told = scenesOf(reading, countsLines).flatMap((scene) =>
    matchesIn(scene.statement.sentence.text, COUNT).flatMap((match) => checkCount(scene, match)),
  )
  return [...told, ...rowsCounted(reading)]
}

function countsLines({ sentence }: Statement): boolean {
  return sentence.text.search(COUNT) >= 0
}

function checkCount(
  scene: Scene,
  { 0: text, index, groups = {} }: RegExpExecArray,
): readonly Claim[] {
  const { sentence } = scene.statement
  const all = numberOf(groups['all'] ?? groups['whole'])
  const every = groups['every']?.toLowerCase()
  const count = every === undefined ? numberOf(groups['count']) : every === 'all' ? all : 0
  if (count > all || all < LEAST_LINES) return []
  const [from, to] = clauseAt(sentence.text, index, text.length)
  const lead = LEAD.exec(textBefore(sentence.text, index))?.[0] ?? ''
  const clause = lead + sentence.text.slice(from, to)
  if (OTHERWISE.test(clause)) return []
  const others = sentence.quantities.filter(
    (it) => it.end <= index || it.start >= index + text.length,
  )
  const near = others.filter((it) => it.start >= from && it.end <= to)
  const before = scene.texts.flatMap((it) => (it.back === 1 ? [it.quantity] : []))
  const earlier = others.filter(({ end }) => end <= from)
  const told = earlier.length > 0 ? earlier : before
  const thresholds = near.length > 0 ? near : LEANS.test(clause) ? told : []
  if (LEANS.test(clause) && !thresholds.some(isThreshold)) return []
  const isOfTargets = OF_TARGETS.test(clause) && thresholds.length === 0
  const counted = scene.tables
    .filter(
      ({ named }) =>
        Math.abs(named.table.block - sentence.block) <= FARTHEST_BLOCKS ||
        (isOfTargets && tellsOfTargets(named)),
    )
    .flatMap(({ named, own }) =>
      (['rows', 'columns'] as const).flatMap((way) => {
        const lines = linesOf(named, way, clause)
        return lines.length === all
          ? (countIn(
              {
                named,
                way,
                lines,
                said: own[way === 'rows' ? 'columns' : 'rows'].flatMap((it) =>
                  it.start >= from && it.end <= to ? [it.line] : [],
                ),
              },
              clause,
              thresholds,
            ) ?? [])
          : []
      }),
    )
  const [first] = counted
  if (!first) return []
  // Of what met a target the first count is meant; of what went up or down only one that every reading gives
  const isOne =
    thresholds.length > 0 ||
    OF_TARGETS.test(clause) ||
    new Set(counted.flatMap(({ likely }) => likely)).size === 1
  const isRight = counted.some(({ likely }) => likely.includes(count))
  const isPossible = counted.some(({ possible }) => possible.has(count))
  if (!isRight && isPossible) return []
  // Where another table's lines are called so, it is of those; months and quarters are called so by themselves
  const isOfOthers =
    !TIMES.some(([word]) => word.test(clause)) &&
    scene.tables.some(
      ({ named }) => isCalled(named, clause) && !lengthsOf(named, clause).includes(all),
    )
  if (!isRight && isOfOthers) return []
  // "Four of the eight fell in the autumn": of eight of what, and a table may have as many lines by chance
  if (!isRight && !(isOne && isSaidOfWhat(clause, text))) return []
  const shown = isRight ? count : first.likely[0]
  if (shown === undefined || Math.abs(shown - count) > MOST_MISCOUNTED) return []
  return [
    conclude(sentence, {
      kind: 'sum',
      stated: text,
      recomputed: String(shown),
      fit: isRight ? 'correct' : 'inconsistent',
      working: `in the table it is ${shown} of ${all}`,
    }),
  ]
}

/** Whether the words say of what it is a count: "of the eight groups", of targets, or of times. */
function isSaidOfWhat(clause: string, count: string): boolean {
  const after = clause.slice(clause.indexOf(count) + count.length)
  return (
    /^ (?:\p{L}+ )?(?!is\b|was\b|has\b|does\b)\p{L}{2,}s\b/iu.test(after) ||
    OF_TARGETS.test(clause) ||
    TIMES.some(([word]) => word.test(clause))
  )
}

/** "At directorate level four of the seven": whether the lines of a table are called so. */
function isCalled({ table }: NamedTable, clause: string): boolean {
  return matchesIn(nameOfLines(table), /\p{L}{4,}/gu).some(([word]) =>
    new RegExp(`\\b${word.slice(0, -1)}`, 'iu').test(clause),
  )
}

const lengthsOf = (named: NamedTable, clause: string) =>
  (['rows', 'columns'] as const).map((way) => linesOf(named, way, clause).length)

/** What stands over the names of its rows: "Directorate". */
function nameOfLines({ heading, columnWords: [first = ''] }: NamedTable['table']): string {
  return first === '' ? '' : heading.slice(0, Math.max(0, heading.indexOf(first)))
}

const TIMES: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\bmonths\b/iu,
    /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?(?: (?:19|20)\d\d)?$/iu,
  ],
  [/\bquarters\b/iu, /^(?:q[1-4]|quarter [1-4]|[a-z]+(?: to |[–-])[a-z]+)(?: (?:19|20)\d\d)?$/iu],
]

/** The lines that may be counted: of months those that are months, and never the whole. */
function linesOf(named: NamedTable, way: 'rows' | 'columns', clause: string): readonly Line[] {
  const all = named[way].filter((it) => !it.isWhole && hasValue(named, way, it))
  const time = TIMES.find(([word]) => word.test(clause))?.[1]
  return time ? all.filter(({ label }) => time.test(label)) : all
}

/** Whether a table is of what met its target: the summary of a paper speaks of such from far off. */
function tellsOfTargets({ table, columns, rows }: NamedTable): boolean {
  return (
    columns.some(({ heading }) => heading?.kind === 'target') ||
    rows.some(({ at }) => statusesIn(table, at).length > 0)
  )
}

/** Where the words about a count begin and end: up to where others do. */
function clauseAt(text: string, at: number, length: number): readonly [number, number] {
  const before =
    text
      .slice(0, at)
      .split(/[;:]|, (?:and|but|while) /u)
      .at(-1) ?? ''
  const rest = text.slice(at + length).split(/[;:,.](?!\d)| but | while /u)[0] ?? ''
  // "Five of the six sites and services reached 75%": what is counted may have two names
  const [first = '', ...more] = rest.split(/(?= and )/u)
  const after = saysHow(first) ? first : `${first}${more[0] ?? ''}`
  return [at - before.length, at + length + after.length]
}

function numberOf(word: string | undefined): number {
  return readNumber(word ?? '') ?? Number(word)
}
