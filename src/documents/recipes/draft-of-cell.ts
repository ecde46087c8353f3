import { cellAddress } from '../tables/columns.ts'
import { basesOf } from './base-of-cell.ts'
import { hasBaseBehind } from './bases-behind.ts'
import { spanSaid } from './basis-words.ts'
import { wordsOf } from './cell-kinds.ts'
import { plainValue } from './cell-text.ts'
import { notesOn, remarksOn } from './column-notes.ts'
import type { Draft } from './draft.ts'
import type { FigureRole } from './figure.ts'
import type { Block, BlockRow } from './find-blocks.ts'
import { asNoted, type LinkedNote, statusAt } from './linked-notes.ts'
import { readMarkedValue } from './marked-value.ts'
import type { MarkedValue, MarkMeaning, MarkStatus } from './marks.ts'
import { asMonthEnd } from './month-ends.ts'
import type { RowNames } from './row-names.ts'
import { isYearThatRolls } from './row-times.ts'
import { readingOf } from './spans.ts'
import { saysFlow, saysStock } from './stock-or-flow.ts'
import type { TableReading } from './table-reading.ts'
import {
  isBareRate,
  isCallersWait,
  isLengthOfTime,
  isTimed,
  mayHaveFractions,
} from './unit-doubts.ts'
import { moneyIn, unitOfCell } from './unit-of-cell.ts'
import type { ColumnMeaning } from './value-columns.ts'
import { isClock, namesOf, placeOf } from './value-names.ts'
import { saysHowFirm, statusOf } from './value-status.ts'
import type { When } from './when.ts'

