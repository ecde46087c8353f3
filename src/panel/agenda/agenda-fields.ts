import { itemsOfBusiness } from '#constitution/index.ts'
import { type Field, type Filled, whyField } from '#fields/index.ts'
import { type Outcome, refuse } from '#shared/index.ts'
import { dayOfMeeting } from '../meetings/meeting.ts'
import type { AgendaItem } from './agenda.ts'
import type { AgendaKnown } from './known-agenda.ts'
import { privateGrounds } from './private-grounds.ts'

/** For an item that the panel's rules name no place for. */
const NO_BUSINESS = 'none'

/** An item of business as it is put on, or mended. */
export function itemFields({
  known: { decider },
  meeting,
}: Pick<AgendaKnown, 'known' | 'meeting'>) {
  const grounds = privateGrounds(decider?.constitution, dayOfMeeting(meeting))
  const business = decider === undefined ? [] : [...itemsOfBusiness(decider.constitution)]
  return [
    { name: 'title', kind: 'text', label: 'The item', asks: 'what the item is', longest: 200 },
    {
      name: 'business',
      kind: 'choice',
      label: 'What kind of business it is',
      hint: 'It says where the item stands in the order of business',
      asks: 'what kind of business it is',
      choices: {
        ...Object.fromEntries(business),
        [NO_BUSINESS]: 'Other business, for which the rules that are held name no place',
      },
      default: NO_BUSINESS,
    },
    {
      name: 'hasPaper',
      kind: 'yes-no',
      label: 'Is it to have a paper',
      asks: 'whether it is to have a paper',
      default: true,
    },
    {
      name: 'noticeCame',
      kind: 'time',
      label: 'If it is a motion: when notice of it came',
      asks: 'when notice of it came',
      hint: 'Such as 2027-01-12 09:30. Of the same kind of business, what notice came of earlier stands earlier',
      required: false,
    },
    {
      name: 'urgent',
      kind: 'long-text',
      label: 'If it is urgent: why, in the chair’s words',
      hint: 'It is published. Only the chair decides that an item is urgent',
      longest: 2_000,
      required: false,
    },
    {
      name: 'isRestricted',
      kind: 'yes-no',
      label: 'Is it to be taken in private',
      asks: 'whether it is to be taken in private',
      default: false,
    },
    {
      name: 'publicTitle',
      kind: 'text',
      label: 'If in private: what the public agenda calls it',
      hint: 'It is published in place of what the item is',
      asks: 'what the public agenda calls it',
      longest: 200,
      required: isInPrivate,
    },
    categoryField(grounds),
    {
      name: 'reason',
      kind: 'long-text',
      label:
        'If in private: why the public interest in keeping it private outweighs that in telling it',
      hint: 'It is published',
      asks: 'why the public interest in keeping it private outweighs that in telling it',
      longest: 2_000,
      required: isInPrivate,
    },
    {
      name: 'words',
      kind: 'words',
      label: 'If in private: words that may stand nowhere in the public papers',
      hint: 'Such as the name of a firm or of a person, one on each line. They are looked for before the pack is issued',
      onLines: true,
      most: 50,
      longest: 200,
      required: false,
    },
  ] as const satisfies readonly Field[]
}

/** By law what may be taken in private falls under one of a list; where none is held it is typed. */
function categoryField(grounds: ReadonlyMap<string, string>) {
  const about = {
    name: 'category',
    label: 'If in private: under which category of the law',
    hint: 'It is published',
    asks: 'under which category of the law it may be taken in private',
    required: isInPrivate,
  } as const
  // Its words are what is published, and stay what they were when the law is changed
  const choices = Object.fromEntries([...grounds.values()].map((words) => [words, words]))
  return grounds.size === 0
    ? ({ ...about, kind: 'text', longest: 500 } as const)
    : ({ ...about, kind: 'choice', choices } as const)
}

function isInPrivate({ isRestricted }: Readonly<Record<string, unknown>>): boolean {
  return isRestricted === true
}

/** What was filled in, as an item. @param before - what it was; `undefined` for a new one */
export function itemIn(
  filled: Filled<ReturnType<typeof itemFields>>,
  id: number,
  before?: AgendaItem,
): AgendaItem {
  const { title, business, hasPaper, urgent, isRestricted } = filled
  const { publicTitle = '', category = '', reason = '', words = [] } = filled
  return {
    ...{ id, title, hasPaper },
    business: business === NO_BUSINESS ? null : business,
    restricted: isRestricted ? { publicTitle, category, reason, words: [...words] } : null,
    urgent: urgent ?? null,
    varied: before?.varied ?? null,
    noticeCame: filled.noticeCame ?? null,
  }
}

