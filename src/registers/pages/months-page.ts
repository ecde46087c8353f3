import { unitOf } from '#area/index.ts'
import { capitalise, describeDay, describePeriod, formatNumber } from '#shared/index.ts'
import type { DataTable, Page } from '#web/index.ts'
import { BYS } from '../definition/periods.ts'
import type { Register } from '../definition/register.ts'
import type { YieldedFigure } from '../measures/yielded-figure.ts'
import { addressOf, crumbsOf } from './addresses.ts'
import { sayWay } from './definition-rules.ts'

export interface MonthsPage extends Page {
  readonly answer: string
  readonly tables: readonly DataTable[]
}

const MOST_PERIODS = 60

/** In this order: months of several years would stand between two quarters else. */
const KINDS: readonly string[] = ['year', 'quarter', 'month']

/**
 * `/registers/<register>/months`: what the register yields, period by period, the latest first.
 *
 * @param figures - `undefined` for whoever reads them on the pages of the measures alone
 */
export function presentMonths(
  register: Register,
  figures: readonly YieldedFigure[] | undefined,
): MonthsPage {
  const { defined } = register
  const about = {
    title: `${defined.name}: what is counted`,
    breadcrumbs: crumbsOf(register),
  }
  if (figures === undefined) {
    const measures = listMeasures(register)
    return measures === undefined
      ? { ...about, answer: 'This register yields no measures.', tables: [] }
      : {
          ...about,
          answer: 'What is counted from this register stands on the pages of its measures.',
          tables: [measures],
        }
  }
  const tables = defined.measures.flatMap((measure): readonly DataTable[] => {
    const its = figures.filter(
      (one) =>
        one.measure === measure.id &&
        one.breakdown === '' &&
        // Of a place that nothing is told of there is no row
        (one.place === register.home || one.value !== null || one.isWithheld),
    )
    if (its.length === 0) return []
    const latest = its.toSorted(
      (one, other) =>
        KINDS.indexOf(one.period.kind) - KINDS.indexOf(other.period.kind) ||
        other.period.end.localeCompare(one.period.end),
    )
    const isShare = measure.share !== undefined || measure.rate !== undefined
    const hasBase = isShare || measure.difference !== undefined
    const placeOf = placeNames(register, measure.place)
    return [
      {
        id: measure.id,
        caption:
          latest.length > MOST_PERIODS
            ? `${measure.name}: the latest ${MOST_PERIODS} figures`
            : measure.name,
        narrow: 'cards',
        columns: [
          { text: 'Period' },
          ...(placeOf === undefined ? [] : [{ text: 'Place' }]),
          { text: unitWords(unitOf(measure)), numeric: true },
          ...(hasBase ? [{ text: isShare ? 'Of how many' : 'Of which', numeric: true }] : []),
        ],
        rows: latest.slice(0, MOST_PERIODS).map((figure) => [
          {
            text: capitalise(describePeriod(figure.period)),
            href: `/performance/${measure.id}${figure.place === register.home ? '' : `?area=${figure.place}`}`,
            about: measure.name,
          },
          ...(placeOf === undefined ? [] : [{ text: placeOf(figure.place) }]),
          {
            ...sayFigure(figure, measure.decimals ?? (isShare ? 1 : 0)),
            ...linkToEntries(register, measure, figure),
          },
          ...(hasBase ? [{ text: sayBase(figure) }] : []),
        ]),
      },
    ]
  })
  const hasMeasures = defined.measures.length > 0
  return {
    ...about,
    answer: !hasMeasures
      ? 'This register yields no measures.'
      : tables.length === 0
        ? `Nothing is counted yet: ${sayPeriods(register)} counts once it is over.`
        : 'Each figure is counted from the entries as they stand now. The page of its measure has the figures as they were recorded.',
    tables,
  }
}

/** "a month", "a quarter or year": of what the measures have figures. */
function sayPeriods({ measures }: Register): string {
  const kinds = BYS.filter((one) => measures.some(({ defined: { by } }) => by.includes(one)))
  return `a ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(kinds)}`
}

/** Where the entries of a period are listed, for a figure of what has its day in it. */
function linkToEntries(
  register: Register,
  { day, stock, difference, place }: Register['defined']['measures'][number],
  figure: YieldedFigure,
) {
  const isListed = (day ?? register.defined.day) === register.defined.day
  if (!isListed || stock !== undefined || difference !== undefined) return {}
  const asked = new URLSearchParams({ from: figure.period.start, to: figure.period.end })
  if (place !== undefined && figure.place !== register.home) asked.set(place, figure.place)
  return { href: `${addressOf(register)}?${asked}` }
}

/** What the places are called that a measure has figures of; `undefined` of one that has none by place. */
function placeNames({ fields, home }: Register, field: string | undefined) {
  const asked = field === undefined ? undefined : fields.get(field)?.asked
  if (asked?.kind !== 'choice') return undefined
  return (id: string) => (id === home ? 'All together' : (asked.choices[id] ?? id))
}

function listMeasures({ measures }: Register): DataTable | undefined {
  if (measures.length === 0) return undefined
  return {
    id: 'measures',
    caption: 'Measures',
    narrow: 'cards',
    columns: [{ text: 'Measure' }, { text: 'What is counted' }],
    rows: measures.map((measure) => [
      { text: measure.defined.name, href: `/performance/${measure.defined.id}` },
      { text: measure.defined.definition ?? sayWay(measure) },
    ]),
  }
}

/** "130 of 148", "12 less 3"; nothing where the figure is not given out. */
function sayBase({ value, numerator, denominator, between }: YieldedFigure): string {
  if (between !== undefined) return `${formatNumber(between.of)} less ${formatNumber(between.less)}`
  return value === null || denominator === null
    ? ''
    : `${formatNumber(numerator ?? 0)} of ${formatNumber(denominator)}`
}

/** A figure, with a note of what it is not counted from. */
function sayFigure(figure: YieldedFigure, decimals: number) {
  const { value, isWithheld, returns, unsaid = 0, countedFrom } = figure
  if (isWithheld) return { text: 'Not given out, to protect small numbers' }
  if (value === null)
    return returns === undefined || returns.held === 0
      ? { text: 'No figure' }
      : {
          text: 'No figure',
          note: `${formatNumber(returns.held)} of ${formatNumber(returns.of)} returns say it`,
        }
  const besides = [
    ...(unsaid === 0 ? [] : [`${formatNumber(unsaid)} of its entries say nothing of it`]),
    ...(countedFrom === undefined ? [] : [`counted from ${describeDay(countedFrom)}`]),
  ]
  const text = formatNumber(value, decimals)
  return besides.length === 0 ? { text } : { text, note: besides.join('; ') }
}

const UNIT_WORDS: Readonly<Record<string, string>> = {
  count: 'Number',
  percent: 'Percent',
  gbp: 'Pounds',
}

const unitWords = (unit: string) => UNIT_WORDS[unit] ?? capitalise(unit)
