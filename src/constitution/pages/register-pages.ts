import { describeDay } from '#shared/index.ts'
import type { DataTable, Page } from '#web/index.ts'
import { type ChangeKind, compareVersions, type VersionChange } from '../compare-versions.ts'
import { type CheckedReference, checkReferences, type Verdict } from '../references.ts'
import type { Conflict, Ruling, Silence } from '../registers.ts'
import { rulingOn } from '../rule-book.ts'
import type { HeldConstitution } from './holdings.ts'
import { UNDER_CONSTITUTION } from './index-page.ts'

type Parts = readonly { readonly text: string; readonly strong?: boolean }[]

export interface ConflictsPage extends Page {
  readonly answer: Parts
  readonly conflicts: DataTable
  readonly silences: DataTable | null
}

/** `/constitution/conflicts`: every place where the texts disagree or leave a gap. */
export function presentConflicts(held: HeldConstitution): ConflictsPage {
  const { constitution, rulings, today } = held
  const book = { constitution, rulings, today }
  const all = [...constitution.conflicts.values()]
  const settled = all.filter(({ id }) => rulingOn(book, id) !== undefined)
  const { silences } = constitution.settings
  return {
    title: 'Conflicts and gaps',
    breadcrumbs: UNDER_CONSTITUTION,
    answer: [
      { text: `${all.length} places`, strong: true },
      {
        text: ` where the texts disagree or leave a gap; ${settled.length || 'none'} settled by a ruling.`,
      },
    ],
    conflicts: {
      id: 'conflicts',
      caption: 'Where the texts disagree or leave a gap',
      narrow: 'cards',
      columns: [
        { text: 'What about' },
        { text: 'What is applied', plain: true },
        { text: 'Who has to rule' },
      ],
      rows: all.map(({ id, title, applied, needs_ruling_by: by }) => {
        const ruling = rulingOn(book, id)
        return [
          { text: `${id}: ${title}`, href: `/constitution/conflicts/${id}` },
          { text: ruling ? rulingWords(ruling) : applied },
          { text: ruling ? 'Settled' : by },
        ]
      }),
    },
    silences:
      silences.length === 0
        ? null
        : {
            id: 'silences',
            caption: 'Where nothing is said, and a default is used',
            narrow: 'cards',
            columns: [
              { text: 'Question' },
              { text: 'Default', plain: true },
              { text: 'Who may rule' },
            ],
            rows: silences.map(({ id, question, default: text, needs_ruling_by: by }) => {
              const ruling = rulingOn(book, id)
              return [
                { text: question, href: `/constitution/conflicts/${id}` },
                { text: ruling ? rulingWords(ruling) : text },
                { text: ruling ? 'Settled' : by },
              ]
            }),
          },
  }
}

function rulingWords({ who, when, ruling, why }: Ruling): string {
  return `${who} ruled on ${describeDay(when)}: ${ruling}. ${why}`
}

export interface ConflictPage extends Page {
  readonly id: string
  readonly problem: string
  readonly applied: string
  readonly by: string
  readonly texts: readonly string[]
  /** Latest first. */
  readonly rulings: readonly string[]
  readonly allowed: readonly string[]
}

/** `/constitution/conflicts/<id>`, of a conflict or a silence; `undefined` when there is neither. */
export function presentConflict(held: HeldConstitution, id: string): ConflictPage | undefined {
  const { constitution } = held
  const conflict = constitution.conflicts.get(id)
  const silence = constitution.settings.silences.find((one) => one.id === id)
  const about = conflict ? ofConflict(conflict) : silence ? ofSilence(silence) : undefined
  if (!about) return undefined
  const rulings = [...constitution.rulings, ...held.rulings]
    .filter(({ on }) => on === id)
    .sort((one, other) => other.when.localeCompare(one.when))
  return {
    breadcrumbs: [
      ...UNDER_CONSTITUTION,
      { text: 'Conflicts and gaps', href: '/constitution/conflicts' },
    ],
    id,
    ...about,
    rulings: rulings.map(rulingWords),
  }
}

function ofConflict(conflict: Conflict) {
  return {
    title: conflict.title,
    problem: conflict.problem,
    applied: conflict.applied,
    by: conflict.needs_ruling_by,
    texts: conflict.texts,
    allowed: conflict.rulings_allowed,
  }
}

function ofSilence(silence: Silence) {
  return {
    title: silence.question,
    problem: 'The constitution does not say.',
    applied: silence.default,
    by: silence.needs_ruling_by,
    texts: [],
    allowed: silence.rulings_allowed,
  }
}

export interface VersionsPage extends Page {
  readonly answer: Parts
  readonly texts: readonly { readonly title: string; readonly doubt: string | null }[]
  readonly renumbered: readonly string[]
  readonly unreported: DataTable | null
  readonly changes: DataTable | null
}