/** A value with all that its row, its column and its table say of it. */
export function draftOf(
  reading: TableReading,
  row: BlockRow,
  names: RowNames,
  column: ColumnMeaning,
  role: FigureRole,
  explained: MarkMeaning | undefined,
): Draft {
  const { block, table, legend, inCommas, of, subject } = reading
  const { sheet } = block
  const raw = wordsOf(row.cells[column.column])
  const after = column.marks === null ? '' : wordsOf(row.cells[column.marks])
  const marked =
    raw === ''
      ? null
      : explained !== undefined
        ? null
        : readMarkedValue(plainValue(raw, isAim(column, names)), {
            legend,
            decimalComma: inCommas.has(column.column),
            isBaseBehind: hasBaseBehind(reading.notes, [...column.headings, ...names.labels]),
            ...(after === '' ? {} : { after }),
          })
  const linked = [
    ...reading.linked.ofCell(raw),
    ...reading.linked.ofColumn(column.column),
    ...reading.linked.ofRow(row),
  ]
  const found = reading.times.whenOfCell(column, names, isTotalIn(reading, row, names))
  const { choices, mark } = found
  const noted = whenNoted(found.when, linked) ?? ofNote(linked)
  const { start = '', end = '' } = readingOf(noted ?? undefined) ?? {}
  const told = notesOn(reading.columnNotes, {
    words: [...names.labels, ...column.words, ...column.headings],
    start,
    end,
    isOverTime:
      column.isToDate || names.isToDate || (column.is === 'total' && column.times.length === 0),
  })
  const remarked = remarksOn(block, names.remarks, { words: column.headings, start, end })
  const words = [...names.labels, ...column.words]
  const unit = unitOfCell(reading, column, names, row.number, marked?.unit ?? null, raw)
  const isSaidFlow =
    column.isFlow || words.some((one) => saysFlow(one) || spanSaid(one) !== undefined)
  // What is planned for a year is no stock of the day that the line above names with it
  const isOfYear =
    noted !== null && block.titles.includes(noted.words) && start.slice(0, 4) < end.slice(0, 4)
  const isSaidStock = told.some((note) => note.isStock) || column.isStock || names.isStock
  // Beside what happened, what the line above says stands is of those alone that say so too
  const isStock =
    isSaidStock ||
    (reading.isStock &&
      !isOfOtherPart(block, column) &&
      names.told === '' &&
      !isSaidFlow &&
      !isOfYear &&
      !(reading.hasFlows && reading.times.monthStep !== undefined) &&
      (unit.unit !== 'gbp' || holdsMoney([...reading.corner, ...block.titles])))
  const isOwnShare =
    unit.unit === 'percent' && marked?.value != null && role === 'observation' && !column.isYear
  const step =
    isStock || (unit.unit === 'gbp' && !isSaidFlow)
      ? undefined
      : (words.map(spanSaid).find((one) => one !== undefined) ?? reading.times.monthStep)
  const { standsAt, title, days } = reading.times
  const isPlain = ['at', 'during'].includes(readingOf(noted ?? undefined)?.basis ?? '')
  const stood = isStock && isPlain && noted?.words === title?.words ? standsAt : undefined
  const when =
    step === undefined || noted === null
      ? (stood ?? noted)
      : asMonthEnd(noted, isSaidFlow, step, days)
  const lowestLabel = [...names.labels, ...column.words].filter(Boolean).join(' ')
  const beside =
    role === 'target'
      ? column.is === 'target'
        ? ''
        : names.status
      : (raw === '' || saysHowFirm(names.status, legend) ? names.status : '') ||
        column.mark ||
        names.mark ||
        (/\d/.test(mark) ? '' : mark) ||
        statusAt(linked, { start, end }) ||
        ([...remarked, ...told].map((note) => note.status).find(Boolean) ??
          (statusAt(reading.linked.ofTable, { start, end }) || reading.standing))
  const status = isNoneToMeasure(marked, unit.unit)
    ? 'not applicable'
    : (explained?.status ??
      statusOf(raw, guessed(marked), beside, isStillToCome(reading, column), legend))
  // A mark in a column of its own that nobody knows
  const isMarkUnknown = status === 'to be asked' && marked !== null && marked.ask === undefined
  return {
    sheet,
    row: row.number,
    column: column.column,
    address: cellAddress(sheet, row.number, column.column),
    role,
    bearing: { ...reading.bearing, headings: column.headings, labels: names.labels },
    sheetsAlike: table.sheets?.[0] ?? sheet,
    ...namesOf(column, names, table, { of, subject }),
    place: placeOf(column, names, table, sheet),
    within: names.within,
    when,
    choices,
    isStock,
    isOverTimes:
      role === 'total' &&
      reading.times.isWhole(column) &&
      column.is !== 'total' &&
      !isTotalIn(reading, row, names),
    isSum: reading.sums.has(row.number),
    isNamedYear: column.isYear,
    value: isNoneToMeasure(marked, unit.unit) ? null : (marked?.value ?? null),
    scale: (marked?.scale ?? 1) * unit.scale,
    unit: unit.unit,
    unitIsFrom: marked?.unit ? 'cell' : unit.from,
    isClock:
      unit.from === 'cell' &&
      isClock(raw) &&
      !reading.isInSeconds &&
      !isCallersWait([...words, ...column.headings], block.titles),
    isBareTime:
      reading.isInSeconds && unit.from === 'nothing' && /^\d+$/.test(raw) && isTimed(lowestLabel),
    isBareRate: unit.from === 'nothing' ? isBareRate(lowestLabel) : isBareRate(unit.unit),
    bareMoney: unit.from === 'nothing' ? moneyIn(reading, column, names) : null,
    thing: table.headings === 'place' ? '' : column.words.join(': '),
    mayHaveFractions: mayHaveFractions([...column.headings, lowestLabel].join(' ')),
    isBareLength: unit.from === 'nothing' && !reading.isInSeconds && isLengthOfTime(lowestLabel),
    status: isMarkUnknown && marked.value !== null ? 'final' : status,
    note: [
      explained?.words ?? marked?.words ?? '',
      ...(marked?.notes ?? []).map((note) => `note ${note}`),
    ]
      .filter(Boolean)
      .join('; '),
    n:
      role === 'target'
        ? null
        : (marked?.base ??
          basesOf(reading, row, column, isOwnShare && isOfNow(column) ? names.base : null, unit)),
    raw,
    markAsk:
      marked?.ask ??
      (isMarkUnknown || (raw !== '' && marked === null && explained === undefined)
        ? UNKNOWN_MARK
        : null),
    markBeside: isMarkUnknown ? beside : '',
    isBlank: raw === '' && names.status === '',
    isMarkedRevised: /^\(?rev(?:ised)?\)?$/i.test(names.mark),
    openHeading: column.isOpen ? column.key : null,
    blankLabel: names.labels.find((label) => /^\(blank\)$/i.test(label)) ?? null,
  }
}

