import type { Constitution } from './constitution.ts'
import { listParagraphs, rulesWithin } from './paragraphs.ts'
import type { Reference, Rule } from './rule.ts'

/**
 * What became of a reference. `sound`: every paragraph named is there and gives what it is named
 * for. `partly`: some do. `wrong`: they are there and are about something else. `missing`: nothing
 * of the name is in the text. `outside`: another document, which is not looked up.
 */
export type Verdict = 'sound' | 'partly' | 'wrong' | 'missing' | 'outside'

export interface CheckedReference {
  readonly id: string
  /** Where it stands: a paragraph of the text, or of the report on its changes. */
  readonly where: string
  /** The rule it stands in; none for the report. */
  readonly rule?: string
  readonly text: string
  readonly verdict: Verdict
  readonly explanation: string
  /** Paragraphs that do give it. */
  readonly shouldBe: readonly string[]
}

type Citation = Exclude<Reference, { external: string }>

/**
 * Every cross-reference, looked up in the rules.
 *
 * @returns in the order of their ids, the sound ones too
 */
export function checkReferences(constitution: Constitution): readonly CheckedReference[] {
  const inRules = constitution.rules.flatMap((rule) =>
    rule.refers_to.map((reference) => checkOne(constitution, reference, whereOf(rule), rule)),
  )
  const report = constitution.versions.covering_report
  const inReport = (report?.mentions ?? []).flatMap(({ cites, paragraph, about }) =>
    cites
      ? [checkOne(constitution, { ...cites, text: about }, `Covering report, ${paragraph}`)]
      : [],
  )
  return [...inRules, ...inReport].sort((one, other) =>
    one.id.localeCompare(other.id, 'en', { numeric: true }),
  )
}

/** The references that do not lead where they say: wrong, missing, or right only in part. */
export function brokenReferences(constitution: Constitution): readonly CheckedReference[] {
  return checkReferences(constitution).filter(
    ({ verdict }) => verdict !== 'sound' && verdict !== 'outside',
  )
}

const whereOf = ({ paragraph }: Rule) => paragraph.now ?? paragraph.before ?? ''

function checkOne(
  constitution: Constitution,
  reference: Reference,
  where: string,
  rule?: Rule,
): CheckedReference {
  const common = {
    id: reference.id,
    where,
    text: reference.text,
    ...(rule ? { rule: rule.id } : {}),
  }
  if ('external' in reference) {
    const doubt = reference.doubt ?? 'It is another document, and is not looked up here.'
    const explanation = `${reference.external}. ${doubt}`
    return { ...common, verdict: 'outside', explanation, shouldBe: [] }
  }
  return { ...common, ...lookUp(constitution, reference, rule) }
}

function lookUp({ rules }: Constitution, citation: Citation, from: Rule | undefined) {
  const wanted = [citation.for].flat()
  const standing = rules.filter((rule) => rule.paragraph[citation.numbering] !== undefined)
  const gives = (rule: Rule) => rule.gives.some((name) => wanted.includes(name))
  const found = citation.paragraphs.map((paragraph) => {
    const within = rulesWithin(standing, paragraph, citation.numbering)
    const state = within.length === 0 ? 'missing' : within.some(gives) ? 'sound' : 'wrong'
    return { paragraph, state } as const
  })
  const having = (state: 'missing' | 'sound' | 'wrong') =>
    found.filter((one) => one.state === state).map(({ paragraph }) => paragraph)
  const [missing, sound, wrong] = [having('missing'), having('sound'), having('wrong')]
  const verdict: Verdict =
    sound.length === found.length
      ? 'sound'
      : sound.length > 0
        ? 'partly'
        : wrong.length > 0
          ? 'wrong'
          : 'missing'
  const purpose = wanted.map((name) => name.replaceAll('-', ' ')).join(' or ')
  const explanation = [
    sound.length > 0 ? `${listParagraphs(sound)}: ${purpose}` : '',
    wrong.length > 0 ? `${listParagraphs(wrong)}: not about ${purpose}` : '',
    missing.length > 0 ? `${listParagraphs(missing)}: not in the text` : '',
  ].filter(Boolean)
  const elsewhere = rules
    .filter((rule) => rule !== from && gives(rule))
    .map((rule) => rule.paragraph.now ?? `${rule.paragraph.before ?? ''} (before, now deleted)`)
  return {
    verdict,
    explanation: `${explanation.join('; ')}.`,
    shouldBe: verdict === 'sound' || verdict === 'partly' ? [] : [...new Set(elsewhere)],
  }
}
