import { readCensus, readDay, readDays, readWeek } from './label-days.ts'
import { readMonth, readMonthInFigures, readMonths } from './label-months.ts'
import { readNumberedMonth, readSeason } from './label-numbered.ts'
import { readWeekOfDays, readYearSoFar } from './label-parts.ts'
import { readPartOfYear } from './label-quarters.ts'
import { readAt, readMonthsEnding, readRange, readToDate } from './label-spans.ts'
import { plainLabel, takeOff } from './label-text.ts'
import { readYear, yearIn } from './label-years.ts'
import type { LabelReader, PeriodLabel, PeriodSettings } from './period-reading.ts'

export type { PeriodLabel, PeriodSettings } from './period-reading.ts'

/** The first that knows a way of writing reads it. */
const READERS: readonly LabelReader[] = [
  readDay,
  readDays,
  readWeekOfDays,
  readWeek,
  readYearSoFar,
  readToDate,
  readMonthsEnding,
  readAt,
  readMonthInFigures,
  readPartOfYear,
  readMonths,
  readMonth,
  readYear,
  readNumberedMonth,
  readSeason,
  readCensus,
  readRange,
]

/**
 * Reads the time that a heading or a cell names, in the ways that forces, offices and government write
 * it, in English and with Welsh months. The label has to be of a period and of nothing else, save what
 * is given back as `left`.
 *
 * @param settings - what else tells: without it, what could mean two times is asked, never guessed
 * @returns `null` when it names no period, or a day that does not exist
 */
export function readPeriodLabel(label: string, settings: PeriodSettings = {}): PeriodLabel | null {
  const plain = plainLabel(label)
  if (plain === null) return null
  const whole = readText(plain, settings)
  if (whole !== null) return whole
  const twice = readTwice(plain, settings)
  if (twice !== null) return twice
  const { text, left } = takeOff(plain)
  if (text !== plain && text !== '') {
    const read = readText(text, settings) ?? readNumberBehind(text, settings)
    if (read !== null) return withLeft(read, left)
  }
  return readNumberBehind(plain, settings) ?? askGluedNumber(plain, settings)
}

function readText(text: string, settings: PeriodSettings): PeriodLabel | null {
  for (const read of READERS) {
    const label = read(text, settings)
    if (label !== null) return label
  }
  return null
}

function withLeft(label: PeriodLabel, left: string): PeriodLabel {
  if ('ask' in label || left === '') return label
  return { ...label, left: label.left === undefined ? left : `${label.left} ${left}` }
}

/** "Q2 2025/26 (Jul–Sep 2025)": a label that says its period twice, and is asked where they differ. */
function readTwice(text: string, settings: PeriodSettings): PeriodLabel | null {
  const parts = /^([^()]+) \(([^()]+)\)$/.exec(text)
  const [first, second] = [parts?.[1] ?? '', parts?.[2] ?? ''].map((part) =>
    readText(part.trim(), settings),
  )
  if (!first || !second) return null
  if ('ask' in first || 'ask' in second) return 'ask' in first ? second : first
  const { start, end } = first.reading
  if (start === second.reading.start && end === second.reading.end) return first
  return {
    ask: [first, second].map(({ reading }) => ({
      reading,
      words: `${reading.start} to ${reading.end}`,
    })),
    why: `"${text}" names two periods`,
  }
}

/** "30 September 2015 4": the number of a footnote, with a space before it. */
function readNumberBehind(text: string, settings: PeriodSettings): PeriodLabel | null {
  const parts = /^(.*\D.*\d\d) (\d{1,2})$/.exec(text)
  const read = parts === null ? null : readText(parts[1] ?? '', settings)
  return read === null ? null : withLeft(read, parts?.[2] ?? '')
}

/** A year, in four figures or two, and one or two figures more. */
const GLUED = [/^(.*\D(?:19|20)?\d\d)(\d)$/, /^(.*\D(?:19|20)\d\d)(\d\d)$/]

/** "30 September 20254": the number of a footnote that has lost its place. */
function askGluedNumber(text: string, settings: PeriodSettings): PeriodLabel | null {
  for (const pattern of GLUED) {
    const parts = pattern.exec(text)
    const [, period = '', number = ''] = parts ?? []
    const read = parts === null ? null : readText(period, settings)
    if (read === null || 'ask' in read) continue
    return {
      ask: [
        { reading: read.reading, words: `${period}, with the number ${number} of a footnote` },
        { reading: null, words: 'no period' },
      ],
      why: `"${text}" seems to end with the number of a footnote`,
    }
  }
  return null
}

/**
 * The year that a heading names over labels that have none: "2024/25" over "Q1", "2025" over "Apr".
 * @returns `null` when it names no year
 */
export function yearOf(
  label: string,
  settings: PeriodSettings = {},
): PeriodSettings['year'] | null {
  const plain = plainLabel(label)
  return plain === null ? null : yearIn(takeOff(plain).text, settings)
}
