import type { Area } from '#area/index.ts'
import { columnLetter, type Figure } from '#documents/index.ts'
import { describePeriod, formatNumber, periodOf } from '#shared/index.ts'
import type { NamedFigure } from '../imports/name-figures.ts'
import { nameBreakdown } from '../series/name-breakdown.ts'
import { writeFigure } from '../series/write-figure.ts'
import type { SheetCells } from './sheet-table.ts'

/** More than these beside a sheet are not read by anybody. */
const MOST_FIGURES = 600

/** What was understood of one cell. */
export interface ShownFigure {
  readonly cell: string
  readonly id: string
  readonly href: string
  readonly measure: string
  readonly place: string
  readonly part: string
  readonly period: string
  readonly value: string
  /** "counted on a day, provisional": what is not plain about it. */
  readonly besides: string
  /** Why it is not taken now; '' when it is. */
  readonly open: string
}

export interface ShownFigures {
  readonly figures: readonly ShownFigure[]
  readonly more: string | null
}

/** The figures that were read of the cells of a sheet that are shown, in its order. */
export function presentFigures(
  figures: readonly NamedFigure[],
  { sheet, isShown }: Pick<SheetCells, 'sheet' | 'isShown'>,
  area: { readonly file: Pick<Area['file'], 'places'> },
): ShownFigures {
  const its = figures.filter(({ figure }) => figure.sheet === sheet.name)
  const beside = its.filter(({ figure }) => isShown(figure.row, figure.column))
  const shown = beside.slice(0, MOST_FIGURES)
  const hidden = its.length - shown.length
  const places = new Map(area.file.places.map(({ id, name }) => [id, name]))
  return {
    figures: shown.map((one) => presentFigure(one, places)),
    more:
      hidden === 0
        ? null
        : `${formatNumber(hidden)} more ${hidden === 1 ? 'figure' : 'figures'} of this sheet are not shown here.`,
  }
}

const ROLES: Readonly<Record<Figure['role'], string>> = {
  observation: '',
  total: 'a total',
  target: 'a target',
  comparator: 'for comparison only',
}

const BASES: Readonly<Record<Figure['basis'], string>> = {
  during: '',
  at: 'as it stood on the day',
  cumulative: 'of the year so far',
  rolling: 'of the twelve months to then',
}

function presentFigure(
  { figure, measure, place, breakdown, value, left, asked }: NamedFigure,
  places: ReadonlyMap<string, string>,
): ShownFigure {
  const cell = `${columnLetter(figure.column)}${figure.row}`
  const { period, role, basis, status, unit, n, note } = figure
  const written = () => {
    if (value === null) return 'none'
    if (measure) return writeFigure({ value, status: 'actual', breakdown: '' }, measure)
    return `${formatNumber(value, 6)}${UNITS[unit] ?? ` ${unit}`}`
  }
  return {
    cell,
    id: `figure-${cell}`,
    href: `#cell-${cell}`,
    measure: measure?.name ?? sayWords(figure.measure),
    place: (place === undefined ? undefined : places.get(place)) ?? sayWords(figure.place),
    part: breakdown === '' ? '' : nameBreakdown(breakdown, measure),
    period: period === null ? 'not said' : describePeriod(periodOf(period.start, period.end)),
    value: written(),
    // A mark's meaning is often the status itself
    besides: [
      ...new Set([
        ROLES[role],
        BASES[basis],
        status === 'final' ? '' : status,
        note,
        n === null ? '' : `of ${formatNumber(n)}`,
      ]),
    ]
      .filter(Boolean)
      .join(', '),
    open: left ?? (asked.length === 0 ? '' : `asked: ${[...new Set(asked)].join(', ')}`),
  }
}

const UNITS: Readonly<Partial<Record<string, string>>> = { count: '', percent: '%' }

function sayWords(words: string): string {
  return words === '' ? 'not said' : `“${words}”`
}
