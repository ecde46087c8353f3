import { clauseStarts, inOneClause } from './clauses.ts'
import { type Direction, findDirections } from './directions.ts'
import { barAfter, endsInBrackets, follows, leadsInto, pairUp, readEnds } from './gaps.ts'
import { joinHalves } from './join-changes.ts'
import { nounAfter, perOf } from './phrases.ts'
import type { Quantity } from './quantities.ts'
import type { Sentence } from './sentences.ts'
import type { Change } from './statements.ts'
import { keyWords } from './words.ts'

/** A sentence with more words of change than this is a list without stops, or padding. */
const MOST_DIRECTIONS = 25

/**
 * What a sentence says has changed, in order of reading. Each quantity belongs to one change at most;
 * two halves of one statement ("rising to 9,513, an 11% increase") are put together.
 */
export function findChanges(sentence: Sentence): readonly Change[] {
  const used = new Set<Quantity>()
  const changes: Change[] = []
  const directions = findDirections(sentence.text)
  if (directions.length > MOST_DIRECTIONS) return []
  directions.forEach((direction, index) => {
    const limit = directions[index + 1]?.start ?? sentence.text.length
    const floor = directions[index - 1]?.end ?? 0
    const other = directions.slice(index + 1).find((it) => it.sign === -direction.sign)
    const barrier = (direction.sign !== 0 && other?.start) || sentence.text.length
    changes.push(...readChange(sentence, direction, { floor, limit, barrier }, used))
  })
  return joinHalves(sentence.text, changes.length > 0 ? changes : compared(sentence))
}

