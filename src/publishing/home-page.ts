import type { DuePromises } from '#panel/index.ts'
import type { Holdings } from '#performance/index.ts'
import { presentOverview } from '#performance/index.ts'
import type { NextDates } from '#procedures/index.ts'
import { latestReports } from '#reports/index.ts'
import type { DataTable, Page } from '#web/index.ts'

export interface HomePage extends Page {
  readonly area: string
  readonly office: string
  readonly force: string
  readonly answer: ReturnType<typeof presentOverview>['answer']
  /** The measures that are unusual now, the gravest first; `null` when none is. */
  readonly unusual: DataTable | null
  readonly next: NextDates | null
  readonly promises: DuePromises | null
  /** The latest of each; `null` when the area has none to look for. */
  readonly reports: readonly { readonly text: string; readonly href: string }[] | null
}

/** `/`: what is unusual, what is due, what was promised, and the latest of each report. */
export function presentHome(
  holdings: Holdings,
  next: NextDates | undefined,
  promises: DuePromises | undefined,
): HomePage {
  const { area } = holdings
  const overview = presentOverview(holdings)
  const unusual =
    overview.charted?.rows.filter((row) => row.at(-1)?.verdict?.kind !== 'usual') ?? []
  return {
    title: area.file.name,
    area: area.file.name,
    office: area.file.office.name,
    force: area.file.force.name,
    answer: overview.answer,
    unusual:
      overview.charted && unusual.length > 0
        ? { ...overview.charted, caption: 'Unusual at the latest', rows: unusual }
        : null,
    next: next ?? null,
    promises: promises ?? null,
    reports: area.reports.length === 0 ? null : latestReports(holdings),
  }
}
