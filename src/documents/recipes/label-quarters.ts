import { monthPeriod, quarterPeriod, readNumber } from '#shared/index.ts'
import { APRIL, monthNumber, readMonths, withoutYear, yearOfMonth } from './label-months.ts'
import { BOTH_YEARS, MONTH, whole, YEAR4 } from './label-text.ts'
import { firstOfTwo, oneNumberYear, oneOrAsk } from './label-years.ts'
import {
  fullYear,
  type LabelReader,
  ofPeriod,
  type PeriodChoice,
  type PeriodLabel,
  type PeriodReading,
  type PeriodSettings,
  spanReading,
} from './period-reading.ts'

const ORDINALS: readonly string[] = [
  'first|1st',
  'second|2nd',
  'third|3rd',
  'fourth|4th|final|last',
]
const PART = String.raw`(?:(?:q(?:tr|uarter)?\.? ?|chwarter )(?<number>[1-4]|one|two|three|four)|(?<ordinal>${ORDINALS.join('|')}) (?:quarter|qtr)|(?:h|half(?:[ -]year)? ?)(?<half>[12])|(?<halfWord>first|1st|second|2nd) half)`
const OF = `[ ,:/_–-]*(?:of |in )?(?:the )?`
const FINANCIAL = String.raw`(?:f\.?y\.?|financial year)`
const PART_OF_YEAR = whole(
  String.raw`${PART}${OF}(?:${FINANCIAL} ?)?\(?(?<year>${BOTH_YEARS}|${YEAR4}|'?\d\d)\)?`,
)
const YEAR_PART = whole(
  String.raw`(?:${FINANCIAL} ?)?(?<year>${BOTH_YEARS}|${YEAR4})[ ,:_/–-]*\(?${PART}\)?`,
)
/** "Q1 FY26" */
const PART_OF_NAMED = whole(String.raw`${PART}${OF}${FINANCIAL} ?(?<year>${YEAR4}|'?\d\d)`)
const PART_ALONE = whole(PART)
const PART_ANYWHERE = new RegExp(`(?:^|[ (])${PART}(?:$|[ ),:–-])`, 'i')

/** "Q2 (Jul–Sep) 2019/20": the months that a quarter is said to have. */
const MONTHS_BESIDE = new RegExp(
  String.raw`[ ,:]*\(?\b(?<from>${MONTH}) ?(?:[–-]|to) ?(?<to>${MONTH})(?![a-z])\)?[ ,:]*`,
  'i',
)

type Groups = Readonly<Record<string, string | undefined>>

interface Part {
  readonly months: 3 | 6
  readonly number: number
  /** The months that stand beside it, 1 to 12. */
  readonly beside: { readonly from: number; readonly to: number } | null
}

/** "Q1 2025/26", "2019/20 Q2", "Qtr 3 25-26", "H1 2024/25", "Q2 (Jul–Sep) 2019/20"; "Q1 2025" is asked. */
export const readPartOfYear: LabelReader = (label, settings) => {
  const ofMonths = readNamedMonths(label, settings)
  if (ofMonths !== null) return ofMonths
  const months = MONTHS_BESIDE.exec(label)
  const before = months === null ? label : label.slice(0, months.index)
  const after = months === null ? '' : label.slice(months.index + months[0].length)
  const text = `${before} ${after}`.trim()
  const beside = months?.groups && {
    from: monthNumber(months.groups['from'] ?? ''),
    to: monthNumber(months.groups['to'] ?? ''),
  }
  const partOf = (found: Groups): Part => ({ ...numberedPart(found), beside: beside ?? null })

  const named = PART_OF_NAMED.exec(text)?.groups
  if (named) {
    const financial = { ...settings, quarters: 'financial' } as const
    return readInOneYear(label, partOf(named), named['year'] ?? '', financial)
  }
  const found = (PART_OF_YEAR.exec(text) ?? YEAR_PART.exec(text))?.groups
  if (found) {
    const year = found['year'] ?? ''
    const first = firstOfTwo(year)
    if (first !== null) return readInYears(label, partOf(found), first)
    return /[/–-]/.test(year) ? null : readInOneYear(label, partOf(found), year, settings)
  }
  const alone = PART_ALONE.exec(text)?.groups
  if (!alone) return null
  if (settings.year?.kind === 'financial')
    return readInYears(label, partOf(alone), settings.year.first)
  if (settings.year) return readInOneYear(label, partOf(alone), `${settings.year.first}`, settings)
  return withoutYear(label, [{ reading: null, words: 'no period: the number of a question' }])
}