const CHANGES: Readonly<Record<ChangeKind, string>> = {
  added: 'Added',
  removed: 'Removed',
  amended: 'Reworded',
  'left-over': 'Left over',
}

/** `/constitution/versions`: the two latest texts compared, past their numbering. */
export function presentVersions(held: HeldConstitution): VersionsPage {
  const { versions, covering_report: report } = held.constitution.versions
  const hasReport = report !== undefined
  const [to, from] = [versions.at(-1), versions.at(-2)]
  const page = {
    title: 'Versions of the constitution',
    breadcrumbs: UNDER_CONSTITUTION,
    texts: versions.map(({ title, doubt }) => ({ title, doubt: doubt ?? null })),
  }
  if (!from || !to) {
    const answer = [{ text: 'There is one text, so there is nothing to compare it with.' }]
    return { ...page, answer, renumbered: [], unreported: null, changes: null }
  }
  const found = compareVersions(held.constitution, from.id, to.id)
  const length = found.lengths.map(
    ({ series, before, now }) => `${series}s: ${before} before, ${now} now`,
  )
  return {
    ...page,
    answer: [
      { text: `${found.changes.length} rules`, strong: true },
      { text: ' differ by more than their number' },
      ...(hasReport
        ? [
            { text: '. The covering report does not mention ' },
            { text: `${found.unreported.length} of them`, strong: true },
          ]
        : []),
      { text: `; ${found.unchanged} are the same.` },
    ],
    renumbered: [
      ...length,
      ...found.renumbered.map(
        ({ series, before, now }) =>
          `${series}s ${before[0]} to ${before[1]} became ${now[0]} to ${now[1]}`,
      ),
    ],
    unreported: hasReport
      ? changesTable('unreported', 'Not mentioned in the covering report', found.unreported, true)
      : null,
    changes: changesTable('changes', 'Everything that changed', found.changes, hasReport),
  }
}

function changesTable(
  id: string,
  caption: string,
  changes: readonly VersionChange[],
  hasReport: boolean,
): DataTable | null {
  if (changes.length === 0) return null
  return {
    id,
    caption,
    narrow: 'cards',
    columns: [
      { text: 'Paragraph' },
      { text: 'What', plain: true },
      { text: 'Kind' },
      ...(hasReport ? [{ text: 'Reported in' }] : []),
    ],
    rows: changes.map(({ kind, rule, before, now, what, reportedIn }) => [
      {
        text: now ?? before ?? '',
        href: `/constitution/${rule.id}`,
        about: rule.gloss,
        ...(before !== undefined && before !== now && now !== undefined
          ? { note: `${before} before` }
          : {}),
      },
      { text: what },
      { text: CHANGES[kind] },
      ...(hasReport ? [{ text: reportedIn ?? 'Not mentioned' }] : []),
    ]),
  }
}

export interface ReferencesPage extends Page {
  readonly answer: Parts
  readonly broken: DataTable | null
  readonly others: DataTable | null
}

const VERDICTS: Readonly<Record<Verdict, string>> = {
  sound: 'Leads where it says',
  partly: 'In part',
  wrong: 'About something else',
  missing: 'Not in the text',
  outside: 'Another document',
}

/** `/constitution/references`: where the text sends its reader, and whether that is there. */
export function presentReferences({ constitution }: HeldConstitution): ReferencesPage {
  const found = checkReferences(constitution)
  const isSound = ({ verdict }: CheckedReference) => verdict === 'sound' || verdict === 'outside'
  const broken = found.filter((one) => !isSound(one))
  return {
    title: 'References',
    breadcrumbs: UNDER_CONSTITUTION,
    answer: [
      { text: `${broken.length} of ${found.length} references`, strong: true },
      { text: ' do not lead, or not wholly, where they say.' },
    ],
    broken: referencesTable('broken', 'References that do not lead where they say', broken),
    others: referencesTable('others', 'The other references', found.filter(isSound)),
  }
}

function referencesTable(
  id: string,
  caption: string,
  found: readonly CheckedReference[],
): DataTable | null {
  if (found.length === 0) return null
  return {
    id,
    caption,
    narrow: 'cards',
    columns: [
      { text: 'Stands in' },
      { text: 'It says' },
      { text: 'What is there', plain: true },
      { text: 'Verdict' },
    ],
    rows: found.map(({ id: name, where, rule, text, verdict, explanation, shouldBe }) => [
      {
        text: where,
        note: name,
        ...(rule === undefined ? {} : { href: `/constitution/${rule}`, about: text }),
      },
      { text },
      {
        text: explanation,
        ...(shouldBe.length > 0 ? { note: `It is in ${shouldBe.join(', ')}` } : {}),
      },
      { text: VERDICTS[verdict] },
    ]),
  }
}
