import { describeDay } from '#shared/index.ts'
import type { DataTable, Link, Page } from '#web/index.ts'
import { QUESTIONS } from '../ask.ts'
import { type Constitution, citeParagraph, rulesInForce } from '../constitution.ts'
import { compareParagraphs } from '../paragraphs.ts'
import { brokenReferences } from '../references.ts'
import type { Conflict } from '../registers.ts'
import type { Rule } from '../rule.ts'
import { rulingOn } from '../rule-book.ts'
import { nameOfOwn, ownTimetables } from '../timetables/own-timetables.ts'
import { fillWords } from '../words.ts'
import type { HeldConstitution } from './holdings.ts'
import { kindWords } from './rule-words.ts'

type Parts = readonly { readonly text: string; readonly strong?: boolean }[]

export interface ConstitutionPage extends Page {
  readonly answer: Parts
  readonly questions: readonly Link[]
  /** Of procedures of the panel's own. */
  readonly timetables: readonly Link[]
  /** Nobody has ruled on them, and an answer of this year can turn on each. */
  readonly turning: readonly (Link & { readonly about: string })[]
  readonly registers: readonly (Link & { readonly about: string })[]
  readonly subjects: DataTable
}

export const UNDER_CONSTITUTION: readonly Link[] = [{ text: 'Constitution', href: '/constitution' }]

/** `/constitution`: what can be asked, then every subject with its rules. */
export function presentConstitution(held: HeldConstitution): ConstitutionPage {
  const { constitution } = held
  const own = constitution.rules.filter(({ origin }) => origin === 'constitution')
  const applied = own.filter(
    (rule) =>
      rule.not_applied === undefined &&
      (rule.in_force_to === undefined || rule.in_force_to >= held.today),
  )
  const open = openConflicts(held)
  return {
    title: 'Constitution',
    answer: [
      { text: `${applied.length} rules`, strong: true },
      { text: ' of the panel, in our own words, each with the paragraph it comes from.' },
    ],
    questions: questionLinks(held),
    timetables: ownTimetables(constitution).map((procedure) => ({
      text: nameOfOwn(procedure),
      href: `/constitution/timetables/${procedure}`,
    })),
    turning: turningThisYear(held, open),
    registers: [
      {
        text: 'Conflicts and gaps',
        href: '/constitution/conflicts',
        about: openWords(open.length),
      },
      {
        text: 'Versions',
        href: '/constitution/versions',
        about: versionsWords(constitution),
      },
      {
        text: 'References',
        href: '/constitution/references',
        about: brokenWords(brokenReferences(constitution).length),
      },
    ],
    subjects: {
      id: 'subjects',
      caption: 'Rules by subject',
      narrow: 'cards',
      columns: [
        { text: 'Subject' },
        { text: 'Rules', numeric: true },
        { text: 'In conflict', numeric: true },
      ],
      rows: [...constitution.subjects]
        .sort(([, one], [, other]) => one.localeCompare(other))
        .map(([id, title]) => {
          const rules = constitution.rules.filter(({ subject }) => subject === id)
          const disputed = rules.filter(({ conflicts }) => conflicts.length > 0)
          return [
            { text: title, href: `/constitution/subjects/${id}` },
            { text: String(rules.length) },
            { text: String(disputed.length) },
          ]
        }),
    },
  }
}

function versionsWords({ versions: { versions, covering_report: report } }: Constitution): string {
  if (versions.length < 2) return 'the text that is held'
  const changes = 'what the latest text changes'
  return report === undefined ? changes : `${changes}, and what its covering report did not mention`
}

function brokenWords(count: number): string {
  if (count === 0) return 'all lead where they say'
  return count === 1 ? 'one does not lead where it says' : `${count} do not lead where they say`
}

