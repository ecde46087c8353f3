import { z } from 'zod'
import { describeDay, describeMoment, formatNumber } from '#shared/index.ts'
import type { NameOf } from '#storage/index.ts'
import type { DownloadsList, Link, Page } from '#web/index.ts'
import { type Compared, compareReports } from './compare-reports.ts'
import {
  correctionOf,
  type Edition,
  type EditionOf,
  editionsOf,
  isOut,
  type Publication,
} from './edition.ts'

/** Where an edition stands for good. */
export function addressOfEdition({ report, period, number }: EditionOf): string {
  return `${addressOfReport({ report, period })}/editions/${number}`
}

/** Where the newest edition of its report stands. */
function addressOfReport({ report, period }: Pick<EditionOf, 'report' | 'period'>): string {
  return `/reports/${report}/${period}`
}

/** The files of an edition that its page is made of. */
export interface KeptFiles {
  /** `report.html`, or `briefing.html` for the page of the briefing. */
  readonly html: string
  /** `report.json` */
  readonly json: string
  /** `report.json` of the edition that it corrects, where it corrects one. */
  readonly before: string | undefined
}

export interface EditionPage extends Page {
  /** Said before everything else where it no longer stands. */
  readonly warning: string
  readonly sentences: readonly string[]
  readonly links: readonly Link[]
  /** The words of the kept file, as HTML. */
  readonly body: string
  readonly downloads: DownloadsList
  readonly record: {
    readonly lines: readonly {
      readonly term: string
      readonly text: string
      readonly href?: string
    }[]
    readonly accepted: readonly { readonly words: string; readonly reason: string }[]
    readonly despite: readonly string[]
    readonly files: readonly {
      readonly name: string
      readonly href: string
      readonly text: string
    }[]
  }
  /** What it has otherwise than the one that it corrects. */
  readonly compared: Compared | null
  readonly others: readonly Link[]
  readonly rebuiltHref: string
  readonly revisedHref: string
  readonly commentHref: string
  readonly signOffHref: string
}

const titledSchema = z.object({ title: z.string(), periodWords: z.string() })

/** What a report was called when it was published. */
function titleIn(json: string): string {
  const { title, periodWords } = titledSchema.parse(JSON.parse(json))
  return `${title}, ${periodWords}`
}

/** The page of a published edition: its own words as they were kept, with what became of it since. */
export function presentEdition(
  edition: Edition & { readonly published: Publication },
  all: readonly Edition[],
  kept: KeptFiles,
  nameOf: NameOf,
): EditionPage {
  const { number, published } = edition
  const address = addressOfEdition(edition)
  const title = titleIn(kept.json)
  const its = editionsOf(all, edition).filter(isOut)
  return {
    title: `${title}: edition ${number}`,
    breadcrumbs: [
      { text: 'Reports', href: '/reports' },
      { text: title, href: addressOfReport(edition) },
    ],
    warning: sayWarning(edition, all),
    sentences: sentencesOf(edition),
    links: linksOf(edition, all),
    body: bodyOf(kept.html),
    downloads: {
      lead: `Edition ${number}`,
      items: DOWNLOADS.map(([type, name]) => ({ type, href: `${address}/${name}` })),
    },
    record: {
      lines: recordOfIt(edition, nameOf),
      accepted: published.cover.accepted,
      despite: published.cover.forced?.despite ?? [],
      files: published.files.map(({ name, bytes, sha256 }) => ({
        name,
        href: `${address}/${name}`,
        text: `${formatNumber(bytes)} bytes, SHA-256 ${sha256}`,
      })),
    },
    compared: kept.before === undefined ? null : compareReports(kept.before, kept.json),
    rebuiltHref: `${address}/rebuilt`,
    revisedHref: `${address}/revised`,
    others: its
      .filter((one) => one.number !== number)
      .map((one) => ({ text: nameEdition(one), href: addressOfEdition(one) })),
    commentHref: `/remarks/new?about=${encodeURIComponent(address)}`,
    signOffHref: `${addressOfReport(edition)}/sign-off`,
  }
}

export interface EditionsPage extends Page {
  readonly editions: readonly (Link & { readonly withdrawn: string })[]
}

