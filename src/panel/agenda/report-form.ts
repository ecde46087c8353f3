import { z } from 'zod'
import type { Field, Filled } from '#fields/index.ts'
import type { Found } from './finding.ts'

/** What a report has to say of its consequences, in the order of the panel's form. */
const IMPLICATIONS = {
  financial: 'Financial implications',
  legal: 'Legal implications',
  equality: 'Equality impact',
  risks: 'Risks and impact',
  plan: 'Link to the police and crime plan',
} as const

type Implication = keyof typeof IMPLICATIONS

/** The rest of the form, by what its sections are called. */
export const SECTIONS = {
  reportOf: 'Report of',
  purpose: 'Purpose of the report',
  recommendation: 'Recommendation',
  background: 'Background',
  ...IMPLICATIONS,
  appendices: 'Appendices',
  backgroundPapers: 'Background papers',
  contact: 'Whom to ask',
} as const

export type Section = keyof typeof SECTIONS

const text = z.string().default('')

/**
 * A report in the form that every report to the panel has (the front sheets of the papers of 24 September 2019):
 * each section in its words, blank where nothing is stated.
 */
export const reportFormSchema = z.object(
  Object.fromEntries(Object.keys(SECTIONS).map((name) => [name, text])) as Record<
    Section,
    typeof text
  >,
)

export type ReportForm = z.infer<typeof reportFormSchema>

export const EMPTY_FORM: ReportForm = reportFormSchema.parse({})

const long = <const Name extends Section>(name: Name, about: Pick<Field, 'hint' | 'wanted'> = {}) =>
  ({
    ...{ name, kind: 'long-text', label: SECTIONS[name], longest: 20_000, required: false },
    ...about,
  }) as const satisfies Field

const short = <const Name extends Section>(name: Name, hint: string) =>
  ({
    ...{ name, kind: 'text', label: SECTIONS[name], longest: 300, required: false, hint },
  }) as const satisfies Field

const NEEDED = { wanted: 'needed before it is issued' } as const
const NONE = { ...NEEDED, hint: 'Write none where there are none' }

export const REPORT_FIELDS = [
  short('reportOf', 'The office whose report it is'),
  long('purpose', NEEDED),
  long('recommendation'),
  long('background', { hint: 'Needed before it is issued of a report without a file' }),
  long('financial', NONE),
  long('legal', NONE),
  long('equality', NONE),
  long('risks', NONE),
  long('plan', NONE),
  long('appendices'),
  long('backgroundPapers'),
  short(
    'contact',
    'A post, such as: Performance Manager. It is published: no telephone number, and no address of a person',
  ),
] as const satisfies readonly Field[]

/** What was filled in; what was left blank is blank. */
export function formIn(filled: Filled<typeof REPORT_FIELDS>): ReportForm {
  return reportFormSchema.parse(filled)
}

/**
 * What is wanting in a report before it can be issued. No implication may be blank: "none" has to be said.
 *
 * @param hasFile - whether its text is in a file, and its sections there
 */
export function wantingIn(form: ReportForm, where: string, hasFile: boolean): readonly Found[] {
  const empty = (Object.keys(IMPLICATIONS) as Implication[]).filter((name) => isBlank(form[name]))
  const others: readonly Section[] = hasFile ? ['purpose'] : ['purpose', 'background']
  return [
    ...empty.map((name) => ({
      where,
      words: `“${IMPLICATIONS[name]}” is empty. Fill it in, or write none`,
      mayStay: false,
    })),
    ...others
      .filter((name) => isBlank(form[name]))
      .map((name) => ({ where, words: `“${SECTIONS[name]}” is empty`, mayStay: true })),
  ]
}

const isBlank = (words: string) => words.trim() === ''

/** Its sections that say something, in the order of the form. */
export function sectionsOf(
  form: ReportForm,
): readonly { readonly heading: string; readonly paragraphs: readonly string[] }[] {
  return (Object.keys(SECTIONS) as Section[]).flatMap((name) => {
    const paragraphs = form[name].split(/\r?\n\s*\r?\n|\r?\n/).filter((one) => !isBlank(one))
    return paragraphs.length === 0 ? [] : [{ heading: SECTIONS[name], paragraphs }]
  })
}
