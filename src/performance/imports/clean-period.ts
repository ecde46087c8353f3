import { kindOf, type Measure } from '#area/index.ts'
import { type Cell, cellText } from '#documents/index.ts'
import {
  accept,
  describeDay,
  monthNamed,
  monthPeriod,
  type Outcome,
  type Period,
  parsePeriod,
  refuse,
  yearToDate,
} from '#shared/index.ts'

/**
 * Reads the period of a row.
 *
 * A spreadsheet turns a typed 2019-04 into the date 1 April 2019. A date cell is read as a month when
 * it is shown without a day ("Apr-19"), or when its measure is published by the month and never as a
 * snapshot; as the day itself when it is not the first of a month, or its measure is published as a
 * snapshot and never by the month. Otherwise nobody can tell, and it is refused.
 *
 * A figure of a measure that is printed as the year so far is for the time from 1 April, also where the file
 * names the month that it ends with.
 *
 * @returns a refusal whose message is only its advice
 */
export function cleanPeriod(cell: Cell | undefined, measure: Measure): Outcome<Period> {
  const read = readPeriod(cell, measure)
  if (!read.ok || kindOf(measure) !== 'cumulative') return read
  return accept(yearToDate(read.value))
}

function readPeriod(cell: Cell | undefined, measure: Measure): Outcome<Period> {
  if (cell !== undefined && typeof cell !== 'string' && cell.kind === 'date') {
    return dateCell(cell.day, cell.shown, measure)
  }
  const text = cellText(cell).trim()
  if (text === '') return refuse('no-period', 'Say which time the figure covers, as 2019-04')
  const read = parsePeriod(text)
  if (read.ok) return read
  const meant = likelyMonth(text)
  if (meant !== undefined) {
    return refuse(
      'month-in-words',
      `If that is the month, write ${meant}, in a column shown as text so that it stays so`,
    )
  }
  const day = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  if (day) {
    const [month, first] = [`${day[3]}-${day[2]?.padStart(2, '0')}`, day[1]?.padStart(2, '0')]
    return refuse(
      'day-in-figures',
      `Write ${month} if it is the month, or ${month}-${first} if it is a snapshot on that day`,
    )
  }
  return refuse(
    'not-a-period',
    (read.problems[0]?.message ?? '').replace(/^.*? is not a period\. /, ''),
  )
}

function dateCell(day: string, shown: string, measure: Measure): Outcome<Period> {
  const [year, month, date] = day.split('-').map(Number)
  const asMonth = accept(monthPeriod(year ?? 0, month ?? 1))
  const isFirst = date === 1
  const showsNoDay = /^[a-z]{3,9}[-/ ]?\d{2,4}$/i.test(shown) || /^\d{4}-\d{2}$/.test(shown)
  const monthly = measure.frequency.includes('month')
  const snapshot = measure.frequency.some((kind) => kind === 'snapshot' || kind === 'event')
  if (isFirst && (showsNoDay || (monthly && !snapshot))) return asMonth
  if (!isFirst || (snapshot && !monthly)) return parsePeriod(day)
  return refuse(
    'date-cell',
    `Its cell holds the date ${describeDay(day)}. Show the column as text, then write ` +
      `${day.slice(0, 7)} if it is the month, or ${day} if it is a snapshot on that day`,
  )
}

/** The month that "Apr-19", "April 2019" or "19-Apr" most likely means, as a code. */
function likelyMonth(text: string): string | undefined {
  const parts = /^(?:([a-z]{3,9})[-/ ](\d{2}|\d{4})|(\d{2}|\d{4})[-/ ]([a-z]{3,9}))$/i.exec(text)
  const [word, year] = [parts?.[1] ?? parts?.[4], parts?.[2] ?? parts?.[3]]
  if (word === undefined || year === undefined) return undefined
  const month = monthNamed(word)
  if (month === undefined) return undefined
  return `${year.length === 2 ? `20${year}` : year}-${String(month).padStart(2, '0')}`
}
