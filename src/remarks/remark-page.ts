import { describeDay, type Problem } from '#shared/index.ts'
import { type Link, type Page, presentForm, type ShownForm } from '#web/index.ts'
import { ANSWER_FIELDS, REFUSE_FIELDS, REMARK_FIELDS } from './asked-fields.ts'
import type { Due } from './due.ts'
import { ANSWERS, REFUSALS, type Remark, type Said } from './remark.ts'
import { sayDue } from './remarks-page.ts'

type Typed = Readonly<Record<string, unknown>>

const ALL: Link = { text: 'Remarks', href: '/remarks' }

export type RemarkFormPage = Page & ShownForm

/** The form on which something is said to be wrong. */
export function presentRemarkForm(typed: Typed, problems: readonly Problem[]): RemarkFormPage {
  return {
    title: 'Something is wrong here',
    breadcrumbs: [ALL],
    ...presentForm(REMARK_FIELDS, typed, problems),
  }
}

/** One line of what a remark says, or of an answer. */
interface Fact {
  readonly term: string
  /** The lines of its text. */
  readonly lines: readonly string[]
  readonly href?: string
}

export interface RemarkPage extends Page {
  readonly sentences: readonly string[]
  readonly facts: readonly Fact[]
  readonly answers: readonly { readonly heading: string; readonly facts: readonly Fact[] }[]
  /** For whoever answers. */
  readonly forms: readonly RemarkAct[]
}

interface RemarkAct {
  readonly heading: string
  readonly action: string
  readonly button: string
  readonly isSecondary: boolean
  readonly fields: ShownForm['fields']
}

/** What was sent of one of the forms, and what is wrong with it. */
export interface SentOfRemark {
  readonly form: 'answer' | 'refuse' | 'publish' | 'none'
  readonly typed: Typed
  readonly problems: readonly Problem[]
}

export const NOTHING_SENT: SentOfRemark = { form: 'none', typed: {}, problems: [] }

/**
 * `/remarks/<number>`: one remark with its answers.
 *
 * @param sent - of its forms, for whoever answers; `undefined` for everybody else
 */
export function presentRemark(
  remark: Remark,
  due: Due | undefined,
  sent: SentOfRemark | undefined,
): RemarkPage {
  const { record, on, said, by, answers } = remark
  const shown = sent === undefined ? { forms: [], problems: [] } : actsOn(remark, sent)
  return {
    title: `Remark ${record}`,
    breadcrumbs: [ALL],
    ...shown,
    sentences: [
      `Made on ${describeDay(on)}${by === undefined ? '' : ` by ${by}`}.`,
      ...(due === undefined ? [] : [`${sayDue(due)}.`]),
      ...(sent === undefined ? [] : sayStanding(remark)),
    ],
    facts: said === undefined ? [] : factsOf(said),
    answers: answers.map(({ answer, words, link, by: office, on: day }) => ({
      heading: `${ANSWERS[answer]}, ${describeDay(day)}`,
      facts: [
        { term: `Answered by the ${office.replace(/^the /, '')}`, lines: linesOf(words) },
        ...(link === undefined ? [] : [{ term: 'Mended in', lines: [link], href: link }]),
      ],
    })),
  }
}

/** What somebody who may not read a remark is told of it. */
export function presentUnread({ record, on, refused }: Remark, due: Due | undefined): RemarkPage {
  const waits = `It waits to be answered. ${sayDue(due)}. What it says is shown then.`
  return {
    title: `Remark ${record}`,
    breadcrumbs: [ALL],
    sentences: [
      `Made on ${describeDay(on)}.`,
      refused === undefined ? waits : 'It was read, and is not published.',
    ],
    facts: [],
    answers: [],
    forms: [],
  }
}

function sayStanding({ isPublic, refused }: Remark): readonly string[] {
  if (refused !== undefined) return [`It is not published: ${REFUSALS[refused]}.`]
  return isPublic ? [] : ['Only those who answer remarks can read it so far.']
}

const linesOf = (text: string) => text.split(/\r?\n/).filter((line) => line.trim() !== '')

function factsOf({ about, part, wrong, should, where }: Said): readonly Fact[] {
  const stated = (term: string, text: string | undefined): readonly Fact[] =>
    text === undefined ? [] : [{ term, lines: linesOf(text) }]
  return [
    { term: 'Page', lines: [about], href: about },
    ...stated('Part', part),
    ...stated('What is wrong', wrong ?? 'The words are not published.'),
    ...stated('What it should be', should),
    ...stated('Where that stands', where),
  ]
}

function actsOn(
  { record, answers, isPublic, refused }: Remark,
  { form, typed, problems }: SentOfRemark,
) {
  const of = (which: SentOfRemark['form']) => (form === which ? { typed, problems } : NOTHING_SENT)
  const [answering, refusing] = [of('answer'), of('refuse')]
  const answer = presentForm(ANSWER_FIELDS, answering.typed, answering.problems)
  const refuse = presentForm(REFUSE_FIELDS, refusing.typed, refusing.problems)
  const forms: readonly RemarkAct[] = [
    {
      heading: answers.length === 0 ? 'Answer it' : 'Answer it again',
      action: `/remarks/${record}/answer`,
      button: 'Publish the answer',
      isSecondary: false,
      fields: answer.fields,
    },
    ...(isPublic
      ? []
      : [
          {
            heading: 'Publish it as it stands',
            action: `/remarks/${record}/publish`,
            button: 'Publish it, unanswered',
            isSecondary: true,
            fields: [],
          },
        ]),
    ...(isPublic || refused !== undefined
      ? []
      : [
          {
            heading: 'Do not publish it',
            action: `/remarks/${record}/refuse`,
            button: 'Do not publish it',
            isSecondary: true,
            fields: refuse.fields,
          },
        ]),
  ]
  const said = form === 'answer' ? answer.problems : form === 'refuse' ? refuse.problems : problems
  return { forms, problems: said }
}
