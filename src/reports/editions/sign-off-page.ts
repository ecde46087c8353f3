import { describeDay, describeMoment, type Outcome, type Problem } from '#shared/index.ts'
import type { NameOf } from '#storage/index.ts'
import { type Link, type Page, presentForm, type ShownForm } from '#web/index.ts'
import {
  APPROVE_FIELDS,
  answerFields,
  CORRECTION_FIELDS,
  FORCE_FIELDS,
  GIVE_UP_FIELDS,
  reasonName,
  SEND_BACK_FIELDS,
  WITHDRAW_FIELDS,
} from './asked-fields.ts'
import { type Edition, inTheMaking, isOut } from './edition.ts'
import { addressOfEdition, nameEdition } from './edition-page.ts'
import type { LookedAt } from './look-at.ts'
import { mendedSince, openMatters, type Reason, whyNotPublished } from './why-not.ts'

/** What can be done about an edition by a form of its page. */
export type SignOffAct =
  | 'begin'
  | 'answer'
  | 'submit'
  | 'approve'
  | 'send-back'
  | 'force'
  | 'give-up'
  | 'approve-later'
  | 'withdraw'

interface ActForm {
  readonly heading: string
  /** Said before the fields. */
  readonly lead: string
  readonly action: string
  readonly button: string
  readonly isSecondary: boolean
  readonly fields: ShownForm['fields']
}

export interface SignOffPage extends Page {
  readonly sentences: readonly string[]
  /** Why it cannot be published as it stands. */
  readonly reasons: readonly string[]
  readonly isClear: boolean
  readonly mended: readonly string[]
  readonly accepted: readonly { readonly words: string; readonly reason: string }[]
  readonly forms: readonly ActForm[]
  readonly links: readonly Link[]
  readonly editions: readonly Link[]
}

/** What was sent by one of the forms, and what is wrong with it. */
export interface SentOf {
  /** The address it was sent to. */
  readonly action: string
  readonly typed: Readonly<Record<string, unknown>>
  readonly problems: readonly Problem[]
}

/** What the page of sign-off is made from. */
export interface SignOff {
  readonly title: string
  /** Of the report for the period. */
  readonly address: string
  /** Of this report for this period, in order. */
  readonly editions: readonly Edition[]
  readonly looked: Outcome<LookedAt>
  readonly nameOf: NameOf
  /** Whether the reader may do something to an edition in its state. */
  readonly may: (act: SignOffAct, state: string) => boolean
  /** The key of the reader's account. */
  readonly who: string
  /** The instant it is. */
  readonly at: string
  /** What is odd about the time at which it is to be published. */
  readonly oddTime: string | undefined
}

/** The page on which an edition is prepared, approved, published, corrected and withdrawn. */
export function presentSignOff(signOff: SignOff, sent: SentOf | undefined): SignOffPage {
  const { title, address, editions, looked } = signOff
  const edition = inTheMaking(editions)
  const approver = edition && signOff.may('approve', edition.state) ? signOff.who : undefined
  const reasons = edition ? whyNotPublished(edition, looked, approver) : []
  const forms = edition ? formsOf(edition, signOff, reasons, sent) : [beginForm(signOff, sent)]
  const isBegun = edition !== undefined && looked.ok
  return {
    title: `Sign-off: ${title}`,
    breadcrumbs: [
      { text: 'Reports', href: '/reports' },
      { text: title, href: address },
    ],
    problems: sent ? apartIn(sent.action, sent.problems) : [],
    sentences: edition ? sayStanding(edition, signOff) : sayNothingBegun(editions),
    reasons: reasons.map(({ message }) => `${message}.`),
    isClear: edition !== undefined && reasons.length === 0,
    mended: isBegun ? mendedSince(edition, looked.value).map(({ words }) => words) : [],
    accepted: isBegun
      ? looked.value.matters.flatMap(({ mark, words }) => {
          const found = edition.accepted.get(mark)
          return found ? [{ words, reason: `${found.reason} (${signOff.nameOf(found.by)})` }] : []
        })
      : [],
    forms: [
      ...forms,
      ...editions.filter(isOut).flatMap((one) => formsOfPublished(one, signOff, sent)),
    ].filter((form) => form !== undefined),
    links: [{ text: 'The report as the figures are now', href: `${address}/draft` }],
    editions: editions
      .filter(isOut)
      .map((one) => ({ text: nameEdition(one), href: addressOfEdition(one) })),
  }
}

function sayNothingBegun(editions: readonly Edition[]): readonly string[] {
  const last = editions.findLast(isOut)
  return last
    ? [`No edition is in the making. The last is edition ${last.number}.`]
    : ['No edition has been begun. Until one is published the report is shown as not signed off.']
}

function sayStanding(edition: Edition, { nameOf, at, oddTime }: SignOff): readonly string[] {
  const { number, state, begun, submitted, approved, sentBack } = edition
  const by = (done: { readonly by: string; readonly at: string }) =>
    `by ${nameOf(done.by)}, ${describeMoment(done.at)}`
  return [
    `Edition ${number} is ${STATES[state] ?? state}. It was begun ${by(begun)}.`,
    ...(sentBack ? [`It was sent back ${by(sentBack)}: ${sentBack.reason}`] : []),
    ...(submitted
      ? [`Submitted ${by(submitted)}, with the figures as known on ${describeDay(submitted.asAt)}.`]
      : []),
    ...(approved ? [`Approved ${by(approved)}.`] : []),
    ...(approved?.publishAt
      ? [
          approved.publishAt > at
            ? `It is published on ${describeMoment(approved.publishAt)}.`
            : `It was to be published on ${describeMoment(approved.publishAt)}, and is as soon as nothing stands in the way.`,
          ...(oddTime === undefined || approved.publishAt <= at ? [] : [`${oddTime}.`]),
        ]
      : []),
  ]
}