export function questionLinks({ constitution }: HeldConstitution): readonly Link[] {
  const asked = [...QUESTIONS.values()].filter(({ isAskable }) => isAskable(constitution))
  return asked.map(({ id, titleFor }) => ({
    text: fillWords(constitution, titleFor(constitution)),
    href: `/constitution/ask/${id}`,
  }))
}

function openWords(count: number): string {
  const what = 'what is applied meanwhile, and who has to rule'
  if (count === 0) return 'somebody has ruled on each'
  return `${count} ${count === 1 ? 'place' : 'places'} where the texts disagree or leave a gap and nobody has ruled, ${what}`
}

function openConflicts({ constitution, rulings, today }: HeldConstitution): readonly Conflict[] {
  const book = { constitution, rulings, today }
  return [...constitution.conflicts.values()].filter(({ id }) => rulingOn(book, id) === undefined)
}

/** What a panel does every year, as deadlines name it. */
const YEARLY = ['precept', 'annual-report', 'report-response', 'agenda-notice', 'substitute']

/** Those that a ruling would settle in a question, and those on dates that come every year. */
function turningThisYear(
  { constitution, today }: HeldConstitution,
  open: readonly Conflict[],
): ConstitutionPage['turning'] {
  const asked = constitution.settings.silences.flatMap(({ conflict, rulings_allowed: allowed }) =>
    allowed.length > 0 && conflict !== undefined ? [conflict] : [],
  )
  const dated = rulesInForce(constitution, today).flatMap((rule) =>
    rule.kind === 'deadline' && rule.deadline.procedure.some((one) => YEARLY.includes(one))
      ? rule.conflicts
      : [],
  )
  const ids = new Set([...asked, ...dated])
  return open
    .filter(({ id, rulings_allowed: allowed }) => allowed.length > 0 || ids.has(id))
    .map(({ id, title, applied }) => ({
      text: title,
      href: `/constitution/conflicts/${id}`,
      about: applied,
    }))
}

export interface SubjectPage extends Page {
  readonly rules: DataTable
}

/** `/constitution/subjects/<subject>`; `undefined` when there is no such subject. */
export function presentSubject(held: HeldConstitution, id: string): SubjectPage | undefined {
  const title = held.constitution.subjects.get(id)
  if (title === undefined) return undefined
  const rules = held.constitution.rules.filter(({ subject }) => subject === id)
  return {
    title,
    breadcrumbs: UNDER_CONSTITUTION,
    rules: rulesTable('rules', 'Rules, in the order of their paragraphs', rules, held.today),
  }
}

const noteOf = (note: string | undefined) => (note === undefined ? {} : { note })

/** Rules as a table, each leading to its page. */
function rulesTable(id: string, caption: string, rules: readonly Rule[], today: string): DataTable {
  return {
    id,
    caption,
    narrow: 'cards',
    columns: [{ text: 'Paragraph' }, { text: 'What it says', plain: true }, { text: 'What it is' }],
    rows: [...rules]
      .sort((one, other) => compareParagraphs(citeParagraph(one), citeParagraph(other)))
      .map((rule) => [
        { text: citeParagraph(rule), href: `/constitution/${rule.id}`, about: rule.gloss },
        {
          text: rule.gloss,
          ...noteOf(statusOf(rule, today)),
        },
        { text: kindWords(rule.kind) },
      ]),
  }
}

/**
 * What a reader must know before relying on a rule; nothing when it simply applies.
 *
 * @param today - YYYY-MM-DD
 */
export function statusOf(rule: Rule, today: string): string | undefined {
  const { in_force_to: last } = rule
  if (rule.not_applied !== undefined) return `Not applied. ${rule.not_applied}`
  if (last !== undefined && last < today) return 'No longer in the text'
  if (last !== undefined)
    return `${rule.origin === 'statute' ? 'Law until' : 'Until'} ${describeDay(last)}`
  if (rule.origin === 'statute' && rule.doubt !== undefined) return 'Law, not checked'
  return rule.origin === 'statute' ? 'Law' : undefined
}
