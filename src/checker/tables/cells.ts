import { toNumber } from '#shared/index.ts'
import { findQuantities, type Unit } from '../quantities.ts'

/** A figure of a cell, as reckoned with: its sign, and one unit of the last place printed. */
export interface Figure {
  /** As printed, with its sign, unit and brackets. */
  readonly text: string
  readonly value: number
  readonly step: number
  readonly unit: Unit
  /** Whether a plus, a minus, brackets, an arrow or "up" or "down" stands with it. */
  readonly isSigned: boolean
  /** To what it was rounded, where its column shows it: whole pounds of 4,655 at £34.50, ten tonnes of many. */
  readonly roundedTo?: number
  /** Whether a note stands on it: a raised number, a star, a dagger. */
  readonly isNoted?: true
}

/**
 * What a cell holds: one figure or two ("106 (8.8%)"); `'unknown'` where one is withheld, not known or
 * left out, which makes whatever is worked from it unknowable; `'words'` where there is none to be had.
 */
export type Cell = readonly Figure[] | 'unknown' | 'words'

const MINUS = '[-−–－‐]'
const DIGITS = String.raw`\d{1,3}(?:[,\u00a0\u2009\u202f ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+`
const ARROW = '[▲▼△▽↑↓⬆⬇►▶◄→]'
const UNIT = '%|per ?cent|percentage points?|points?|pts?|ppts?|pp|million|billion|thousand|bn|m|k'
const ONE = new RegExp(
  String.raw`^(?<arrow>${ARROW}|up|down)?\s*(?<open>\()?\s*(?<sign>\+|＋|${MINUS})?\s*(?<pound>£)?\s*(?<late>\+|${MINUS})?\s*(?<digits>${DIGITS})\s*(?<unit>${UNIT})?\s*(?<trail>${MINUS})?\s*(?<close>\))?\s*(?<unitAfter>%)?\s*(?<after>${ARROW})?$`,
  'iu',
)
const IS_MINUS = new RegExp(MINUS, 'u')
const UNKNOWN =
  /^(?:|[-−–—*~†#]+|\.{2,}|…|\[[a-z]{1,2}\]|\([a-z]\)|n\/?[akrs]\.?|nil return|not (?:known|available|applicable|published|collected|recorded)|suppressed|withheld|tbc|tbd|[<≤>≥] ?\d+|fewer than .*|less than .*)$/iu
const NONE = /^(?:nil|none)$/iu
/** A note on a figure: a raised number, a letter close by ("1,204r", "1,204(a)"), stars and daggers. */
const NOTES = /(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\s?\((?:[a-z]|i{2,3}|iv)\)|\s?\[(?:\d{1,2}|[a-z])\]|[*†‡§#^]+)+$/u
const LETTER = /(?<=\d)[rpe]$/u
const DOWN = /[▼▽↓⬇]|^down$/iu
const UP = /[▲△↑⬆]|^up$/iu

export function readCell(printed: string): Cell {
  const text = printed.replace(/\s+/gu, ' ').trim()
  if (UNKNOWN.test(text)) return 'unknown'
  if (NONE.test(text)) return [{ text, value: 0, step: 1, unit: 'count', isSigned: false }]
  const bare = text.replace(NOTES, '').replace(LETTER, '').replace(ORDINAL, '$1').trim()
  const one = readFigure(bare)
  if (one) return [NOTES.test(text) ? { ...one, isNoted: true } : one]
  const two = /^(?<first>[^()[\]]*\d[^()[\]]*?)\s*[([](?<second>[^()[\]]+)[)\]]$/u.exec(bare)
  const [first, second] = [
    readFigure(two?.groups?.['first'] ?? ''),
    readFigure(two?.groups?.['second'] ?? ''),
  ]
  if (first && second) return [first, second]
  const time = readClock(bare)
  if (time) return [time]
  const [whole] = findQuantities(bare, [])
  const isWhole = whole?.start === 0 && whole.end === bare.length
  if (isWhole && whole.high === null && whole.outOf === null && whole.unit === 'seconds') {
    const [value, step] = [toNumber(whole.value), toNumber(whole.step)]
    return [{ text: bare, value, step, unit: 'seconds', isSigned: false }]
  }
  return 'words'
}

/** "2nd" under "Rank". */
const ORDINAL = /^(\d{1,3})(?:st|nd|rd|th)$/u

const CLOCK =
  /^(?<sign>[+＋−–－‐-] ?)?(?<open>\()?(?:(?<hours>\d{1,3}):)?(?<minutes>\d{1,3}):(?<seconds>[0-5]\d)(?<close>\))?$/u

/** "8:15", "-0:35" and "1:02:30" as seconds; what is hours and minutes is as good, so long as all of a column is. */
function readClock(text: string): Figure | undefined {
  const groups = CLOCK.exec(text)?.groups
  if (!groups) return undefined
  const isOpen = groups['open'] !== undefined
  if (isOpen !== (groups['close'] !== undefined)) return undefined
  const sign = groups['sign']?.trim()
  const size =
    3600 * Number(groups['hours'] ?? 0) + 60 * Number(groups['minutes']) + Number(groups['seconds'])
  const isMinus = isOpen || (sign !== undefined && !/[+＋]/u.test(sign))
  return {
    text,
    value: isMinus && size !== 0 ? -size : size,
    step: 1,
    unit: 'seconds',
    isSigned: isOpen || sign !== undefined,
  }
}

const SCALES: readonly (readonly [RegExp, number])[] = [
  [/^(?:billion|bn)$/iu, 1e9],
  [/^(?:million|m)$/iu, 1e6],
  [/^(?:thousand|k)$/iu, 1e3],
]

function readFigure(text: string): Figure | undefined {
  const groups = ONE.exec(text)?.groups ?? {}
  const digits = groups['digits']?.replace(/[^\d.]/gu, '')
  if (digits === undefined) return undefined
  const isOpen = groups['open'] !== undefined
  if (isOpen !== (groups['close'] !== undefined)) return undefined
  const unit = groups['unit'] ?? groups['unitAfter'] ?? ''
  const scale = SCALES.find(([pattern]) => pattern.test(unit))?.[1] ?? 1
  const places = (digits.split('.')[1] ?? '').length
  const sign = groups['sign'] ?? groups['late'] ?? groups['trail'] ?? ''
  const arrow = groups['arrow'] ?? groups['after'] ?? ''
  const isMinus = IS_MINUS.test(sign) || DOWN.test(arrow)
  const size = Number(digits) * scale
  return {
    text,
    value: isOpen !== isMinus && size !== 0 ? -size : size,
    step: 10 ** -places * scale,
    unit: unitOf(unit, groups['pound'] !== undefined),
    isSigned: isOpen || sign !== '' || DOWN.test(arrow) || UP.test(arrow),
  }
}

function unitOf(words: string, isMoney: boolean): Unit {
  if (/^(?:%|per ?cent)$/iu.test(words)) return 'percent'
  if (/^(?:percentage|p)/iu.test(words)) return 'points'
  return isMoney ? 'pounds' : 'count'
}
