import type { Holdings } from '#performance/index.ts'
import { capitalise, describePeriod, periodInAddress } from '#shared/index.ts'
import type { Page } from '#web/index.ts'
import { readablePeriods } from './build-report.ts'
import { type Edition, editionsOf, isOut, standing } from './editions/edition.ts'
import type { KnownEditions } from './editions/edition-book.ts'
import { addressOf } from './find-report.ts'

export interface ReportsPage extends Page {
  readonly reports: readonly {
    readonly title: string
    readonly about: string
    readonly periods: readonly ListedPeriod[]
    /** Earlier periods than those listed, as many as there are. */
    readonly more: readonly ListedPeriod[]
  }[]
}

/** A period of a report, and whether what is read of it is signed off. */
export interface ListedPeriod {
  readonly text: string
  readonly href: string
  readonly standing: string
}

const SHOWN = 6

/** `/reports`: each report with the periods it can be read for, latest first, and how each stands. */
export function listReports(holdings: Holdings, known: KnownEditions): ReportsPage {
  return holdings.remember(`reports ${known.version}`, () => reportsOf(holdings, known))
}

/** Whether what is read at the address of a report is an edition, which, or live. */
function sayStanding(editions: readonly Edition[]): string {
  const edition = standing(editions)
  if (edition) {
    const number = `edition ${edition.number}`
    return edition.corrects ? `Signed off: ${number}, corrected` : `Signed off: ${number}`
  }
  return editions.some(isOut) ? 'Withdrawn' : 'Not signed off'
}

function reportsOf({ area, book }: Holdings, { editions }: KnownEditions): ReportsPage {
  return {
    title: 'Reports',
    reports: area.reports.map((definition) => {
      const periods = readablePeriods(area, definition, book).map((period) => ({
        text: capitalise(describePeriod(period)),
        href: addressOf(definition.id, period),
        standing: sayStanding(
          editionsOf(editions, { report: definition.id, period: periodInAddress(period) }),
        ),
      }))
      return {
        title: definition.title,
        about: definition.about,
        periods: periods.slice(0, SHOWN),
        more: periods.slice(SHOWN),
      }
    }),
  }
}