const STATES: Readonly<Partial<Record<Edition['state'], string>>> = {
  draft: 'a draft',
  checked: 'submitted, and waits to be approved by somebody who had no hand in it',
  approved: 'approved',
}

function beginForm({ address, editions, may }: SignOff, sent: SentOf | undefined) {
  if (!may('begin', 'none')) return undefined
  const last = editions.findLast(isOut)
  const fields = last ? CORRECTION_FIELDS : []
  return form(sent, `${address}/sign-off/begin`, fields, {
    heading: last ? `Correct edition ${last.number}` : 'Begin edition 1',
    lead: last
      ? `Edition ${last.number} stays at its address, marked with what changed.`
      : 'What is found in the report is then to be mended, or given a reason.',
    button: last ? 'Begin the correction' : 'Begin it',
  })
}

function formsOf(
  edition: Edition,
  { address, looked, may, who }: SignOff,
  reasons: readonly Reason[],
  sent: SentOf | undefined,
): readonly (ActForm | undefined)[] {
  const at = (act: SignOffAct) => `${address}/sign-off/${act}`
  const can = (act: SignOffAct) => may(act, edition.state)
  const others = reasons.filter(({ code }) => code !== 'own')
  const matters = looked.ok ? looked.value.matters : []
  const standing = Object.fromEntries(
    [...edition.accepted].map(([mark, { reason }]) => [reasonName(mark), reason]),
  )
  return [
    can('answer') && matters.length > 0
      ? form(sent, at('answer'), answerFields(matters), {
          heading: 'What was found',
          lead: 'What is mended goes from here by itself. Of what stays as it is, say why: it stands in the edition, for everybody to read, so write nothing of a person.',
          button: 'Keep these reasons',
          isSecondary: looked.ok && openMatters(edition, looked.value).length === 0,
          typed: standing,
        })
      : undefined,
    can('submit') && others.length === 0
      ? form(sent, at('submit'), [], {
          heading: 'Submit it',
          lead: 'It is then as it is now, until it is approved or sent back.',
          button: 'Submit it for approval',
        })
      : undefined,
    can('approve') && reasons.length === 0 && !edition.authors.has(who)
      ? form(sent, at('approve'), APPROVE_FIELDS, {
          heading: 'Approve it',
          lead: 'You had no hand in it. Read the report first.',
          button: 'Approve it',
        })
      : undefined,
    can('send-back')
      ? form(sent, at('send-back'), SEND_BACK_FIELDS, {
          heading: 'Send it back',
          lead: 'It is a draft again.',
          button: 'Send it back',
          isSecondary: true,
        })
      : undefined,
    can('force') && reasons.every(({ canBeForced }) => canBeForced)
      ? form(sent, at('force'), FORCE_FIELDS, {
          heading: 'Publish it without approval',
          lead: 'What stands in the way, and your reason, are printed in it, and it waits to be approved afterwards.',
          button: 'Publish it all the same',
          isSecondary: true,
        })
      : undefined,
    can('give-up')
      ? form(sent, at('give-up'), GIVE_UP_FIELDS, {
          heading: 'Give it up',
          lead: 'Nothing of it was published, and nothing will be.',
          button: 'Give it up',
          isSecondary: true,
        })
      : undefined,
  ]
}

function formsOfPublished(
  edition: Edition,
  { may, who }: SignOff,
  sent: SentOf | undefined,
): readonly (ActForm | undefined)[] {
  const { number, state, published, approvedLater, authors } = edition
  const at = (act: SignOffAct) => `${addressOfEdition(edition)}/${act}`
  const waits = published?.cover.isApproved === false && approvedLater === undefined
  const isOwn = authors.has(who) || published?.by === who
  return [
    waits && !isOwn && may('approve-later', state)
      ? form(sent, at('approve-later'), [], {
          heading: `Approve edition ${number} afterwards`,
          lead: 'It was published without approval.',
          button: 'Approve it',
        })
      : undefined,
    may('withdraw', state)
      ? form(sent, at('withdraw'), WITHDRAW_FIELDS, {
          heading: `Withdraw edition ${number}`,
          lead: 'It stays to be read, with the reason.',
          button: `Withdraw edition ${number}`,
          isSecondary: true,
        })
      : undefined,
  ]
}

function form(
  sent: SentOf | undefined,
  action: string,
  fields: Parameters<typeof presentForm>[0],
  {
    typed = {},
    isSecondary = false,
    ...words
  }: Pick<ActForm, 'heading' | 'lead' | 'button'> &
    Partial<Pick<ActForm, 'isSecondary'>> & { readonly typed?: Readonly<Record<string, unknown>> },
): ActForm {
  const isSent = sent?.action === action
  const shown = presentForm(fields, isSent ? sent.typed : typed, isSent ? sent.problems : [])
  const own = shown.fields.map((field) => ({ ...field, id: idIn(action, field.id) }))
  return { ...words, action, isSecondary, fields: own }
}

/** Several forms of one page ask for the same: each field has an id of its own. */
function idIn(action: string, id: string): string {
  return `${action.split('/').slice(-2).join('-')}-${id}`
}

function apartIn(action: string, problems: readonly Problem[]): readonly Problem[] {
  return problems.map((problem) =>
    problem.field === undefined ? problem : { ...problem, field: idIn(action, problem.field) },
  )
}
