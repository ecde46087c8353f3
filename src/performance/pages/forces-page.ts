import { definitionOn, type SimilarForces } from '#area/index.ts'
import { capitalise, citeSource, describeDay, describePeriod, type Period } from '#shared/index.ts'
import type { Sentence } from '#statistics/index.ts'
import {
  askAboutForces,
  describeAverages,
  describeForce,
  describeKinds,
  describeMissing,
  describeNotCompared,
  describeSpread,
} from '#statistics/index.ts'
import type { AskBox, DataTable, FigureChart, Page } from '#web/index.ts'
import {
  compareBy,
  comparedCounts,
  heldPeriods,
  ownForce,
  similarForcesOf,
  usualPeriod,
} from './compared-forces.ts'
import { drawForces } from './forces-chart.ts'
import { everyForceTable, forcesTable, kindsTable } from './forces-tables.ts'
import type { Holdings } from './holdings.ts'
import { shortName } from './measure-rows.ts'

export interface ForcesPage extends Page {
  readonly heading: string
  /** The kind of offence, where the page is of one. */
  readonly kindName: string | null
  readonly answer: Sentence
  /** The other years and quarters held, none of them the one shown. */
  readonly periods: readonly Link[]
  readonly chart: FigureChart
  readonly spread: string
  readonly missing: string
  readonly averages: string
  readonly table: DataTable
  /** The kinds of offence, under all of them together. */
  readonly kinds: KindsOfOffence | null
  readonly group: readonly { readonly term: string; readonly text: string }[]
  readonly questions: AskBox
  readonly notes: readonly string[]
  readonly figures: Link
  readonly everyone: DataTable
}

interface Link {
  readonly text: string
  readonly href: string
}

interface KindsOfOffence {
  readonly chance: string
  readonly table: DataTable
  /** Kinds that could not be compared, with why; '' where all were. */
  readonly notCompared: string
}

const ADDRESS = '/performance/forces'

/**
 * `/performance/forces` and `/performance/forces/<measure>`: the own force among the forces thought like
 * it, by all recorded crime or by one kind of offence.
 *
 * @param kind - the measure of a kind of offence; all recorded crime and a table of the kinds without it
 * @param asked - the code of a year or quarter that is held; the latest year without it
 * @returns `undefined` where the area compares no forces by it, or holds no figures for it then
 */
export function presentForces(
  holdings: Holdings,
  kind?: string,
  asked?: string,
): ForcesPage | undefined {
  const [whole, ...kinds] = comparedCounts(holdings).map(({ measure }) => measure)
  const id = kind === undefined ? whole : kinds.find((one) => one === kind)
  const measure = holdings.area.measures.get(id ?? '')
  const group = similarForcesOf(holdings)
  if (whole === undefined || measure === undefined || group === undefined) return undefined
  const held = heldPeriods(holdings, measure.id)
  const usual = usualPeriod(held)
  const period = asked === undefined ? usual : held.find(({ code }) => code === asked)
  const compared = period && compareBy(holdings, measure.id, period)
  if (compared === undefined) return undefined

  const addressOf = (one: string | undefined, { code }: Period) =>
    `${ADDRESS}${one === undefined ? '' : `/${one}`}${code === usual?.code ? '' : `?period=${code}`}`
  const own = ownForce(holdings)
  const many = measure.noun?.many ?? 'cases'
  const { comparison } = compared
  const defined = definitionOn(measure, compared.period.end)
  return {
    title: kind === undefined ? 'Similar forces' : `${shortName(measure)}: similar forces`,
    heading: `${own.name} among similar forces`,
    kindName: kind === undefined ? null : shortName(measure),
    breadcrumbs: [
      { text: 'Performance', href: '/performance' },
      ...(kind === undefined
        ? []
        : [{ text: 'Similar forces', href: addressOf(undefined, compared.period) }]),
    ],
    answer: describeForce(comparison, {
      many,
      when: `in ${describePeriod(compared.period)}`,
      populationYear: compared.populationYear,
      reviewBy: group.reviewBy,
    }),
    periods: held
      .filter(({ code }) => code !== compared.period.code)
      .map((one) => ({ text: capitalise(describePeriod(one)), href: addressOf(kind, one) })),
    chart: drawForces(compared, many),
    spread: describeSpread(comparison),
    missing: [describeMissing(comparison), ...compared.asides].join(' ').trim(),
    averages: describeAverages(comparison, many),
    table: forcesTable(comparison, many),
    kinds:
      kind === undefined
        ? presentKinds(holdings, kinds, whole, compared.period, (one) =>
            addressOf(one, compared.period),
          )
        : null,
    group: groupFacts(group, holdings.today),
    questions: {
      id: 'ask',
      questions: [
        ...askAboutForces(
          comparison,
          many,
          holdings.today > group.reviewBy ? group.reviewBy : null,
        ),
      ],
    },
    notes: [citeSource(defined.source), defined.definition],
    figures: { text: `Every figure of ${measure.name}`, href: `/performance/${measure.id}` },
    everyone: everyForceTable(holdings.area, compared, many, own),
  }
}

function presentKinds(
  holdings: Holdings,
  kinds: readonly string[],
  whole: string,
  period: Period,
  addressOf: (measure: string) => string,
): KindsOfOffence | null {
  const compared = kinds.map((id) => ({ id, result: compareBy(holdings, id, period) }))
  const found = compared.flatMap(({ result }) => result ?? [])
  if (found.length === 0) return null
  const absent = compared.flatMap(({ id, result }) => {
    const measure = result === undefined ? holdings.area.measures.get(id) : undefined
    return measure === undefined ? [] : [shortName(measure)]
  })
  return {
    chance: describeKinds(found.map(({ comparison }) => comparison)),
    table: kindsTable(holdings.area, found, whole, addressOf),
    notCompared: describeNotCompared(absent),
  }
}

function groupFacts(group: SimilarForces, today: string) {
  const isLate = today > group.reviewBy
  return [
    { term: 'The group', text: group.forces.map(({ name }) => name).join(', ') },
    { term: 'Listed on', text: describeDay(group.from) },
    {
      term: 'To be reviewed by',
      text: `${describeDay(group.reviewBy)}${isLate ? '. That day is past: for later figures no ranks are given until the group is reviewed' : ''}`,
    },
    ...(group.note === undefined ? [] : [{ term: 'Note', text: group.note }]),
    { term: 'Source', text: citeSource(group.source) },
  ]
}
