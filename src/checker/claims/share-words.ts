import { matchesIn, readNumber, readShare, SHARE_WORDS, toNumber } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { type Closeness, closenessBefore, closenessOf } from '../closeness.ts'
import { HALF } from '../halves.ts'
import type { Quantity } from '../quantities.ts'
import { overStatements, type Reading } from '../reading.ts'
import type { Sentence } from '../sentences.ts'
import { textBefore } from '../words.ts'
import { conclude } from './conclude.ts'

const NUMBER = 'one|two|three|four|five|six|seven|eight|nine|ten|1?\\d'
const OF_HOW_MANY = 'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,2}'
/** "A third", "three quarters", "half", "one in five", "one offence in every four". */
const SHARE = new RegExp(
  `\\b(?:(?<count>a|an|one|two|three|four|five|six|seven)[ -](?<share>${SHARE_WORDS})|${HALF}|(?<part>${NUMBER})(?: (?!in\\b)[\\p{L}’'-]+){0,2} in (?:every )?(?<of>${OF_HOW_MANY}))\\b(?! (?:as|again|a million|an hour|a dozen|million|marks?)\\b|[-,.]\\d|%)`,
  'giu',
)

interface ShareInWords {
  readonly start: number
  readonly end: number
  readonly words: string
  readonly percent: number
  readonly closeness: Closeness
}

/** "16.7%, or about one in eight", "£11,900 of £27,250, more than half": a share in words beside its figures. */
export function checkShareWords(reading: Reading): readonly Claim[] {
  return overStatements(reading, ({ sentence }) =>
    findShares(sentence.text).flatMap((share) => {
      const beside =
        percentBeside(sentence, share) ?? partBeside(sentence, share) ?? partsAfter(sentence, share)
      return beside ? claimOf(sentence, share, beside) : []
    }),
  )
}

function findShares(text: string): readonly ShareInWords[] {
  return matchesIn(text, SHARE).flatMap(({ index, 0: words, groups = {} }) => {
    const before = closenessBefore(textBefore(text, index))
    const closeness = closenessOf(before.words, '')
    const percent = percentOf(groups)
    const end = index + words.length
    const said = text.slice(before.from, end)
    return percent === undefined
      ? []
      : [{ start: before.from, end, words: said, percent, closeness }]
  })
}

function percentOf(groups: Readonly<Record<string, string | undefined>>): number | undefined {
  if (groups['part'] !== undefined) {
    const [part, of] = [readNumber(groups['part']), readNumber(groups['of'] ?? '')]
    return part && of && part < of ? (100 * part) / of : undefined
  }
  const [part, of] = readShare(groups['half'] ?? `${groups['count']} ${groups['share']}`) ?? []
  return part && of && part < of ? (100 * part) / of : undefined
}

interface Beside {
  readonly percent: number
  /** How far its rounding may have moved it. */
  readonly reach: number
  readonly said: string
}

