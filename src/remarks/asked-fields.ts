import { type Field, readForm } from '#fields/index.ts'
import { accept, capitalise, type Outcome, type Problem } from '#shared/index.ts'
import { ANSWERS, REFUSALS, type Said } from './remark.ts'

/** What is asked of whoever says that something is wrong. */
export const REMARK_FIELDS = [
  {
    name: 'about',
    kind: 'text',
    label: 'Which page',
    hint: 'Its address here, such as /performance',
    asks: 'the address of the page, such as /performance',
    longest: 300,
  },
  {
    name: 'part',
    kind: 'text',
    label: 'Which part of it',
    hint: 'A figure, a sentence, a row of a table or a paragraph',
    asks: 'which part of it',
    longest: 200,
    required: false,
  },
  {
    name: 'wrong',
    kind: 'long-text',
    label: 'What is wrong, or what you would change',
    hint: 'It may be published with the answer: name nobody, and nothing from which a person could be known',
    asks: 'what is wrong, or what you would change',
    longest: 2_000,
  },
  {
    name: 'should',
    kind: 'long-text',
    label: 'What it should be',
    longest: 2_000,
    required: false,
  },
  {
    name: 'where',
    kind: 'text',
    label: 'Where that stands',
    hint: 'A paper and its paragraph, or an address',
    asks: 'where that stands',
    longest: 500,
    required: false,
  },
  {
    name: 'email',
    kind: 'text',
    label: 'E-mail address for the answer',
    hint: 'It is shown to nobody, used for the answer alone, and then erased',
    asks: 'an e-mail address',
    longest: 254,
    autocomplete: 'email',
    required: false,
  },
] as const satisfies readonly Field[]

/** A remark as it was filled in. */
export interface FilledRemark {
  readonly said: Said
  readonly email: string | undefined
}

/**
 * Reads what was filled in.
 *
 * @param siteAddress - with which an address that was copied whole begins
 * @returns the remark, or all that is wrong with it
 */
export function readRemark(
  typed: Readonly<Record<string, unknown>>,
  siteAddress: string,
): Outcome<FilledRemark> {
  const read = readForm(REMARK_FIELDS, typed)
  const { about: page, email } = read.ok ? read.value : typed
  const about = pathIn(String(page ?? ''), siteAddress)
  const problems: Problem[] = [
    ...(read.ok ? [] : read.problems),
    ...(isBlank(page) || about !== undefined ? [] : [NO_PAGE]),
    ...(isBlank(email) || isAddress(String(email).trim()) ? [] : [NO_ADDRESS]),
  ]
  if (!read.ok || about === undefined || problems.length > 0) return { ok: false, problems }
  const { part, wrong, should, where } = read.value
  const stated = Object.fromEntries(
    Object.entries({ part, should, where }).filter(([, words]) => words !== undefined),
  )
  return accept({ said: { about, wrong, ...stated }, email: read.value.email })
}

const isBlank = (typed: unknown) => String(typed ?? '').trim() === ''

const NO_PAGE: Problem = {
  code: 'no-page',
  field: 'about',
  message: 'Enter the address of a page of this site, such as /performance',
}

export const NO_ADDRESS: Problem = {
  code: 'no-address',
  field: 'email',
  message: 'Enter an e-mail address such as name@example.gov.uk, or leave it blank',
}

export const isAddress = (email: string) =>
  /^[^\s@<>",;:\\]+@[^\s@<>",;:\\]+\.[^\s@<>",;:\\]+$/.test(email)

/** The path of an address of this site: never one that a browser takes for another site's. */
export function pathIn(address: string, siteAddress: string): string | undefined {
  const text = address.trim()
  const path = text.startsWith(`${siteAddress}/`) ? text.slice(siteAddress.length) : text
  return /^\/(?![/\\])[^\s\\<>"\p{Cc}]{0,299}$/u.test(path) ? path : undefined
}

/** What is asked of whoever answers. */
export const ANSWER_FIELDS = [
  {
    name: 'answer',
    kind: 'choice',
    label: 'The answer',
    asks: 'the answer',
    choices: ANSWERS,
  },
  {
    name: 'words',
    kind: 'long-text',
    label: 'In words',
    hint: 'Why, or what was done. It is published, and sent to the address that was left',
    asks: 'the answer in words',
    longest: 4_000,
  },
  {
    name: 'link',
    kind: 'text',
    label: 'Where it was mended',
    hint: 'The address here of the correction, the withdrawal or the new edition',
    asks: 'the address here of what mended it, such as /performance',
    longest: 300,
    required: (before) => before['answer'] === 'mended',
  },
  {
    name: 'shows',
    kind: 'choice',
    label: 'What is published of the remark',
    asks: 'what is published of the remark',
    choices: {
      words: 'Its words',
      answer: 'The answer alone: its words tell of a person, or are not fit to be shown',
    },
    default: 'words',
  },
] as const satisfies readonly Field[]

export const REFUSE_FIELDS = [
  {
    name: 'why',
    kind: 'choice',
    label: 'Why it is not published',
    hint: 'Readers see how many were not published for each reason, and nothing else of them',
    asks: 'why it is not published',
    choices: Object.fromEntries(
      Object.entries(REFUSALS).map(([kind, words]) => [kind, capitalise(words)]),
    ) as typeof REFUSALS,
  },
] as const satisfies readonly Field[]
