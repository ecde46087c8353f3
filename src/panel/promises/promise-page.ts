import type { Area } from '#area/index.ts'
import { citeSource, describeDay, endSentence } from '#shared/index.ts'
import type { Link, Page } from '#web/index.ts'
import { FORMS, formsFor } from './happening-fields.ts'
import type { LinkMinute } from './minute-links.ts'
import {
  addressOf,
  audienceWords,
  citeUndertaking,
  dueWords,
  pageOf,
  whoWords,
} from './promise-words.ts'
import { putRightIn } from './put-right-shown.ts'
import { type Standing, standingOn, standingsOn, timesAsked } from './standing.ts'
import {
  HAPPENINGS,
  type Happening,
  KINDS,
  type Undertaking,
  type Undertakings,
} from './undertaking.ts'

interface Fact {
  readonly term: string
  readonly text: string
  readonly href?: string | undefined
}

export interface PromisePage extends Page {
  readonly caption: string
  readonly heading: string
  readonly answer: string
  readonly audience: string | null
  readonly facts: readonly Fact[]
  readonly about: readonly Link[]
  readonly happenings: readonly {
    readonly heading: string
    readonly words: string
    readonly source: Fact
    readonly notes: readonly string[]
    readonly page: string | null
    /** Where it can be struck out, where it was recorded here and counts. */
    readonly strikeHref: string | null
  }[]
  /** For whoever records, and for whoever answers for the office. */
  readonly acts: readonly Link[]
  readonly answerHref: string
  /** Where a letter is drafted that ends it, where it is to end in one. */
  readonly letterHref: string | null
  /** What it said before, the latest first. */
  readonly putRight: ReturnType<typeof putRightIn>
  readonly amendHref: string
  /** Those that ask for the same. */
  readonly again: readonly Link[]
}

/** What the page of one shows that others know: the names of the area, and where a meeting has its page. */
export interface Surroundings {
  readonly area: Pick<Area, 'measures' | 'reports'>
  readonly linkMinute: LinkMinute
}

/**
 * `/promises/<number>`: one of them, with its history.
 *
 * @param on - as known on this day
 * @returns `undefined` when there is none of that number which was known by then
 */
export function presentPromise(
  undertakings: Undertakings,
  number: number,
  on: string,
  isToday: boolean,
  surroundings: Surroundings,
): PromisePage | undefined {
  const held = undertakings.all.find((one) => one.number === number)
  const standing = held && standingOn(held, on)
  if (standing === undefined) return undefined
  // As it was said on that day
  const { undertaking } = standing
  const when = isToday ? '' : `As known on ${describeDay(on)}: `
  return {
    title: `${number}. ${undertaking.what}`,
    breadcrumbs: [{ text: 'Promises', href: '/promises' }],
    caption: `${KINDS[undertaking.kind]}, ${describeDay(undertaking.meeting)}`,
    heading: undertaking.what,
    answer: endSentence(`${when}${standing.words}`),
    audience: audienceWords(undertaking) ?? null,
    facts: factsOf(undertakings, undertaking, surroundings),
    about: aboutOf(undertaking, surroundings),
    happenings: standing.happenings
      .toReversed()
      .map((one) => shown(one, standing, on, surroundings)),
    again: againOf(undertakings, undertaking, on),
    putRight: putRightIn(undertakings, undertaking, on),
    acts: formsFor(undertaking).map((what) => ({
      text: FORMS[what].title,
      href: `${addressOf(undertaking)}/${what}`,
    })),
    answerHref: `${addressOf(undertaking)}/answer`,
    amendHref: `${addressOf(undertaking)}/amend`,
    letterHref: /\bletters?\b/i.test(undertaking.awaits)
      ? `/letters/draft?rests=${undertaking.number}`
      : null,
  }
}

function factsOf(
  undertakings: Undertakings,
  undertaking: Undertaking,
  { linkMinute }: Surroundings,
): readonly Fact[] {
  const { hint, condition, source, kind, meeting, item } = undertaking
  const who = whoWords(undertakings, undertaking)
  return [
    { term: 'Who', text: hint === undefined ? who : `${who}; perhaps ${hint}` },
    { term: 'Due', text: dueWords(undertaking) },
    ...(condition === undefined
      ? []
      : [
          {
            term: 'Only if',
            text: [
              condition.words,
              ...(condition.award ? [`(${condition.award})`] : []),
              ...(undertaking.decidedBy ? [`– decided by this: ${undertaking.decidedBy}`] : []),
            ].join(' '),
          },
        ]),
    { term: 'As what it was said', text: sayKind(kind) },
    {
      term: 'Where it is stated',
      text: citeUndertaking(undertaking),
      href: source.link ?? pageOf(undertaking) ?? linkMinute(meeting, item),
    },
  ]
}

function sayKind(kind: Undertaking['kind']): string {
  return kind === 'resolution'
    ? `${KINDS[kind]}: it binds the panel, as what is asked or offered in discussion does not`
    : KINDS[kind]
}

function aboutOf({ about }: Undertaking, { area }: Surroundings): readonly Link[] {
  const measures = about.measures.flatMap((id) => {
    const measure = area.measures.get(id)
    return measure ? [{ text: measure.name, href: `/performance/${id}` }] : []
  })
  const reports = about.reports.flatMap((id) => {
    const report = area.reports.find((one) => one.id === id)
    return report ? [{ text: report.title, href: '/reports' }] : []
  })
  return [...measures, ...reports]
}

function shown(
  one: Happening,
  { by, undertaking }: Standing,
  on: string,
  { linkMinute }: Surroundings,
): PromisePage['happenings'][number] {
  const { kind, words, source, known, struck, entry, page = null } = one
  const minute = one.meeting === undefined ? undefined : linkMinute(one.meeting, one.item)
  const isStruck = struck !== undefined && struck.on <= on
  return {
    heading: `${describeDay(one.on)}: ${HAPPENINGS[kind].toLowerCase()}`,
    words,
    source: { term: 'Where it is stated', text: citeSource(source), href: source.link ?? minute },
    notes: [
      ...(known > one.on ? [`Recorded on ${describeDay(known)}.`] : []),
      ...(one.isWorkedOut ? ['Nobody recorded this of it: it is read where it stands.'] : []),
      ...(isStruck
        ? [
            `${one.isWorkedOut ? 'No longer so since' : 'Struck out on'} ${describeDay(struck.on)}: ${struck.reason}`,
          ]
        : []),
      ...(one === by && !isStruck ? ['This decides how it stands.'] : []),
    ],
    page,
    strikeHref:
      entry === undefined || struck !== undefined
        ? null
        : `${addressOf(undertaking)}/strike-out?entry=${entry}`,
  }
}

function againOf(undertakings: Undertakings, undertaking: Undertaking, on: string) {
  const standings = standingsOn(undertakings.all, on)
  if ((timesAsked(standings).get(undertaking.number) ?? 1) < 2) return []
  const rootOf = (one: Undertaking): number => {
    const earlier = undertakings.all.find(({ number }) => number === one.repeats)
    return earlier === undefined ? one.number : rootOf(earlier)
  }
  const root = rootOf(undertaking)
  return standings
    .map((one) => one.undertaking)
    .filter((one) => one !== undertaking && rootOf(one) === root)
    .map((one) => ({ text: `${describeDay(one.meeting)}: ${one.what}`, href: addressOf(one) }))
}