/** Whether a row is of more than the others, which make it up. */
export function isTotalIn(
  { sums, wider, ownArea, isOfWhole }: TableReading,
  row: BlockRow,
  names: RowNames,
): boolean {
  return (
    isOfWhole ||
    row.number === ownArea ||
    (sums.has(row.number) &&
      !names.isToDate &&
      !names.times.some(({ words }) => isYearThatRolls(words))) ||
    wider.has(row.number) ||
    names.isTotal
  )
}

/** A column of what happens until a day that is still to come is a forecast, as the balance of that day is. */
function isStillToCome({ times }: TableReading, column: ColumnMeaning): ColumnMeaning {
  return times.flows.get(column.column)?.isForecast ? { ...column, isForecast: true } : column
}

/** Whether a value is aimed at, by its column or its row. */
export function isAim({ is }: ColumnMeaning, { isAim: isAimRow }: RowNames): boolean {
  return is === 'target' || isAimRow
}

/** Neither of a time before nor what later ones are held against: a remark's "n = 403" is of the latest. */
function isOfNow({ monthsBefore, isSamePeriod, isBaseline }: ColumnMeaning): boolean {
  return monthsBefore === 0 && !isSamePeriod && !isBaseline
}

/** "Arrests" under "Arrests, and people in custody at the end of the month": named by the part of the line that says nothing stands. */
function isOfOtherPart({ titles }: Block, { headings }: ColumnMeaning): boolean {
  const parts = titles.flatMap((line) => {
    const split = line.split(/(?:,|;)? and |[,;:] /)
    return split.some(saysStock) ? split.filter((part) => !saysStock(part)) : []
  })
  const named = parts.map((part) => part.trim().toLowerCase())
  return headings.some((heading) => named.includes(heading.trim().toLowerCase()))
}

/** Money that is held on a day, and not spent up to it: "Spending: position at the end of month 6" is none. */
function holdsMoney(lines: readonly string[]): boolean {
  return lines.some((line) =>
    /\b(?:reserves?|balances?|debts?|borrowing|loans|assets|investments|arrears|owed)\b/i.test(
      line,
    ),
  )
}

/** The time that a note gives of a value which has none beside it. */
function ofNote(linked: readonly LinkedNote[]): When | null {
  const of = linked.find((note) => note.of !== undefined)?.of
  return of === undefined ? null : { words: `${of.start} to ${of.end}`, label: { reading: of } }
}

function whenNoted(when: When | null, linked: readonly LinkedNote[]): When | null {
  const reading = readingOf(when ?? undefined)
  if (when === null || reading === undefined) return when
  const noted = asNoted(reading, linked)
  return noted === reading ? when : { ...when, label: { ...when.label, reading: noted } }
}

/** "- means no calls were offered": of a share or a time there is then nothing to measure. */
function isNoneToMeasure(marked: MarkedValue | null, unit: string): boolean {
  const isMeasured = ['percent', 'seconds', 'minutes', 'hours', 'days'].includes(unit)
  return isMeasured && marked?.status === 'nil' && /^no (?!\w+$).*/i.test(marked.words ?? '')
}

/** What an unexplained mark leaves of a value while it is asked: the value, as it stands. */
function guessed(marked: MarkedValue | null): MarkStatus {
  const { status = 'final', value = null } = marked ?? {}
  return status === 'to be asked' && value !== null ? 'final' : status
}

/** What a mark that is in nobody's table may mean. */
const UNKNOWN_MARK = {
  why: 'It is in no table of marks that is known, and the file does not say',
  choices: [
    { status: 'not available', words: 'The figure is not available' },
    { status: 'not applicable', words: 'There can be no figure' },
    { status: 'suppressed', words: 'The figure is withheld' },
    { status: 'final', words: 'The figure stands as it is' },
  ],
} as const