/** `/reports/<report>/<period>/editions`: every published edition, and why those do not stand that were withdrawn. */
export function presentEditions(
  of: Pick<EditionOf, 'report' | 'period'>,
  editions: readonly Edition[],
): EditionsPage {
  return {
    title: 'Editions of a report',
    breadcrumbs: [
      { text: 'Reports', href: '/reports' },
      { text: 'The report', href: addressOfReport(of) },
    ],
    editions: editions.map((edition) => ({
      text: nameEdition(edition),
      href: addressOfEdition(edition),
      withdrawn: edition.withdrawn?.reason ?? '',
    })),
  }
}

const DOWNLOADS = [
  ['HTML', 'report.html'],
  ['PDF', 'report.pdf'],
  ['ODS', 'report.ods'],
  ['CSV (figures used)', 'observations.csv'],
  ['JSON', 'report.json'],
  ['Briefing', 'briefing'],
  ['Briefing (PDF)', 'briefing.pdf'],
] as const

/** "Edition 1, published 3 December 2026, corrected since" */
export function nameEdition({ number, published, state }: Edition): string {
  const became =
    state === 'corrected' ? ', corrected since' : state === 'withdrawn' ? ', withdrawn' : ''
  const on = published === undefined ? '' : `, published ${describeDay(published.cover.on)}`
  return `Edition ${number}${on}${became}`
}

function sayWarning({ state, withdrawn, ...edition }: Edition, all: readonly Edition[]): string {
  if (withdrawn !== undefined) {
    const reason = withdrawn.reason === '' ? '' : ` because: ${withdrawn.reason.replace(/\.$/, '')}`
    return `This edition was withdrawn on ${describeMoment(withdrawn.at)}${reason}. It stays here to be read.`
  }
  const by = correctionOf({ state, withdrawn, ...edition }, all)
  if (by?.published === undefined) return ''
  const { corrects } = by.published.cover
  return `Edition ${by.number} took the place of this one on ${describeDay(by.published.cover.on)}. ${corrects?.changed ?? ''}`.trim()
}

function sentencesOf({
  number,
  published,
  approvedLater,
}: Edition & { readonly published: Publication }): readonly string[] {
  const { cover, at } = published
  return [
    `Edition ${number}, published on ${describeMoment(at)} and kept as it was then.`,
    ...(cover.isByOne ? ['One person prepared and published it.'] : []),
    ...(cover.isApproved
      ? ['It was approved by somebody who had no hand in it.']
      : approvedLater === undefined
        ? ['Nobody who had no hand in it has approved it yet.']
        : [
            `It was approved on ${describeMoment(approvedLater.at)}, after it was published, by somebody who had no hand in it.`,
          ]),
    ...(cover.forced
      ? [
          `It was published although something stood in the way, because: ${cover.forced.reason.replace(/\.$/, '')}.`,
        ]
      : []),
    ...(cover.corrects
      ? [
          `It corrects edition ${cover.corrects.of}. What changed: ${cover.corrects.changed}`,
          `Why: ${cover.corrects.why}`,
        ]
      : []),
  ]
}

function linksOf(edition: Edition & { readonly published: Publication }, all: readonly Edition[]) {
  const { corrects } = edition.published.cover
  const by = correctionOf(edition, all)
  return [
    ...(by ? [{ text: `Read edition ${by.number}`, href: addressOfEdition(by) }] : []),
    ...(corrects?.link === undefined
      ? []
      : [{ text: corrects.where ?? 'Where that was said', href: corrects.link }]),
  ]
}

function recordOfIt(
  {
    begun,
    published,
    approved,
    approvedLater,
    corrects,
  }: Edition & { readonly published: Publication },
  nameOf: NameOf,
) {
  const act = (term: string, { by, at }: { readonly by: string; readonly at: string }) => ({
    term,
    text: `${nameOf(by)}, ${describeMoment(at)}`,
  })
  return [
    act('Begun', begun),
    ...(approved ? [act('Approved', approved)] : []),
    act('Published', published),
    ...(approvedLater ? [act('Approved later', approvedLater)] : []),
    { term: 'Figures as known on', text: describeDay(published.asAt) },
    { term: 'Made by version', text: published.program },
    ...(corrects?.where === undefined
      ? []
      : [
          {
            term: 'Said to be wrong in',
            text: corrects.where,
            ...(corrects.link === undefined ? {} : { href: corrects.link }),
          },
        ]),
    ...(published.cover.mended > 0
      ? [{ term: 'Mended before it was published', text: String(published.cover.mended) }]
      : []),
  ]
}

/** What stands in the main part of one of our own pages, which is kept as a file. */
function bodyOf(html: string): string {
  const body = /<main\b[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1]
  if (body === undefined) throw new Error('A kept page has no main part')
  return body
}
