import type { Area } from '#area/index.ts'
import type { EarlySight } from '#holdings/index.ts'
import { type FigureBook, nameBreakdown, writeFigure } from '#performance/index.ts'
import { capitalise, describeMoment, describePeriod, formatNumber } from '#shared/index.ts'
import type { Observation } from '#statistics/index.ts'
import type { DataTable, DownloadsList, Page } from '#web/index.ts'
import { addressOfSight, type EarlySightList, nameSeen } from './early-sight-page.ts'

export interface EarlyFiguresPage extends Page {
  readonly sentences: readonly string[]
  readonly draft: { readonly text: string; readonly href: string } | null
  readonly figures: DataTable | null
  readonly more: string
  readonly downloads: DownloadsList | null
}

/** More rows than this on a page hide what the others say; all of them are in the file. */
const MOST_SHOWN = 200

/**
 * `/early-sight/<number>`: the figures that somebody on the list may see, beside those that are public.
 *
 * @param known - the figures as the public knows them
 */
export function presentEarlyFigures(
  sight: EarlySight,
  figures: readonly Observation[],
  known: FigureBook,
  list: Pick<EarlySightList, 'area' | 'releases'>,
): EarlyFiguresPage {
  const address = addressOfSight(sight)
  const { sees } = sight
  const count = figures.length === 1 ? '1 figure' : `${formatNumber(figures.length)} figures`
  return {
    title: nameSeen(sight, list),
    breadcrumbs: [{ text: 'Early sight', href: '/early-sight' }],
    sentences: [
      `Not public yet. You may see this until ${describeMoment(sight.to)}, or until it is public, if that is sooner.`,
      'Tell nobody what stands here, and do not act on it, until it is public.',
      ...(figures.length === 0 && 'with' in sees ? ['No figure waits for this edition.'] : []),
    ],
    draft: 'with' in sees ? { text: 'The draft of the report', href: `${address}/report` } : null,
    figures: figures.length === 0 ? null : tableOf(figures.slice(0, MOST_SHOWN), known, list.area),
    more:
      figures.length > MOST_SHOWN
        ? `These are the first ${MOST_SHOWN} of ${count}. All are in the file.`
        : '',
    downloads:
      figures.length === 0
        ? null
        : {
            lead: figures.length === 1 ? 'This figure' : `These ${count}`,
            items: [{ type: 'CSV', href: `${address}/figures.csv` }],
          },
  }
}

function tableOf(figures: readonly Observation[], known: FigureBook, area: Area): DataTable {
  const places = new Map(area.file.places.map(({ id, name }) => [id, name]))
  return {
    id: 'figures',
    caption: 'Figures that are not public yet',
    narrow: 'cards',
    columns: [
      { text: 'Measure' },
      { text: 'Period' },
      { text: 'Figure', numeric: true },
      { text: 'Public until now', numeric: true },
    ],
    rows: figures.map((figure) => {
      const measure = area.measures.get(figure.measure)
      const now = known.figure(figure, figure.period)
      const part = figure.breakdown === '' ? '' : nameBreakdown(figure.breakdown, measure)
      const of = [places.get(figure.area) ?? figure.area, part]
      const write = (one: Observation) =>
        measure ? writeFigure(one, measure) : String(one.value ?? 'not published')
      return [
        { text: measure?.name ?? figure.measure, note: of.filter(Boolean).join(', ') },
        { text: capitalise(describePeriod(figure.period)) },
        { text: write(figure) },
        { text: now ? write(now) : 'none' },
      ]
    }),
  }
}
