import { withoutInterval } from './interval-in-cell.ts'
import { BRACKETS, type Legend } from './legend.ts'
import { readLimit } from './limit-in-cell.ts'
import {
  BARE_MARKS,
  type HouseMark,
  houseMarkAlone,
  houseMarkBeside,
  MARK_STATUSES,
  type MarkedValue,
  type MarkMeaning,
  type MarkStatus,
  markKey,
} from './marks.ts'
import { readWrittenNumber, type WrittenNumber } from './written-number.ts'

export interface CellOptions {
  readonly legend?: Legend
  /** What stands in the narrow cell without a heading to its right. */
  readonly after?: string
  /** Whether commas stand before decimals. */
  readonly decimalComma?: boolean
  /** Whether the number in brackets behind a value is how many it is of, as its heading or a line above says. */
  readonly isBaseBehind?: boolean
}

const WITH_BASE = /^(.*\d.*?) ?[([](?:n|base) ?[=:]? ?(\d[\d,]*)[)\]]$/i
const BASE_BEHIND = /^(.*[\d*].*?) ?[([](\d[\d,]*)[)\]]$/

const NO_VALUE = { value: null, decimals: 0, unit: null, scale: 1 } as const
const LONGEST = 120

/** A cell without the marks round it. */
interface Peeled {
  readonly core: string
  readonly marks: readonly string[]
  readonly notes: readonly string[]
}

/**
 * Reads a cell of a table of figures: a value, a mark for a missing one, or both.
 *
 * @returns `null` for words that are no value and no mark
 */
export function readMarkedValue(raw: string, options: CellOptions = {}): MarkedValue | null {
  const text = plainCell(raw)
  if (text.length > LONGEST) return null
  const [, based = '', base = ''] =
    WITH_BASE.exec(text) ?? (options.isBaseBehind ? BASE_BEHIND.exec(text) : null) ?? []
  if (based !== '') {
    const value = readMarkedValue(based, options)
    return value && { ...value, base: Number(base.replace(/,/g, '')) }
  }
  const sure = withoutInterval(text)
  if (sure !== undefined) {
    const value = readMarkedValue(sure.text, options)
    return value && (sure.base === undefined ? value : { ...value, base: sure.base })
  }
  const arrow = ARROW.exec(text)
  if (arrow !== null && arrow.index > 0) {
    const value = readMarkedValue(text.slice(0, arrow.index), options)
    return value && { ...value, notes: [...value.notes, arrow[0].trim()] }
  }
  const inBrackets = options.legend?.marks.get(BRACKETS)
  const bracketed = inBrackets === undefined ? undefined : /^\[(\d[\d.,]* ?%?)\]$/.exec(text)?.[1]
  if (inBrackets !== undefined && bracketed !== undefined) {
    const value = readMarkedValue(bracketed, options)
    const isNone = MARKED_NO_VALUE.has(inBrackets.status)
    return (
      value && weightier(value, isNone ? { ...inBrackets, status: 'low reliability' } : inBrackets)
    )
  }
  const after = peel(plainCell(options.after ?? ''))
  const beside = [...after.marks, ...(after.core === '' ? [] : [after.core])]
  const alone = readAlone(text, options.legend)
  if (alone) return withMarks(alone, beside, after.notes, options)
  const decimalComma = options.decimalComma === true
  const number = readWrittenNumber(text, decimalComma)
  if (number) return withMarks(numbered(number), beside, after.notes, options)
  const { core, marks, notes } = peel(text)
  const all = [...marks, ...beside]
  const allNotes = [...notes, ...after.notes]
  const limit = readLimit(core)
  if (limit) return withMarks(limit, all, allNotes, options)
  const inside = readWrittenNumber(core, decimalComma)
  if (inside) return withMarks(numbered(inside), all, allNotes, options)
  if (core === '' && marks[0] !== undefined) {
    const marked = readAlone(marks[0], options.legend)
    return marked && withMarks(marked, all.slice(1), allNotes, options)
  }
  const about = ABOUT.exec(text)?.[1]
  const near = about === undefined ? null : readWrittenNumber(about, decimalComma)
  if (near) return asked(numbered(near), `"${text}" is no exact figure`, ESTIMATED)
  const kept = core === text ? null : readAlone(core, options.legend)
  return kept ? withMarks(kept, all, allNotes, options) : readTwoFigures(text, decimalComma)
}

