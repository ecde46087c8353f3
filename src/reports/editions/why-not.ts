import { describeMoment, type Outcome } from '#shared/index.ts'
import { type Edition, type Matter, mayApprove } from './edition.ts'

/** A draft as it is now, with what is in it to be looked at. */
export interface Looked {
  readonly matters: readonly Matter[]
  /** Titles of the parts that must be commented on and are not. */
  readonly missing: readonly string[]
  /** Of the whole report as data, 64 hexadecimal digits: for the day as at which it was submitted, if it was. */
  readonly digest: string
  /** Figures of the submitted report that were corrected or withdrawn since, in words. */
  readonly moved: readonly string[]
  /** Figures of it that are not released, nor are with it, in words. */
  readonly unreleased: readonly string[]
  /** Figures that it draws on and that were set aside or withdrawn, which somebody else has yet to approve. */
  readonly unapproved: readonly string[]
  /** Whether it says the same as the edition that it is to correct. */
  readonly isUnchanged: boolean
}

/** Why an edition cannot be published as it stands. */
export interface Reason {
  readonly code: string
  /** What is in the way, as everybody may read it where it was published all the same. */
  readonly what: string
  /** The same, with what to do about it. */
  readonly message: string
  /** Whether it may be published against this, with a reason that everybody reads. */
  readonly canBeForced: boolean
}

/**
 * Everything that stands in the way of publishing an edition, worked out anew each time.
 *
 * @param looked - refused where the report cannot be built at all
 * @param approver - who is about to approve it, where somebody is
 */
export function whyNotPublished(
  edition: Edition,
  looked: Outcome<Looked>,
  approver?: string,
): readonly Reason[] {
  if (!looked.ok) {
    return looked.problems.map(({ code, message }) => reason(code, message, '', false))
  }
  const { missing, moved, unreleased, unapproved } = looked.value
  return [
    ...openMatters(edition, looked.value).map(sayOpen),
    ...missing.map((title) =>
      reason(
        'no-commentary',
        `There is no commentary on ${title}, which must have some`,
        'Write it',
      ),
    ),
    ...unreleased.map((words) =>
      reason(
        'not-released',
        `${words} is not released`,
        'Release it first, or with this edition',
        false,
      ),
    ),
    ...unapproved.map((words) =>
      reason(
        'not-approved',
        `${words} is not counted, and nobody has approved that who did not record it`,
        'Somebody else has to approve it, on the page Data',
      ),
    ),
    ...sayChanged(edition, looked.value),
    ...moved.map((words) => reason('moved', `${words}, since it was submitted`, CHECK_AGAIN)),
    ...(approver !== undefined && !mayApprove(edition, approver) ? [OWN] : []),
  ]
}

const CHECK_AGAIN = 'Send it back, and have it checked again'

function reason(code: string, what: string, remedy: string, canBeForced = true): Reason {
  return { code, what, message: remedy === '' ? what : `${what}. ${remedy}`, canBeForced }
}

/** Said to whoever would approve their own work. */
export const OWN: Reason = reason(
  'own',
  'You had a hand in it: you began it, gave a reason in it or submitted it',
  'Somebody else has to approve it',
)

/** What is neither mended nor accepted. */
export function openMatters(
  { accepted }: Pick<Edition, 'accepted'>,
  { matters }: Pick<Looked, 'matters'>,
): readonly Matter[] {
  return matters.filter(({ mark }) => !accepted.has(mark))
}

/** What was found when the draft was begun, and is in it no longer. */
export function mendedSince(
  { found }: Pick<Edition, 'found'>,
  { matters }: Pick<Looked, 'matters'>,
): readonly Matter[] {
  const still = new Set(matters.map(({ mark }) => mark))
  return found.filter(({ mark }) => !still.has(mark))
}

const REMEDIES: Readonly<Record<Matter['kind'], string>> = {
  finding: 'Mend it, or say why it stays as it is',
  breach: 'Give an explanation on the page of the measure, or say here what is known of the reason',
  'small-number': 'Withhold it, or say why it can be published',
}

const LEADS: Readonly<Record<Matter['kind'], string>> = {
  finding: 'The figures checker',
  breach: 'Unusual, and no reason is given',
  'small-number': 'A count so small that it could point to a person',
}

function sayOpen(matter: Matter): Reason {
  const { kind, words } = matter
  return reason(kind, `${LEADS[kind]}: ${words.replace(/[.]$/, '')}`, REMEDIES[kind])
}

function sayChanged(
  { submitted, corrects }: Edition,
  { digest, isUnchanged }: Looked,
): readonly Reason[] {
  const reasons: Reason[] = []
  if (submitted !== undefined && submitted.digest !== digest) {
    const what = `What it says was changed after it was submitted on ${describeMoment(submitted.at)}`
    reasons.push(reason('changed', what, CHECK_AGAIN, false))
  }
  if (corrects !== undefined && isUnchanged) {
    const what = `It says the same as edition ${corrects.of}, which it is to correct`
    reasons.push(reason('unchanged', what, 'Make the correction first', false))
  }
  return reasons
}