/** "212,480 in 2022/23, compared with 198,300 in 2021/22 (+7.2%)": a change without a word for it. */
function compared(sentence: Sentence): readonly Change[] {
  const { text, quantities } = sentence
  return quantities.flatMap((percent, index): readonly Change[] => {
    const [to, from] = [quantities[index - 2], quantities[index - 1]]
    if (
      !to ||
      !from ||
      percent.unit !== 'percent' ||
      percent.sign === 0 ||
      to.unit !== from.unit ||
      from.unit === 'percent'
    )
      return []
    const isCompared = /\b(?:compared (?:to|with)|against|from|versus)\b/iu.test(
      text.slice(to.end, from.start),
    )
    if (!isCompared || !/^[^().;]{0,30}\($/u.test(text.slice(from.end, percent.start))) return []
    return [
      {
        kind: 'change',
        direction: percent.sign,
        word: percent.sign > 0 ? 'up' : 'down',
        amount: null,
        percent,
        points: null,
        from,
        to,
        about: keyWords(`${text.slice(0, to.start)} ${nounAfter(text, to.end)}`),
        start: to.from,
        end: percent.end,
        per: null,
      },
    ]
  })
}

function readChange(
  sentence: Sentence,
  direction: Direction,
  { floor, limit, barrier }: { floor: number; limit: number; barrier: number },
  used: Set<Quantity>,
): readonly Change[] {
  const { text, quantities } = sentence
  const clauses = clauseStarts(text)
  const isHere = (it: Quantity) => inOneClause(clauses, direction.start, it.start)
  const free = quantities.filter(
    (it) => !used.has(it) && it.unit !== 'rank' && it.unit !== 'span' && isHere(it),
  )
  const before = free.filter((it) => it.end <= direction.start && it.start >= floor).at(-1)
  let first =
    before && leadsInto(text.slice(before.end, direction.start), direction, before)
      ? before
      : undefined
  const after = free.filter((it) => it.from >= direction.end)
  const spans = quantities.filter(
    (it) => it.unit === 'span' && it.from >= direction.end && isHere(it),
  )
  const told = readEnds(
    text,
    direction,
    spans.length === 2 && after.every((it) => it.unit === 'percent')
      ? [...spans, ...after].toSorted((one, other) => one.start - other.start)
      : after,
  )
  // "As victims fell the rate went up from 27% to 28%": of the way that stands between
  const isOther = [told.from, told.to].every((it) => it !== null && it.start > barrier)
  const ends = isOther ? { from: null, to: null } : told
  if (!first) {
    const next = after.find((it) => it !== ends.from && it !== ends.to)
    if (
      next &&
      next.from < Math.max(limit, direction.end + 1) + 0 &&
      follows(text, direction, next)
    )
      first = next
  }
  if (direction.word === 'additional' && !/\b(?:compared|than|previous|increase)\b/iu.test(text))
    return []
  if (direction.sign === 0 && !first && !(ends.from && ends.to)) return []
  const isUpFrom = /^(?:up|down)$/u.test(direction.word) && ends.from !== null
  if (!first && !ends.to && !isUpFrom) return []
  const lastEnd = [ends.from, ends.to]
    .filter((it) => it !== null)
    .toSorted((one, other) => other.end - one.end)[0]
  if (!first && lastEnd) {
    first = after.find(
      (it) =>
        it.from > lastEnd.end &&
        it.unit !== lastEnd.unit &&
        /^[^().;]{0,30}\($|^,? (?:or|which is|that is)(?: by| up| down)? (?:an? )?$/u.test(
          text.slice(lastEnd.end, it.from),
        ),
    )
  }
  const groups: Quantity[][] = first ? pairUp(text, first, free) : [[]]
  const trailing =
    lastEnd &&
    free.find(
      (it) =>
        it.unit === 'percent' &&
        it.from > lastEnd.end &&
        /^[^().;,]{0,30}\($/u.test(text.slice(lastEnd.end, it.from)),
    )
  if (
    trailing &&
    groups[0] &&
    groups.length === 1 &&
    !groups[0].some((it) => it.unit === 'percent' || it.unit === 'points')
  )
    groups[0].push(trailing)
  const beside = endsInBrackets(text, direction.end, after)
  const second =
    first === before && !beside ? after.find((it) => it !== ends.from && it !== ends.to) : undefined
  if (
    first &&
    second &&
    groups[0]?.length === 1 &&
    second.unit !== first.unit &&
    first.unit !== 'points' &&
    follows(text, direction, second)
  ) {
    groups[0] = [first, second]
  }
  let { from, to } = ends
  if (
    !from &&
    before &&
    to &&
    /\bfrom $/iu.test(text.slice(0, before.from)) &&
    before.end + 1 === direction.start
  )
    from = before.unit === to.unit ? before : null
  const lastSize = groups[0]?.at(-1)
  if (lastSize && !from && !to && groups.length === 1) {
    const pair = beside ?? endsInBrackets(text, Math.max(direction.end, lastSize.end), after)
    if (pair) ({ from, to } = pair)
    else from = barAfter(text, direction.end, lastSize, after) ?? null
  }
  const subject = aboutChange(text, direction, first)
  return groups.map((members): Change => {
    for (const member of members) used.add(member)
    for (const end of [from, to]) if (end) used.add(end)
    const spans = [...members, from, to].filter((it) => it !== null && it !== undefined)
    const end = Math.max(direction.end, ...spans.map((it) => it.end))
    return {
      kind: 'change',
      direction: direction.sign,
      word: direction.word,
      amount:
        members.find(
          (it) => it.unit === 'count' || it.unit === 'pounds' || it.unit === 'seconds',
        ) ?? null,
      percent: members.find((it) => it.unit === 'percent') ?? null,
      points: members.find((it) => it.unit === 'points') ?? null,
      from,
      to,
      about: subject,
      start: Math.min(direction.start, ...spans.map((it) => it.from)),
      end,
      per: perOf(text, members[0], end),
    }
  })
}

function aboutChange(
  text: string,
  direction: Direction,
  first: Quantity | undefined,
): readonly string[] {
  const clause =
    text
      .slice(0, direction.start)
      .split(/[.;:](?!\d)|, (?:however|this|which|the)\b|\bhowever\b|\bthis (?:is|represents)\b/iu)
      .at(-1) ?? ''
  const after = first && first.from > direction.end ? text.slice(direction.end, first.from) : ''
  const noun = first ? nounAfter(text, first.end) : nounAfter(text, direction.end)
  const within =
    /^ in (.{3,60}?)(?: when| compared| on| from|[,.;(])/iu.exec(
      text.slice(Math.max(direction.end, first?.end ?? 0)).replace(/^\s*\([^)]*\)/, ''),
    )?.[1] ?? ''
  return keyWords(`${clause} ${after} ${noun} ${within}`)
}