/**
 * The refusal of an item that says what only an item in private has, and not that it is one: put on as it
 * stands it would be published by its name.
 */
export function saysPrivateOnly({
  isRestricted,
  publicTitle,
  reason,
  words = [],
}: Filled<ReturnType<typeof itemFields>>): Outcome<never> | undefined {
  if (isRestricted || [publicTitle, reason, ...words].every((one) => one === undefined)) return
  return refuse(
    'private-or-not',
    'What is filled in below is for an item in private, and this one is to be taken in public: say that it is taken in private, or leave that out',
    'isRestricted',
  )
}

/** An item as its form shows it. */
export function typedItem(item: AgendaItem): Readonly<Record<string, unknown>> {
  const { title, business, hasPaper, urgent, restricted, noticeCame } = item
  return {
    ...{ title, business: business ?? NO_BUSINESS, urgent: urgent ?? '' },
    hasPaper: hasPaper ? 'yes' : 'no',
    noticeCame: noticeCame?.replace('T', ' ') ?? '',
    isRestricted: restricted === null ? 'no' : 'yes',
    ...(restricted === null ? {} : { ...restricted, words: restricted.words.join('\n') }),
  }
}

/** Where an item is to stand. */
export function moveFields(others: readonly (readonly [number, string])[]) {
  return [
    {
      name: 'after',
      kind: 'choice',
      label: 'After which item',
      asks: 'after which item it is to stand',
      choices: {
        0: 'First of all',
        ...Object.fromEntries(others.map(([id, title]) => [String(id), title])),
      },
    },
    {
      name: 'varied',
      kind: 'text',
      label: 'If that is out of the order of business: why, in the chair’s words',
      hint: 'It is published',
      longest: 500,
      required: false,
    },
  ] as const satisfies readonly Field[]
}

export const TAKE_OUT_FIELDS = [
  whyField('Why it is taken out', 'For the office to read'),
] as const satisfies readonly Field[]

export const WITHDRAW_PAPER_FIELDS = [
  whyField(
    'Why the paper is withdrawn',
    'Whoever was given the paper reads it; until it was issued, the office alone',
  ),
] as const satisfies readonly Field[]

/** What a paper asks of the panel. */
export const ASKS = {
  note: 'note',
  discuss: 'discuss',
  approve: 'approve',
  comment: 'comment',
} as const

/** A paper that is taken in, beside its file. */
const PAPER_FIELDS = [
  {
    name: 'title',
    kind: 'text',
    label: 'What the paper is called',
    asks: 'what the paper is called',
    longest: 200,
  },
  {
    name: 'author',
    kind: 'text',
    label: 'The post of who wrote it',
    hint: 'Such as: Chief Executive',
    longest: 200,
    required: false,
  },
  { name: 'asks', kind: 'ticks', label: 'What it asks of the panel', choices: ASKS },
  {
    name: 'isReport',
    kind: 'yes-no',
    label: 'Is it a report in the form of the panel’s reports',
    hint: 'One that says what its implications are. Minutes, a letter or an appendix is none',
    asks: 'whether it is a report in the form of the panel’s reports',
  },
] as const satisfies readonly Field[]

/** The same with the editions published here that it may be. */
export function paperFields(editions: Readonly<Record<string, string>>) {
  return [
    ...PAPER_FIELDS,
    ...(Object.keys(editions).length === 0
      ? []
      : [
          {
            name: 'edition',
            kind: 'choice',
            label: 'If it is a report published here: which',
            choices: { [NO_EDITION]: 'None: its file is sent, or it is written here', ...editions },
            default: NO_EDITION,
          } as const,
        ]),
  ] satisfies readonly Field[]
}

/** Chosen where a paper is no edition published here. */
export const NO_EDITION = 'none'

/** Why an agenda is issued late, or what a supplement adds. */
export function issueFields(isSupplement: boolean, isLate: boolean) {
  return [
    ...(isSupplement
      ? [
          {
            name: 'change',
            kind: 'long-text',
            label: 'What is added, and why it was not in the pack before',
            hint: 'It is published',
            asks: 'what is added, and why it was not in the pack before',
            longest: 2_000,
          } as const,
        ]
      : []),
    ...(isLate
      ? [
          {
            name: 'lateReason',
            kind: 'long-text',
            label: 'Why it is issued late all the same, in the chair’s words',
            hint: 'It is published. Left blank, it is said that no reason is recorded',
            longest: 2_000,
            required: false,
          } as const,
        ]
      : []),
  ] satisfies readonly Field[]
}
