import type { AreaMeasure, Place } from '#area/index.ts'
import { sparkline } from '#charts/index.ts'
import type { DataTable } from '#web/index.ts'
import { viewSeries } from '../series/series-view.ts'
import { whyUndrawn } from '../series/shown-figures.ts'
import type { Holdings } from './holdings.ts'
import { changeCell, latestRow, valueText, verdictLabel } from './measure-rows.ts'

/** The same measure in the other places that anything is held for, each with a way to it. */
export function placesTable(
  holdings: Holdings,
  measure: AreaMeasure,
  home: Place,
): DataTable | null {
  const { area, book, remember } = holdings
  const rows = remember(`places ${measure.id}`, () => {
    const held = new Set(
      [...book.all(measure.id), ...book.targets(measure.id)].map((one) => one.area),
    )
    return area.file.places
      .filter(({ id, kind }) => id !== home.id && kind !== 'other-force' && held.has(id))
      .map((place) => placeRow(holdings, measure, place))
  })
  if (rows.length === 0) return null
  return {
    id: 'places',
    caption: 'By place',
    narrow: 'cards',
    columns: [
      { text: 'Place' },
      { text: 'Usual range shaded', plain: true },
      { text: 'Latest', numeric: true },
      { text: 'On a year before', numeric: true },
      { text: 'In plain words', plain: true },
    ],
    rows,
  }
}

function placeRow(
  holdings: Holdings,
  measure: AreaMeasure,
  place: Place,
): DataTable['rows'][number] {
  const { area, book, today } = holdings
  const key = { measure: measure.id, area: place.id, breakdown: '' }
  const name = { text: place.name, href: `/performance/${measure.id}?area=${place.id}` }
  const none = { text: '–' }
  const view = viewSeries(area, book, key, today)
  if (view) {
    const row = { kind: 'series', measure, view } as const
    const words = { verdict: verdictLabel(view.verdict) }
    return [name, { picture: sparkline(view.chart) }, valueText(row), changeCell(row), words]
  }
  const row = latestRow(holdings, measure, place)
  const words = whyUndrawn(area, book, key, today)
    ? { text: 'not drawn: its page says why' }
    : { text: row ? '–' : 'parts of it, or what was required: on its page' }
  return row
    ? [name, none, valueText(row), changeCell(row), words]
    : [name, none, none, none, words]
}
