import type { NewObservation } from '#statistics/index.ts'

/**
 * What a figure is told from others by: which series it belongs to, and which moment of it. A target
 * stands beside the figure of the same period, and so does each paper that disagrees. A file that
 * gives the days of release may give one period several times.
 */
export function identityOf(one: NewObservation): { series: string; moment: string } {
  const kind =
    one.status === 'target'
      ? 'target'
      : one.status === 'disagrees'
        ? `disagrees\n${one.source.document}\n${one.source.paragraph ?? ''}`
        : 'figure'
  return {
    series: `${one.measure}\n${one.area}\n${one.breakdown}\n${kind}`,
    moment: `${one.period.code}\n${one.releasedOn}`,
  }
}

/** The months that a file gives of one series; targets and disagreements are not asked about. */
export interface MonthlySeries {
  readonly measure: string
  readonly area: string
  readonly breakdown: string
  /** As 2019-04, in the order of the file. */
  readonly months: readonly string[]
}

/** Which row of a file gave which figure. */
export interface FigureIndex {
  /** The row that gave the same figure before, or `undefined`; then this row is remembered for it. */
  readonly rowBefore: (observation: NewObservation, row: number) => number | undefined
  readonly monthlySeries: () => Generator<MonthlySeries>
  /** Gives back the memory, when the last row has been looked at. */
  readonly forget: () => void
}

/** An index that holds two numbers a figure: moments recur in every series, and are numbered. */
export function figureIndex(): FigureIndex {
  const rowsOf = new Map<string, Map<number, number>>()
  const numberOf = new Map<string, number>()
  return {
    rowBefore(observation, row) {
      const { series, moment } = identityOf(observation)
      const number = numberOf.get(moment) ?? numberOf.size
      if (number === numberOf.size) numberOf.set(moment, number)
      const rows = rowsOf.get(series)
      if (rows === undefined) rowsOf.set(series, new Map([[number, row]]))
      else if (rows.has(number)) return rows.get(number)
      else rows.set(number, row)
      return undefined
    },
    *monthlySeries() {
      const moments = [...numberOf.keys()]
      for (const [series, rows] of rowsOf) {
        const [measure = '', area = '', breakdown = '', kind] = series.split('\n')
        const months = [...rows.keys()].flatMap((number) => monthOf(moments[number] ?? ''))
        if (kind === 'figure') yield { measure, area, breakdown, months }
      }
    },
    forget() {
      rowsOf.clear()
      numberOf.clear()
    },
  }
}

/** The month of a moment, if its period is one. A year whose code looks like a month has a slash. */
function monthOf(moment: string): string[] {
  const code = moment.slice(0, moment.indexOf('\n'))
  return /^\d{4}-(0\d|1[0-2])$/.test(code) ? [code] : []
}
