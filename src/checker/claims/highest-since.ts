import { matchesIn, readNumber } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { type Point, runsOf } from '../prose/runs.ts'
import { type Scene, scenesOf, type TableInReach } from '../prose/scene.ts'
import type { Value } from '../prose/values.ts'
import type { Reading, Statement } from '../reading.ts'
import { conclude } from './conclude.ts'

const SINCE =
  /(?<!\b(?:second|third|fourth|fifth|next|one of the|among the)[ -])\b(?:(?<high>highest|largest|biggest|greatest|most)|(?<low>lowest|smallest|fewest))(?: (?!since\b)[\p{L}-]+){0,3} (?:since (?:the )?(?<began>[\p{L} ]{1,20} (?:began|started|opened) in )?|(?:of|in|for) the (?:last |past )?(?<years>three|four|five|six|seven|eight|nine|ten) (?:years|quarters|months)\b)/giu
/** In characters: how far after "since" the time stands. */
const NEAR = 12
/** Smaller numbers stand in several lines of a table: of which one it is, must be said. */
const LEAST_ALONE = 20

/** "1,902 complaints, the highest since 2021/22": a value at the end of a line against those after a time of it. */
export function checkHighestSince(reading: Reading): readonly Claim[] {
  return scenesOf(reading, tellsOfSince).flatMap((scene) =>
    matchesIn(scene.statement.sentence.text, SINCE).flatMap((match) => checkSince(scene, match)),
  )
}

const tellsOfSince = ({ sentence }: Statement) => sentence.text.search(SINCE) >= 0

interface Told {
  readonly start: number
  readonly end: number
  readonly sign: 1 | -1
  /** Of how many times, where it is not said since which: "the lowest of the three years". */
  readonly of: number | undefined
  /** Whether the time itself counts too: "since the contract began in 2022". */
  readonly isWhole: boolean
}

interface Found {
  /** The latest time in between that had more, or less; none where it is right. */
  readonly passed: Point | undefined
  readonly last: Point
  readonly label: string
  /** Where the time is said. */
  readonly until: number
  readonly isOpen: boolean
}

function checkSince(scene: Scene, { index, 0: words, groups = {} }: RegExpExecArray) {
  const { sentence } = scene.statement
  const { low, years, began } = groups
  const of = years === undefined ? undefined : (readNumber(years) ?? undefined)
  const isWhole = of !== undefined || began !== undefined
  const told: Told = { start: index, end: index + words.length, sign: low ? -1 : 1, of, isWhole }
  const found = scene.tables.flatMap((reach) => foundIn(scene, reach, told))
  const [first] = found
  // Lines that do not agree leave open which of them is meant
  if (!first || found.some((it) => it.isOpen || !it.passed !== !first.passed)) return []
  const { last, passed, label } = first
  const say = ({ value, at }: Point) => `${value.said.replace(/ \(".*$/u, '')} (${at.label})`
  const goes = passed ? `goes from ${say(passed)} to ${say(last)}` : `has ${say(last)}`
  return [
    conclude(sentence, {
      kind: 'rank',
      stated: sentence.text.slice(index, first.until),
      recomputed: null,
      fit: passed ? 'inconsistent' : 'correct',
      working: `in the table "${label}" ${goes}${passed ? '' : `, and ${told.sign > 0 ? 'no more' : 'no less'} since then`}`,
    }),
  ]
}

function foundIn(
  scene: Scene,
  { named, own }: TableInReach,
  { start, end, sign, of, isWhole }: Told,
): readonly Found[] {
  const { text } = scene.statement.sentence
  const from = Math.max(text.lastIndexOf(';', start), text.lastIndexOf(':', start))
  const values = scene.texts.filter(
    ({ back, quantity: it }) => back === 0 && it.from > from && it.end <= start,
  )
  return (['rows', 'columns'] as const).flatMap((way) => {
    const across = own[way === 'rows' ? 'columns' : 'rows']
    // "Change since 2019" has its time too, and no value of it
    const since = across.filter((it) => it.start >= end && it.start < end + NEAR)
    const until = of === undefined ? since[0]?.end : end
    if (until === undefined) return []
    const said = new Set(
      own[way].filter((it) => it.start > from && it.end <= start).map((it) => it.line),
    )
    return named[way].flatMap((line) =>
      runsOf(named, way, line).flatMap(({ points }): readonly Found[] => {
        const isOfAll = of !== undefined
        if (isOfAll && points.length !== of) return []
        const at = isOfAll
          ? 0
          : points.findIndex(({ at: time }) => since.some((it) => it.line === time))
        const last = points.at(-1)
        if (at < 0 || !last || at > points.length - 2) return []
        // Of "83, though the 97 then recorded was the highest" it is the nearer that is called so
        const nearest = values.findLast(({ value: it }) =>
          points.some((point) => isSameKind(it.kind, point) && it.value === point.value.value),
        )
        if (isOfAll && nearest?.value.value !== last.value.value) return []
        const isValue = values.some(
          ({ value: { kind, value } }) =>
            isSameKind(kind, last) &&
            value === last.value.value &&
            (value >= LEAST_ALONE || said.has(line)) &&
            (kind !== 'percent' || said.has(line)),
        )
        if (!isValue) return []
        if (points.some(({ value }) => value.isCredit)) return []
        const beyond = (it: Point) => sign * (it.value.value - last.value.value)
        const passed = points.slice(isWhole ? at : at + 1, -1).findLast((it) => beyond(it) > 0)
        // Where it was less then too, it may be the highest since an earlier time
        const isOpen =
          !passed && !isWhole && at > 0 && points.slice(at, at + 1).some((it) => beyond(it) < 0)
        return [{ passed, last, label: line.label, until, isOpen }]
      }),
    )
  })
}

/** A percentage may stand in a table without its sign. */
function isSameKind(kind: Value['kind'], { value }: Point): boolean {
  return kind === value.kind || (kind === 'percent' && value.kind === 'count')
}