const PART_BESIDE = new RegExp(
  `^(?:${PART}[ ,:–-]+(?<behind>.+)|(?<before>.+?)[ ,:–-]+\\(?${PART.replace(/\?<\w+>/g, '?:')}\\)?)$`,
  'i',
)

/** "Q2 (Jul–Sep) 2019", "April–June 2025 (Q1)": where the months have their year, they are the period. */
function readNamedMonths(label: string, settings: PeriodSettings): PeriodLabel | null {
  const { behind, before } = PART_BESIDE.exec(label)?.groups ?? {}
  const months = (behind ?? before)?.replace(/[()]/g, ' ').replace(/ +/g, ' ').trim()
  if (months === undefined || !/\d\d/.test(months)) return null
  const part = PART_ANYWHERE.exec(label)?.groups
  const read = readMonths(months, settings)
  if (!part || read === null || 'ask' in read) return null
  const { number, months: length } = numberedPart(part)
  const last = Number(read.reading.end.slice(5, 7))
  const financial = ((last + 8) % 12) + 1
  const fitting = [financial, ...(/\d ?[/–-] ?\d/.test(months) ? [] : [last])].map(
    (month) => month / length,
  )
  return fitting.includes(number) && read.reading.kind === (length === 3 ? 'quarter' : 'half year')
    ? read
    : null
}

function numberedPart(found: Groups): Omit<Part, 'beside'> {
  const half = found['half'] ?? found['halfWord']
  if (half !== undefined) return { months: 6, number: /^(?:1|first)/i.test(half) ? 1 : 2 }
  const word = (found['ordinal'] ?? '').toLowerCase()
  const ordinal = ORDINALS.findIndex((words) => words.split('|').includes(word)) + 1
  return { months: 3, number: readNumber(found['number'] ?? '') ?? ordinal }
}

/** A quarter or half of the year that begins in `year`. */
function partReading({ months, number }: Part, year: number, isFinancial: boolean) {
  if (isFinancial && months === 3) return ofPeriod(quarterPeriod(year, number))
  const start = Temporal.PlainDate.from({ year, month: isFinancial ? APRIL : 1, day: 1 }).add({
    months: months * (number - 1),
  })
  const end = start.add({ months }).subtract({ days: 1 })
  return spanReading(start.toString(), end.toString())
}

/** "Q2 (April to June) 2024/25" names two times, and is asked. */
function readInYears(label: string, part: Part, first: number): PeriodLabel | null {
  const reading = partReading(part, first, true)
  if (reading === null || fits(part, reading)) return reading && { reading }
  const { from, to } = part.beside ?? { from: 0, to: 0 }
  const year = { kind: 'financial', first } as const
  const months = spanReading(
    monthPeriod(yearOfMonth(from, year), from).start,
    monthPeriod(yearOfMonth(to, year), to).end,
  )
  const both = [reading, ...(months === null ? [] : [months])]
  return {
    ask: both.map((one) => ({ reading: one, words: `${one.start} to ${one.end}` })),
    why: `"${label}" names two periods`,
  }
}

function fits({ beside }: Part, { start, end }: PeriodReading): boolean {
  if (beside === null) return true
  return beside.from === Number(start.slice(5, 7)) && beside.to === Number(end.slice(5, 7))
}

function readInOneYear(
  label: string,
  part: Part,
  figures: string,
  settings: PeriodSettings,
): PeriodLabel | null {
  const year = fullYear(figures)
  const name = `${part.months === 3 ? 'quarter' : 'half'} ${part.number}`
  const calendar: PeriodChoice = {
    reading: partReading(part, year, false),
    words: `${name} of the calendar year ${year}`,
    settles: { quarters: 'calendar' },
  }
  const financial = oneNumberYear(year, settings, (first) => partReading(part, first, true), {
    quarters: 'financial',
  }).map((choice) => ({ ...choice, words: `${name} of ${choice.words}` }))
  const choices = [
    ...(settings.quarters === 'financial' ? [] : [calendar]),
    ...(settings.quarters === 'calendar' ? [] : financial),
  ].filter(({ reading }) => reading !== null && fits(part, reading))
  return oneOrAsk(choices, `"${label}" could be of a calendar or a financial year`)
}
