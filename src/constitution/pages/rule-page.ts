import { capitalise, citeSource, describeDay } from '#shared/index.ts'
import type { DataTable, Link, Page } from '#web/index.ts'
import { QUESTIONS } from '../ask.ts'
import { type Constitution, citeParagraph, nearestDayInForce } from '../constitution.ts'
import { checkReferences } from '../references.ts'
import { type Rule, subjectOf } from '../rule.ts'
import { actorWords, fillWords, wordedOn } from '../words.ts'
import type { HeldConstitution } from './holdings.ts'
import { statusOf, UNDER_CONSTITUTION } from './index-page.ts'
import { presentExamples } from './rule-examples.ts'
import { fixesWords, kindWords } from './rule-words.ts'

interface Fact {
  readonly term: string
  readonly text: string
  readonly href?: string
}

export interface RulePage extends Page {
  readonly paragraph: string
  readonly gloss: string
  readonly status: string | null
  readonly facts: readonly Fact[]
  /** What is asked of this rule, and how to ask it. */
  readonly ask: Link | null
  readonly examples: DataTable | null
  readonly doubt: string | null
  readonly conflicts: readonly (Link & { readonly applied: string })[]
  readonly references: DataTable | null
}

/** `/constitution/<rule>`; `undefined` when there is no such rule. */
export function presentRule(held: HeldConstitution, id: string): RulePage | undefined {
  const { constitution } = held
  const rule = constitution.byId.get(id)
  if (!rule) return undefined
  const asked = rule.examples.flatMap((example) => QUESTIONS.get(subjectOf(example)) ?? [])[0]
  const subject = constitution.subjects.get(rule.subject) ?? rule.subject
  return {
    title: citeParagraph(rule),
    breadcrumbs: [
      ...UNDER_CONSTITUTION,
      { text: subject, href: `/constitution/subjects/${rule.subject}` },
    ],
    paragraph: citeParagraph(rule),
    gloss: rule.gloss,
    status: statusOf(rule, held.today) ?? null,
    facts: factsOf(rule, constitution, nearestDayInForce(rule, held.today)),
    ask: asked
      ? {
          text: fillWords(constitution, asked.titleFor(constitution)),
          href: `/constitution/ask/${asked.id}`,
        }
      : null,
    examples: presentExamples(held, rule),
    doubt: rule.doubt ?? null,
    conflicts: rule.conflicts.flatMap((conflictId) => {
      const conflict = constitution.conflicts.get(conflictId)
      if (!conflict) return []
      const { title, applied } = conflict
      return [
        { text: `${conflictId}: ${title}`, href: `/constitution/conflicts/${conflictId}`, applied },
      ]
    }),
    references: referencesTable(held, rule),
  }
}

function factsOf(rule: Rule, constitution: Constitution, day: string): readonly Fact[] {
  const fixed = fixesWords(rule)
  const fixes = fixed && fillWords(constitution, fixed)
  const { now, before } = rule.paragraph
  const facts: (Fact | undefined)[] = [
    { term: 'What it is', text: kindWords(rule.kind) },
    fixes === undefined ? undefined : { term: 'What it fixes', text: fixes },
    { term: 'Who', text: capitalise(actorWords(wordedOn(constitution, day), rule)) },
    { term: 'When', text: rule.when.replace(/^./, (letter) => letter.toUpperCase()) },
    rule.consequence === undefined ? undefined : { term: 'What follows', text: rule.consequence },
    ...parameterFacts(rule),
    { term: 'Paragraph now', text: now ?? 'None: it is no longer in the text' },
    before === undefined || before === now ? undefined : { term: 'Paragraph before', text: before },
    rule.amended === undefined ? undefined : { term: 'What changed', text: rule.amended },
    { term: 'In force from', text: describeDay(rule.in_force_from) },
    rule.in_force_to === undefined
      ? undefined
      : { term: 'In force until', text: describeDay(rule.in_force_to) },
    {
      term: 'Source',
      text: citeSource(rule.source),
      ...(rule.source.link === undefined ? {} : { href: rule.source.link }),
    },
    rule.note === undefined ? undefined : { term: 'Note', text: rule.note },
  ]
  return facts.flatMap((fact) => (fact ? [fact] : []))
}

/** Parameters that read as they stand: words, numbers and lists of them. The gloss says the others. */
function parameterFacts(rule: Rule): readonly Fact[] {
  if (rule.decides !== undefined) return []
  return Object.entries(rule.parameters).flatMap(([name, value]) => {
    const term = name.replaceAll('_', ' ').replace(/^./, (letter) => letter.toUpperCase())
    const text = parameterText(value)
    return text === undefined ? [] : [{ term, text }]
  })
}

function parameterText(value: unknown): string | undefined {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return value.replaceAll('-', ' ')
  if (!Array.isArray(value)) return undefined
  const parts = value.map(parameterText)
  return parts.some((part) => part === undefined) || parts.length === 0
    ? undefined
    : parts.join(', ')
}

function referencesTable({ constitution }: HeldConstitution, rule: Rule): DataTable | null {
  const found = checkReferences(constitution).filter((one) => one.rule === rule.id)
  if (found.length === 0) return null
  return {
    id: 'references',
    caption: 'Where it sends the reader',
    narrow: 'cards',
    columns: [{ text: 'It says' }, { text: 'What is there', plain: true }],
    rows: found.map(({ text, explanation }) => [{ text }, { text: explanation }]),
  }
}
