import type { Unit } from '#area/index.ts'
import type { Holdings } from '#performance/index.ts'
import type { HeldFigure } from './compare-held.ts'

/** How papers write a unit; `null` for one that they write in too many ways to be held against. */
const AS_PAPERS_WRITE: Readonly<Record<Unit, HeldFigure['unit'] | null>> = {
  count: 'count',
  percent: 'percent',
  gbp: 'pounds',
  seconds: 'seconds',
  hours: null,
  days: null,
  rank: null,
}

/**
 * Our own figures for the place itself, to hold papers against: the whole of each measure, firm and
 * published, one a period. A measure that is kept only for one other place, such as the office, is
 * given for that. Hours, days and ranks are left out, since papers write them in too many ways.
 */
export function heldFigures({
  area,
  book,
}: Pick<Holdings, 'area' | 'book'>): readonly HeldFigure[] {
  const [own] = area.file.places
  const names = new Map(area.file.places.map(({ id, name }) => [id, name]))
  return [...area.measures.values()].flatMap((measure): readonly HeldFigure[] => {
    const unit = AS_PAPERS_WRITE[measure.unit]
    if (unit === null || own === undefined) return []
    const figures = book.all(measure.id).filter(({ breakdown }) => breakdown === '')
    const places = new Set(figures.map((figure) => figure.area))
    const place = places.has(own.id) ? own.id : [...places][0]
    if (place === undefined || (place !== own.id && places.size > 1)) return []
    return figures.flatMap((figure): readonly HeldFigure[] => {
      const firm = ['actual', 'provisional', 'derived'].includes(figure.status)
      if (figure.area !== place || !firm || figure.value === null) return []
      return [
        {
          measure: measure.name,
          aliases: measure.aliases,
          area: names.get(place) ?? place,
          period: figure.period,
          value: figure.value,
          unit,
        },
      ]
    })
  })
}