function plainCell(raw: string): string {
  return raw.replace(/[\s\u00A0\u2007\u2009\u202F]+/g, ' ').trim()
}

function numbered({ value, decimals, unit, scale, note, doubt }: WrittenNumber): MarkedValue {
  return {
    ...{ value, decimals, unit, scale, words: null },
    status: doubt === undefined ? 'final' : 'to be asked',
    notes: note === undefined ? [] : [note],
    ...(doubt === undefined ? {} : { ask: { why: doubt, choices: [] } }),
  }
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const SUPERSCRIPT = new RegExp(`(?<=\\S)[${SUPERSCRIPTS}][${SUPERSCRIPTS}, ]*$`)
const NOTE = /^(?:[[(]notes? ?|\[)([\d, and]{1,12})[\])]$/i
const BRACKET_BEHIND = /(?:\[[^[\]]{1,12}\]|\((?:notes? [^()]{1,12}|[a-z]{1,12}|\*+)\))$/i
const BRACKET_BEFORE = /^(?:\[[^[\]]{1,12}\]|\([a-z]{1,4}\))/i
const BARE_BEHIND = new RegExp(
  `(?<=[\\d%)\\]${SUPERSCRIPTS}]) ?(?:${BARE_MARKS})$|^(?:${BARE_MARKS})$`,
  'i',
)
const BARE_BEFORE = /^[prebuf] ?(?=[£\d])/i
const SIGN_BEHIND = /[*†‡^~#]+$/
/** Which way a figure went, or that it differs: it stands as it is. */
const ARROW = / ?[▲▼△▽↑↓→←⬆⬇➡►◄]+$/u
const SIGN_BEFORE = /^[*†‡^#~]+ ?(?=[£\d-])/
const MOST_MARKS = 5

/** Takes the marks and the numbers of notes from both ends of a cell. */
function peel(text: string): Peeled {
  let core = text
  const marks: string[] = []
  const notes: string[] = []
  for (let times = 0; times < MOST_MARKS && core !== ''; times += 1) {
    const raised = SUPERSCRIPT.exec(core)
    const behind = [BRACKET_BEHIND, BARE_BEHIND, SIGN_BEHIND]
      .map((pattern) => pattern.exec(core))
      .find((match) => match !== null)
    const before = [BRACKET_BEFORE, BARE_BEFORE, SIGN_BEFORE]
      .map((pattern) => pattern.exec(core))
      .find((match) => match !== null)
    const found = raised ?? behind ?? before
    if (!found) break
    const mark = found[0].trim()
    const note = NOTE.exec(mark)?.[1]
    if (raised) notes.unshift(...plainFigures(mark))
    else if (note !== undefined) notes.unshift(...(note.match(/\d+/g) ?? []))
    else marks.unshift(mark)
    core = (found.index === 0 ? core.slice(found[0].length) : core.slice(0, found.index)).trim()
  }
  return { core, marks, notes }
}

function plainFigures(raised: string): readonly string[] {
  const figures = [...raised].map((sign) => {
    const index = SUPERSCRIPTS.indexOf(sign)
    return index < 0 ? ' ' : String(index)
  })
  return figures.join('').match(/\d+/g) ?? []
}

/** A mark that has a cell to itself. */
function readAlone(text: string, legend: Legend | undefined): MarkedValue | null {
  const limit = readLimit(text)
  if (limit) return limit
  const said = legend?.marks.get(markKey(text))
  if (said && said.status !== 'footnote') return ofMeaning(said)
  const house = houseMarkAlone(text)
  if (!house) return null
  const [first] = house.means
  const why = whyAsked(text, house, legend)
  if (why === undefined) return ofMeaning(first)
  // Of a mark that may be nil, 0 is not even supposed before it is said
  const isOpen = first.status === 'nil'
  return {
    ...ofMeaning(first),
    ...(isOpen ? { value: null, status: 'to be asked' as const } : {}),
    ask: { why, choices: house.means },
  }
}

function whyAsked(
  mark: string,
  { asks, byCustom }: HouseMark,
  legend: Legend | undefined,
): string | undefined {
  const name = mark === '' ? 'A blank cell' : `"${mark}"`
  if (asks !== undefined) return `${name} is not explained: ${asks}`
  const explains = legend !== undefined && legend.marks.size > 0
  return byCustom && explains ? `${name} is not among the marks that the file explains` : undefined
}

function ofMeaning({ status, value, words }: MarkMeaning): MarkedValue {
  return { ...NO_VALUE, value: value ?? null, status, words, notes: [] }
}

const MARKED_NO_VALUE: ReadonlySet<MarkStatus> = new Set([
  'confidential',
  'suppressed',
  'not applicable',
  'not available',
  'not known',
  'not asked',
  'not recorded in survey',
  'missing',
  'nil',
])

/** A cell with the marks that stand round it: the weightiest is its status, the others are notes. */
function withMarks(
  cell: MarkedValue,
  marks: readonly string[],
  notes: readonly string[],
  { legend }: CellOptions,
): MarkedValue {
  const start: MarkedValue = { ...cell, notes: [...cell.notes, ...notes] }
  return marks.reduce((before, mark) => withMark(before, mark, legend), start)
}

function withMark(cell: MarkedValue, mark: string, legend: Legend | undefined): MarkedValue {
  const said = legend?.marks.get(markKey(mark))
  const house = houseMarkBeside(mark)
  const [likely] = house.means
  const why = said === undefined ? whyAsked(mark, house, legend) : undefined
  if (why !== undefined) return asked(cell, why, house.means)
  const meaning = said ?? likely
  if (meaning.status === 'footnote') return { ...cell, notes: [...cell.notes, meaning.words] }
  if (cell.value === null || !MARKED_NO_VALUE.has(meaning.status)) return weightier(cell, meaning)
  // "66.7%*" where "*" is "fewer than 50 replies": the value stands, and rests on few
  if (/fewer|less than|under|below|base|replies/i.test(meaning.words)) {
    return weightier(cell, { ...meaning, status: 'low reliability' })
  }
  const contradiction = `"${mark}" says that there is no value (${meaning.words}), and there is one`
  return asked(cell, contradiction, [meaning, { status: 'final', words: 'the value stands' }])
}

function asked(cell: MarkedValue, why: string, choices: readonly MarkMeaning[]): MarkedValue {
  return cell.ask ? cell : { ...cell, status: 'to be asked', ask: { why, choices } }
}

function weightier(cell: MarkedValue, { status, words }: MarkMeaning): MarkedValue {
  if (MARK_STATUSES.indexOf(status) >= MARK_STATUSES.indexOf(cell.status)) {
    return { ...cell, notes: [...cell.notes, words] }
  }
  return {
    ...cell,
    status,
    words,
    notes: cell.words === null ? cell.notes : [...cell.notes, cell.words],
  }
}

/** "approx 6%", "c. 400": a figure that somebody guessed. */
const ABOUT = /^(?:approx(?:imately|\.)?|about|around|circa|c\.|ca\.|est\.?|roughly) ?([£\d].*)$/i
const ESTIMATED: readonly MarkMeaning[] = [
  { status: 'estimated', words: 'an estimate' },
  { status: 'not available', value: null, words: 'not available: the figure is not certain' },
]

/** "12 (34%)", "158 2": two figures in one cell, or the number of a footnote that has lost its place. */
function readTwoFigures(text: string, decimalComma: boolean): MarkedValue | null {
  const [, first = '', second = ''] =
    /^(\S+?) ?(\([\d.,]+ ?%?\)|(?<= )\d{1,2})$/.exec(text) ??
    /^([£\d][\d.,]*%?) ?([a-z]{1,3})$/i.exec(text) ??
    []
  const number = first === '' ? null : readWrittenNumber(first, decimalComma)
  if (!number) return null
  const why = `"${second}" behind ${first} could be a footnote, a unit or a second figure`
  const choices: readonly MarkMeaning[] = [
    { status: 'final', words: `${first}, with the footnote ${second}` },
    { status: 'final', words: `${first}, and ${second} beside it` },
  ]
  const inBrackets = /^\((\d[\d,]*)\)$/.exec(second)?.[1]
  const read = asked(numbered(number), why, choices)
  return inBrackets === undefined || read.ask === undefined
    ? read
    : { ...read, ask: { ...read.ask, second: Number(inBrackets.replace(/,/g, '')) } }
}
