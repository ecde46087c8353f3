import type { Area } from '#area/index.ts'
import { capitalise, formatNumber } from '#shared/index.ts'
import {
  describePlace,
  describeRank,
  type ForceComparison,
  formatRate,
  labelWithheld,
  listInWords,
} from '#statistics/index.ts'
import type { DataTable } from '#web/index.ts'
import type { ComparedForces } from './compared-forces.ts'
import { shortName } from './measure-rows.ts'

/** The forces compared, lowest rate first. */
export function forcesTable({ rows }: ForceComparison, many: string): DataTable {
  return {
    id: 'forces',
    caption: 'Lowest rate first',
    narrow: 'cards',
    columns: [
      { text: 'Force' },
      { text: capitalise(many), numeric: true },
      { text: 'People', numeric: true },
      { text: 'For every 1,000', numeric: true },
      { text: 'Rank, lowest first' },
      { text: 'Against the range expected' },
    ],
    rows: rows.map((row) => [
      { text: row.name, ...(row.isOwn ? { note: 'this force' } : {}) },
      { text: formatNumber(row.count) },
      { text: formatNumber(row.population) },
      rateCell(row),
      { text: describeRank(row) },
      { text: describePlace(row.funnel.place) },
    ]),
  }
}

function rateCell({ rate }: ForceComparison['rows'][number]) {
  return {
    text: formatRate(rate.rate),
    note: `${formatRate(rate.lower)} to ${formatRate(rate.upper)}`,
  }
}

/**
 * The own force in each kind of offence, in the area's own order; each leads to its page.
 *
 * @param whole - the measure of all offences, of which a kind is not said to be part
 * @param addressOf - the address of a kind's page, for the same period
 */
export function kindsTable(
  area: Area,
  kinds: readonly ComparedForces[],
  whole: string,
  addressOf: (measure: string) => string,
): DataTable {
  return {
    id: 'kinds',
    caption: 'By kind of offence',
    captionSize: 'l',
    narrow: 'cards',
    columns: [
      { text: 'Kind' },
      { text: 'For every 1,000', numeric: true },
      { text: 'Rank, lowest first' },
      { text: 'Their average', numeric: true },
      { text: 'Against the range expected', plain: true },
    ],
    rows: kinds.flatMap(({ measure: id, comparison }) => {
      const measure = area.measures.get(id)
      const own = comparison.rows.find(({ isOwn }) => isOwn)
      if (measure === undefined || own === undefined) return []
      const parent = area.measures.get(measure.parent ?? '')
      const isPart = parent !== undefined && parent.id !== whole
      return [
        [
          {
            ...{ text: shortName(measure), href: addressOf(id) },
            ...(isPart ? { note: `part of ${shortName(parent).toLowerCase()}` } : {}),
          },
          rateCell(own),
          { text: describeRank(own), note: rankNote(comparison) },
          { text: formatRate(comparison.mean) },
          { text: describePlace(own.funnel.place) },
        ],
      ]
    }),
  }
}

/** "of 8 forces", who has no figure, or why there is no rank. */
function rankNote(comparison: ForceComparison): string {
  const { rows, missing, ranksWithheld } = comparison
  if (ranksWithheld !== undefined) return labelWithheld(comparison)
  const without =
    missing.length === 0 ? '' : `; no figure for ${listInWords(missing.map(({ name }) => name))}`
  return `of ${rows.length} forces${without}`
}

/** Every force held, whether like this one or not, without ranks. */
export function everyForceTable(
  area: Area,
  { figures }: ComparedForces,
  many: string,
  own: { readonly id: string; readonly name: string },
): DataTable {
  const nameOf = (id: string) =>
    id === own.id ? own.name : (area.file.places.find((place) => place.id === id)?.name ?? id)
  return {
    id: 'everyone',
    caption: 'Every force, in the order of the alphabet',
    narrow: 'cards',
    columns: [
      { text: 'Force' },
      { text: capitalise(many), numeric: true },
      { text: 'For every 1,000', numeric: true },
    ],
    rows: figures
      .map(({ id, count, population }) => ({ name: nameOf(id), count, population }))
      .toSorted((one, other) => one.name.localeCompare(other.name))
      .map(({ name, count, population }) => [
        { text: name },
        { text: count === null ? 'not held' : formatNumber(count) },
        { text: rateText(count, population) },
      ]),
  }
}

function rateText(count: number | null, population: number | null): string {
  if (count === null) return '–'
  return population === null ? 'no population held' : formatRate((1000 * count) / population)
}
