import type { Block } from './find-blocks.ts'
import { namedUnit } from './named-units.ts'
import { type UnitAndScale, unitIn } from './units.ts'

/** What a line near the table says that some of its figures are in: "Medians are in working days". */
export interface UnitNote {
  /** The first word of what it is said of, without its ending; '' for all figures. */
  readonly of: string
  readonly unit: UnitAndScale
}

const SAYS =
  /^(?:all )?(?:the )?([a-z][a-z ]{2,40}?) (?:are|is) (?:all )?(?:shown |given |expressed |measured |counted |stated |reported )?(?:in |as )?(?:a )?((?:totals?, )?[^,;]{1,40})$/i
/** "Numbers for England are in thousands" */
const OF_SOME = /^(?:figures?|numbers?|counts?|values?|data)\b.* (?:for|of|in) ([a-z]+)$/i
const ALL = /^(?:figures?|values?|numbers?|data|amounts?|results?)$/i

/** Sentences above and below a table that give a unit, each for what it begins with. */
export function unitNotes(
  { titles, feet }: Block,
  legends: readonly string[],
): readonly UnitNote[] {
  const own = titles.map((line) => OF_TABLE.exec(line)?.[1]).find((one) => one !== undefined)
  return [
    ...[...titles, ...feet, ...legends].flatMap((line) => notesOfTable(line, own)),
    ...[...titles, ...feet].flatMap(notesIn),
    ...legends.flatMap((line) => codedIn(line) ?? []),
  ]
}

const OF_TABLE = /^table[ _]?(\w+)\b/i
/** "Table 3 is in seconds" */
const TABLE_IS =
  /^(?:(?:all )?(?:figures|values|times|data) in )?table[ _]?(\w+) (?:is|are)(?: all)?(?: shown| given)? in (.+)$/i

/** What a sentence anywhere on a sheet says by its name that a table is in. */
function notesOfTable(line: string, own: string | undefined): readonly UnitNote[] {
  if (own === undefined) return []
  return line.split(/[.;]\s+|\.$/).flatMap((sentence) => {
    const [, name = '', said = ''] = TABLE_IS.exec(sentence.trim()) ?? []
    const unit = name.toLowerCase() === own.toLowerCase() ? unitOfSentence(said) : undefined
    return unit === undefined ? [] : [{ of: '', unit }]
  })
}

/** What words say that figures are in that say nothing else: "£m", "£000", "Per cent". */
export function unitAlone(words: string): UnitAndScale | undefined {
  return /^(?:£ ?(?:m|k|bn|0{3}s?|millions?|thousands?)?|%|per ?cent)$/i.test(words.trim())
    ? unitIn(words)
    : undefined
}

/** Whether a line gives units in sentences: it is then no title that all figures have theirs from. */
export function givesUnit(line: string): boolean {
  return notesIn(line).length > 0
}

/** "FIN, Average fine (£)": what a code stands for, with what it is in. */
const KEY = /^([A-Z][A-Z0-9]{1,7})(?:[,;=: –-]+)(\S.*)$/

function codedIn(line: string): UnitNote | undefined {
  const [, code = '', meaning = ''] = KEY.exec(line.trim()) ?? []
  const unit = /\([^()]+\)$/.test(meaning) ? unitIn(meaning) : undefined
  return unit === undefined ? undefined : { of: stem(code), unit }
}

function notesIn(line: string): readonly UnitNote[] {
  const coded = codedIn(line)
  if (coded !== undefined) return [coded]
  return line.split(/[.;]\s+|\.$/).flatMap((sentence) => {
    const plain = sentence
      .replace(/^[\s\d¹²³⁴⁵⁶⁷⁸⁹().[\]*]+/, '')
      .trim()
      .replace(/,? (?:unless|except|save) .*$/i, '')
    const [, subject = '', said = ''] = SAYS.exec(plain) ?? []
    const unit = said === '' ? undefined : unitOfSentence(said)
    const named = OF_SOME.exec(subject)?.[1] ?? subject
    const of = ALL.test(named) ? '' : stem(named.split(' ')[0] ?? '')
    return unit === undefined ? [] : [{ of, unit }]
  })
}

/** A unit that is all that words of a sentence say: "working days", "thousands of pounds", "totals, in thousands". */
function unitOfSentence(words: string): UnitAndScale | undefined {
  const plain = words
    .trim()
    .replace(/ \([a-z£]\)$/i, '')
    .replace(
      /^(?:totals?|numbers?|counts?|rounded),? (?:in|to) (?:the nearest )?(?=thousand|million)/i,
      '',
    )
  const named = namedUnit(plain)
  if (named !== undefined && !(named.unit === 'count' && named.scale === 1)) return named
  if (/^£.{0,10}$/.test(plain)) return unitIn(plain)
  return /^per [\d,]+ [a-z]+$/i.test(plain)
    ? (unitIn(plain) ?? { unit: 'percent', scale: 1 })
    : undefined
}

/** The unit that a note gives of what words name; the one for all figures last. */
export function unitNoted(
  notes: readonly UnitNote[],
  words: readonly string[],
): UnitAndScale | undefined {
  const named = new Set(words.flatMap((one) => one.split(/[^a-z]+/i).map(stem)))
  const own = notes.find(({ of }) => of !== '' && named.has(of))
  return (own ?? notes.find(({ of }) => of === ''))?.unit
}

function stem(word: string): string {
  return word.toLowerCase().replace(/s$/, '')
}
