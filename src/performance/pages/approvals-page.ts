import { type fetchAwaiting, IMPORT_WITHDRAWAL, WITHDRAWAL } from '#holdings/index.ts'
import { describeDay, describePeriod, parsePeriod, periodOf } from '#shared/index.ts'
import type { NameOf } from '#storage/index.ts'
import type { DataTable, Page } from '#web/index.ts'
import { nameBreakdown } from '../series/name-breakdown.ts'
import { SET_ASIDE } from '../set-aside.ts'
import type { Holdings } from './holdings.ts'

/** What was recorded about figures and waits to be approved. */
export type Awaiting = Awaited<ReturnType<typeof fetchAwaiting>>[number]

/** The kinds of record about figures that somebody else has to approve. */
export const TO_APPROVE = [SET_ASIDE, WITHDRAWAL, IMPORT_WITHDRAWAL] as const

export interface ApprovalsPage extends Page {
  readonly lead: string
  readonly awaiting: DataTable | null
}

/**
 * `/data/approvals`: what was recorded about figures by one and has to be approved by another.
 *
 * @param mayApprove - whether the reader may approve what somebody else recorded
 */
export function presentApprovals(
  held: Pick<Holdings, 'area'>,
  awaiting: readonly Awaiting[],
  nameOf: NameOf,
  mayApprove: boolean,
): ApprovalsPage {
  const columns = [{ text: 'What' }, { text: 'Why' }, { text: 'Recorded' }]
  return {
    title: 'What somebody else has to approve',
    breadcrumbs: [{ text: 'Data', href: '/data' }],
    lead:
      awaiting.length === 0
        ? 'Nothing waits to be approved.'
        : 'What is listed here holds already. No report that rests on it can be signed off before somebody approves it who did not record it.',
    awaiting:
      awaiting.length === 0
        ? null
        : {
            id: 'awaiting',
            caption: 'What waits to be approved',
            narrow: 'cards',
            columns: mayApprove ? [...columns, { text: 'If it is right' }] : columns,
            rows: awaiting.map((one) => [
              describeAwaiting(held, one),
              { text: reasonOf(one) },
              { text: `${describeDay(one.on)}, by ${nameOf(one.recordedBy)}` },
              ...(mayApprove ? [{ text: 'Approve it', href: addressOfAwaiting(one) }] : []),
            ]),
          },
  }
}

export function addressOfAwaiting({ kind, record }: Pick<Awaiting, 'kind' | 'record'>): string {
  return `/data/approvals/${kind}/${record}`
}

/** "Withdrawn: Burglary of homes, May 2026, Wealdmoor", with the page that tells more. */
export function describeAwaiting(
  { area }: Pick<Holdings, 'area'>,
  { kind, says }: Awaiting,
): { readonly text: string; readonly href: string } {
  if (kind === IMPORT_WITHDRAWAL) {
    const number = String(says['import'])
    return { text: `Withdrawn: all of import ${number}`, href: `/data/imports/${number}` }
  }
  const word = (name: string) => (typeof says[name] === 'string' ? says[name] : '')
  const [id, place, breakdown] = [word('measure'), word('area'), word('breakdown')]
  const measure = area.measures.get(id)
  const parts = [
    measure?.name ?? id,
    breakdown === '' ? '' : nameBreakdown(breakdown, measure),
    nameOfPeriod(word('period'), word('from'), word('to')),
    area.file.places.find((one) => one.id === place)?.name ?? place,
  ]
  const what = kind === SET_ASIDE ? 'Set aside' : 'Withdrawn'
  return {
    text: `${what}: ${parts.filter((part) => part !== '').join(', ')}`,
    href: `/performance/${id}?area=${place}`,
  }
}

function nameOfPeriod(code: string, from: string, to: string): string {
  if (code === '') return describePeriod(periodOf(from, to))
  const period = parsePeriod(code)
  return period.ok ? describePeriod(period.value) : code
}

/** Of an import whose figures were never released the reason is for the office, and stands with the import. */
export function reasonOf({ says }: Awaiting): string {
  return typeof says['reason'] === 'string' ? says['reason'] : 'See the page of the import'
}
