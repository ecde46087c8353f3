import type { ApprovedMethod } from '#area/index.ts'
import type { Report } from '../report.ts'
import type { Cover } from './edition.ts'

/** Whether a comment that a method was approved subject to is met in an edition, and what says so. */
export interface JudgedComment {
  readonly comment: string
  readonly isMet: boolean
  /** A sentence. */
  readonly says: string
}

/** Judges each comment by what the report itself shows; one of which nothing is looked for is not met. */
export function judgeMethod(
  { subjectTo }: ApprovedMethod,
  report: Report,
  cover: Pick<Cover, 'accepted'>,
): readonly JudgedComment[] {
  return subjectTo.map(({ comment, shownBy }) => ({
    comment,
    ...judge(shownBy, report, cover),
  }))
}

type ShownBy = ApprovedMethod['subjectTo'][number]['shownBy']

function judge(
  shownBy: ShownBy,
  report: Report,
  { accepted }: Pick<Cover, 'accepted'>,
): Omit<JudgedComment, 'comment'> {
  const rows = report.sections.flatMap((section) => section.rows)
  if (shownBy === undefined) return { isMet: false, says: 'Nothing in this edition shows it.' }
  if (typeof shownBy === 'object') {
    const without = shownBy.rows.filter(
      (id) => !rows.some(({ measureId, value }) => measureId === id && value.figure !== null),
    )
    return without.length === 0
      ? { isMet: true, says: 'Each of its rows has a figure.' }
      : { isMet: false, says: `There is no figure of ${without.join(', ')}.` }
  }
  const count = (number: number, one: string, many: string) =>
    `${number} ${number === 1 ? one : many}`
  switch (shownBy) {
    case 'standard-deviation': {
      const charts = rows.flatMap(({ chart }) => chart ?? [])
      const named = charts.filter(({ limitsNote }) => /standard deviation/i.test(limitsNote))
      if (charts.length === 0) return { isMet: false, says: 'No chart is drawn in this edition.' }
      const says = `It is named under ${named.length} of ${count(charts.length, 'chart', 'charts')}.`
      return { isMet: named.length === charts.length, says }
    }
    case 'sentences': {
      const said = rows.filter(({ sentence }) => sentence.length > 0)
      const says = `${said.length} of ${count(rows.length, 'row has', 'rows have')} a sentence that says what its figures mean.`
      return { isMet: said.length === rows.length, says }
    }
    case 'reasons': {
      const unusual = rows.flatMap(({ exceptions }) =>
        exceptions.filter(({ kind }) => kind === 'explained' || kind === 'unexplained'),
      )
      const without = unusual.filter(({ kind }) => kind === 'unexplained').length
      const given = accepted.filter(({ kind }) => kind === 'breach').length
      const left = Math.max(0, without - given)
      if (unusual.length === 0) return { isMet: true, says: 'Nothing in it was unusual.' }
      const says = `${unusual.length - left} of ${count(unusual.length, 'unusual month or run', 'unusual months or runs')} have a reason.`
      return { isMet: left === 0, says }
    }
  }
}
