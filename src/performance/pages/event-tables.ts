import { capitalise, describePeriod, formatNumber } from '#shared/index.ts'
import { formatValue } from '#statistics/index.ts'
import type { DataTable } from '#web/index.ts'
import type { EventsView } from '../series/events-view.ts'
import { chartFigure, listFindings } from './chart-parts.ts'

/** As many as a page shows before the rest are folded away. */
export const LATEST = 6

/** Rare events by their days: the days between, charted, and each event. */
export function presentEvents(view: EventsView) {
  const rows = eventRows(view)
  const isLong = rows.length > LATEST
  return {
    chart:
      view.chart === undefined ? null : chartFigure(view.chart, { id: 'chart', table: '#latest' }),
    findings: listFindings(view.findings),
    latest: eventsTable(
      view,
      'latest',
      isLong ? 'The latest six days' : 'Every day',
      rows.slice(0, LATEST),
    ),
    allPeriods: isLong ? eventsTable(view, 'all-events', `All ${rows.length} days`, rows) : null,
    comparisons: null,
    limitsNote: view.limitsNote ?? null,
    limitsRules: null,
  }
}

function eventRows({ measure, observations, gaps }: EventsView): DataTable['rows'] {
  return observations
    .filter(({ value }) => (value ?? 0) > 0)
    .map(({ id, period, value }) => {
      const ending = gaps.filter(({ to }) => to === period.start)
      const days = ending.map((gap) => formatNumber(gap.days)).join(', ')
      const flagged = ending.find(({ flag }) => flag !== undefined)?.flag
      return [
        { text: describePeriod(period) },
        {
          text: formatValue(value ?? 0, measure),
          href: `/performance/${measure.id}/figures/${id}`,
        },
        { text: days === '' ? '–' : days },
        flagged === undefined
          ? { text: ending.some(({ range }) => range) ? 'usual' : '–' }
          : { text: flagged.direction === 'up' ? 'longer than usual' : 'closer than usual' },
      ]
    })
    .reverse()
}

function eventsTable(
  { measure }: EventsView,
  id: string,
  caption: string,
  rows: DataTable['rows'],
): DataTable {
  return {
    id,
    caption,
    narrow: 'cards',
    columns: [
      { text: 'Day' },
      { text: capitalise(measure.noun?.many ?? measure.name), numeric: true },
      { text: 'Days since the one before', numeric: true },
      { text: 'Against the usual range' },
    ],
    rows,
  }
}
