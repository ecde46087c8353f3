import type { DownloadsList, Page } from '#web/index.ts'
import type { Report } from './report.ts'
import { asAtWords, comparedWords, fullTitle } from './report-order.ts'

/** What the page of a briefing says, for `briefing.njk` in the site's layout. */
export type BriefingPage = Page & ReturnType<typeof briefingWords>

/**
 * The briefing of a report as a page of the site.
 *
 * @param around - where the page stands in the site, where the report is, and the briefing as files
 */
export function presentBriefing(
  report: Report,
  around: Required<Pick<Page, 'breadcrumbs'>> & {
    readonly reportHref: string
    readonly downloads: DownloadsList
  },
): BriefingPage {
  return { ...briefingWords(report), ...around }
}

/** A briefing in its words, which page, file and paper each place. */
export function briefingWords(report: Report) {
  return {
    title: `Briefing: ${fullTitle(report)}`,
    heading: report.title,
    about: report.about,
    periodWords: report.periodWords,
    comparedWords: comparedWords(report),
    asAtWords: asAtWords(report),
    answer: (report.summary[0] ?? []).map(({ text, strong = false }) => ({ text, strong })),
    parts: report.briefing.parts,
  }
}
