import type { Area } from '#area/index.ts'
import { isBefore } from '#days/index.ts'
import { type EarlySight, isSeenAt, type Release } from '#holdings/index.ts'
import { nameRelease, nameReport } from '#performance/index.ts'
import { describeMoment, type Problem } from '#shared/index.ts'
import { type DataTable, type FormField, type Page, presentForm } from '#web/index.ts'
import { type AccountNamed, earlySightFields, type ToBeSeen } from './asked-fields.ts'

type Cell = DataTable['rows'][number][number]

export interface EarlySightPage extends Page {
  readonly sentences: readonly string[]
  /** What the reader may see early themselves. */
  readonly own: readonly { readonly text: string; readonly href: string }[]
  readonly listed: DataTable | null
  readonly before: DataTable | null
  /** Where somebody can be put on the list. */
  readonly fields: readonly FormField[]
  /** Why nobody can be at the moment; blank where they can. */
  readonly whyNot: string
}

/** What the page of the list is made from. */
export interface EarlySightList {
  readonly area: Area
  /** Everybody who is or was on the list; the accounts are known where the office reads. */
  readonly sights: readonly EarlySight[]
  readonly releases: readonly Release[]
  /** Whether what somebody sees is published or withdrawn by now. */
  readonly isOver: (sight: EarlySight) => boolean
  readonly at: string
  /** The reader's own account, where they are signed in. */
  readonly reader: string | undefined
  /** For those who keep the list: who can be put on it, and what can be seen. */
  readonly keeps:
    | { readonly accounts: readonly AccountNamed[]; readonly toBeSeen: readonly ToBeSeen[] }
    | undefined
}

/** What was sent and is shown again. */
export interface SentEarlySight {
  readonly typed: Readonly<Record<string, unknown>>
  readonly problems: readonly Problem[]
}

const NOTHING_TO_COME =
  'Nobody can be put on the list: no release is to come, and no edition of a report is in the making.'

/** So many of those who are no longer on the list are shown. */
const MOST_BEFORE = 50

/** `/early-sight`: who may see figures or a draft before its release, why, and from when to when. */
export function presentEarlySight(
  list: EarlySightList,
  { typed, problems }: SentEarlySight = { typed: {}, problems: [] },
): EarlySightPage {
  const { sights, isOver, at, reader, keeps } = list
  const isPast = (sight: EarlySight) =>
    sight.ended !== undefined || isBefore(sight.to, at) || isOver(sight)
  const current = sights.filter((sight) => !isPast(sight))
  const past = sights.filter(isPast).toReversed()
  const canGive = keeps !== undefined && keeps.toBeSeen.length > 0
  const form = canGive
    ? presentForm(earlySightFields(keeps.accounts, keeps.toBeSeen), typed, problems)
    : undefined
  return {
    title: 'Early sight',
    breadcrumbs: [{ text: 'Data', href: '/data' }],
    sentences: [
      'Some may see figures, or the draft of a report, before everybody does, so that they can answer for them when they are public. Whoever may is listed here by post.',
      'They may tell nobody what they see, nor act on it, until it is public.',
      current.length === 0
        ? 'Nobody is on the list at the moment.'
        : `${current.length === 1 ? '1 is' : `${current.length} are`} on the list at the moment.`,
    ],
    own: current
      .filter((sight) => reader !== undefined && sight.account === reader && isSeenAt(sight, at))
      .map((sight) => ({
        text: `See it: ${nameSeen(sight, list)}`,
        href: addressOfSight(sight),
      })),
    listed: tableOf('listed', 'On the list', current, list, endCell),
    before: tableOf('before', 'Earlier', past.slice(0, MOST_BEFORE), list, overCell(list)),
    fields: form?.fields ?? [],
    whyNot: keeps && !canGive ? NOTHING_TO_COME : '',
    ...(form ? { problems: form.problems } : {}),
  }
}

function tableOf(
  id: string,
  caption: string,
  sights: readonly EarlySight[],
  list: EarlySightList,
  last: { readonly heading: string; readonly cell: (sight: EarlySight) => Cell } | undefined,
): DataTable | null {
  if (sights.length === 0) return null
  const names = new Map(list.keeps?.accounts.map(({ id: account, name }) => [account, name]))
  const lastColumn = last && (list.keeps || id === 'before') ? last : undefined
  return {
    id,
    caption,
    narrow: 'cards',
    columns: [
      { text: 'Post' },
      { text: 'What' },
      { text: 'Why' },
      { text: 'From' },
      { text: 'Until, at the latest' },
      ...(lastColumn ? [{ text: lastColumn.heading }] : []),
    ],
    rows: sights.map((sight) => {
      const name = names.get(sight.account ?? '')
      return [
        { text: sight.post, ...(name === undefined ? {} : { note: name }) },
        { text: nameSeen(sight, list) },
        { text: sight.reason },
        { text: describeMoment(sight.from) },
        { text: describeMoment(sight.to) },
        ...(lastColumn ? [lastColumn.cell(sight)] : []),
      ]
    }),
  }
}

const endCell = {
  heading: 'Until then',
  cell: (sight: EarlySight): Cell => ({
    text: 'Take them off',
    about: sight.post,
    href: `${addressOfSight(sight)}/end`,
  }),
}

const overCell = ({ isOver }: EarlySightList) => ({
  heading: 'How it ended',
  cell: (sight: EarlySight): Cell => {
    const { ended } = sight
    if (ended) {
      return { text: `Taken off on ${describeMoment(ended.at)}`, note: ended.reason }
    }
    return {
      text: isOver(sight) ? 'It was published, or its release withdrawn' : 'Its time is over',
    }
  },
})

/** What somebody sees early: "Burglary, to be released on 9 December 2031, 09:30". */
export function nameSeen(
  { sees, figures }: EarlySight,
  { area, releases }: Pick<EarlySightList, 'area' | 'releases'>,
): string {
  if ('with' in sees) return `The draft of ${nameReport(sees.with, area.reports)}`
  const release = releases.find(({ record }) => record === String(sees.release))
  if (release) return nameRelease(release, area)
  const names = [...new Set(figures.map(({ measure }) => measure))]
  return names.map((measure) => area.measures.get(measure)?.name ?? measure).join(', ')
}

export function addressOfSight({ record }: Pick<EarlySight, 'record'>): string {
  return `/early-sight/${record}`
}