/** What joins a figure to the share that says it again. */
const JOINT =
  /^(?: [\p{L}’'-]+){0,6}?(?:,? (?:or|that is|which is|i\.e\.|equivalent to|in other words|so)(?: (?:to say|equivalent to))?,? |, or |: (?:or )?| \((?:or )?)(?:(?:well|far|rather|comfortably) )?$/iu
/** A comma alone joins only what then ends, or is of all: "61%, just under half of all who left". */
const COMMA = /^(?: [\p{L}’'-]+){0,6}?, (?:(?:well|far|rather|comfortably) )?$/iu
const ENDS = /^(?: of (?:all|everyone|everybody|everything|them)\b[^,.;\d]*)?(?:[.,;:)](?!\d)|$)/iu
/** What a share may be of, that is no percentage of the same: "half the national rate", "a third of that". */
const OF_ANOTHER =
  /^ (?:the|that|what|as|its|our|higher|lower|more|less|fewer|above|below|down|up|on|since|shorter|longer)\b|^ of (?:the|that|what|its|our|those|these|last|this)\b/iu

function percentBeside({ text, quantities }: Sentence, share: ShareInWords): Beside | undefined {
  const after = text.slice(share.end)
  const before = quantities.findLast((it) => it.end <= share.start)
  const isRight = before && isPercent(before) && before.closeness === 'exact'
  if (!isRight) return undefined
  const gap = text.slice(before.end, share.start)
  const isJoined = JOINT.test(gap) ? !OF_ANOTHER.test(after) : COMMA.test(gap) && ENDS.test(after)
  const isChange = CHANGE.test(textBefore(text, before.from)) || CHANGE_AFTER.test(gap)
  if (!isJoined || isChange) return undefined
  return NEGATED.test(after) ? toRest(toBeside(before)) : toBeside(before)
}

/** "45.7%, so more than half did not": of those that the percentage leaves. */
const NEGATED =
  /^(?: of (?:them|those|these))? (?:\p{L}+ )?(?:(?:did|do|does|was|were|are|is|has|have|had|could) not|(?:did|do|was|were|are|had)n[’']t|never)\b/iu

function toRest({ percent, reach, said }: Beside): Beside {
  return {
    percent: 100 - percent,
    reach,
    said: `what ${said} leaves is ${(100 - percent).toFixed(1)}%`,
  }
}

const isPercent = ({ unit, inWords, high, outOf }: Quantity) =>
  unit === 'percent' && !inWords && high === null && outOf === null

/** A percentage by which something changed is no share. */
const CHANGE =
  /\b(?:by|rise of|fall of|increase of|decrease of|drop of|reduction of|growth of|(?<!\bma(?:ke|kes|de|king) )up|down|rose|fell|grew|and|from|to|between) (?:just |only |about |some |nearly |almost )?$/iu
const CHANGE_AFTER =
  /\b(?:more|fewer|less|higher|lower|up|down|above|below|better|worse|increase|rise|fall|decrease|change|target)\b/iu

function toBeside({ value, step, text }: Quantity): Beside {
  return { percent: toNumber(value), reach: toNumber(step) / 2, said: text }
}

const OF = /^ of (?:the |its |our |their |a |all |those |these )*$/iu

/** "£11,900 of £27,250, which is more than half": a part and its whole, and their share in words. */
function partBeside({ text, quantities }: Sentence, share: ShareInWords): Beside | undefined {
  const [part, whole] = quantities.filter((it) => it.end <= share.start).slice(-2)
  if (!part || !whole || part.unit !== whole.unit) return undefined
  const isPair = [part, whole].every(
    ({ unit, closeness, high, outOf }) =>
      (unit === 'count' || unit === 'pounds') && closeness === 'exact' && !high && !outOf,
  )
  const gap = text.slice(whole.end, share.start)
  if (!isPair || !OF.test(text.slice(part.end, whole.from))) return undefined
  if (!JOINT.test(gap) && !COMMA.test(gap)) return undefined
  if (OF_ANOTHER.test(text.slice(share.end)) || !ENDS.test(text.slice(share.end))) return undefined
  const [above, below] = [toNumber(part.value), toNumber(whole.value)]
  if (above >= below) return undefined
  const percent = (100 * above) / below
  return { percent, reach: 0.05, said: `${part.text} of ${whole.text} is ${percent.toFixed(1)}%` }
}

/** What stands between a share in words and the part and whole in brackets that it is of: no other figure or stop. */
const TO_PARTS = /^ of [^.;:()\d]{3,90} \($/iu

/** "More than half of all replies came from the towns (904 of 1,886)". */
function partsAfter({ text, quantities }: Sentence, share: ShareInWords): Beside | undefined {
  const next = quantities.find(({ start, outOf }) => start >= share.end && outOf !== null)
  const whole = next?.outOf
  if (!next || !whole || text[next.end] !== ')' || next.closeness !== 'exact') return undefined
  const gap = text.slice(share.end, next.start)
  if (!TO_PARTS.test(gap) || CHANGE_AFTER.test(gap)) return undefined
  const percent = (100 * toNumber(next.value)) / toNumber(whole)
  return { percent, reach: 0.05, said: `${next.text} is ${percent.toFixed(1)}%` }
}

/** In per cent of the share: what is near enough to be said so, and what is too far to be meant. */
const [NEAR, FAR] = [8, 15]

function claimOf(
  sentence: Sentence,
  share: ShareInWords,
  { percent, reach, said }: Beside,
): readonly Claim[] {
  const apart = (100 * (percent - share.percent)) / share.percent
  const slack = (100 * reach) / share.percent
  const fit = fitOf(share.closeness, apart, slack)
  return fit === undefined
    ? []
    : [
        conclude(sentence, {
          kind: 'rounding',
          stated: share.words,
          recomputed: said.includes(' is ') ? `${percent.toFixed(1)}%` : said,
          fit,
          working: said.includes(' is ') ? said : `${said} stands beside it`,
        }),
      ]
}

const WAYS: Readonly<Partial<Record<Closeness, 1 | -1>>> = {
  over: 1,
  'just-over': 1,
  'at-least': 1,
  under: -1,
  'just-under': -1,
  'at-most': -1,
}

/**
 * Whether what it is bears the words out; `undefined` where they are neither near nor wrong.
 *
 * @param apart - how much more it is than the share, in per cent of it
 */
function fitOf(
  closeness: Closeness,
  apart: number,
  slack: number,
): 'correct' | 'incorrect' | undefined {
  const way = WAYS[closeness]
  if (way === undefined) {
    if (Math.abs(apart) <= NEAR + slack) return 'correct'
    return Math.abs(apart) > FAR + slack ? 'incorrect' : undefined
  }
  if (way * apart < -slack) return 'incorrect'
  const isClose = closeness === 'just-over' || closeness === 'just-under'
  if (!isClose || Math.abs(apart) <= FAR + slack) return 'correct'
  return undefined
}
