import type { Area } from '#area/index.ts'
import { type Field, whyField } from '#fields/index.ts'
import type { Release, SeenEarly } from '#holdings/index.ts'
import { type EditionToBe, nameRelease } from '#performance/index.ts'

/** Somebody who signs in, as whoever keeps the list knows them. */
export interface AccountNamed {
  readonly id: string
  readonly name: string
}

/** Something that can be seen early, with its name in the form. */
export interface ToBeSeen {
  readonly choice: string
  readonly words: string
  readonly sees: SeenEarly
}

/** What can be seen early now: each release to come, and each edition that is in the making or waited for. */
export function listToBeSeen(
  toCome: readonly Release[],
  editions: readonly EditionToBe[],
  area: Area,
): readonly ToBeSeen[] {
  return [
    ...toCome.map((release) => ({
      choice: `release-${release.record}`,
      words: `Release ${release.record}: ${nameRelease(release, area)}`,
      sees: { release: Number(release.record) },
    })),
    ...editions.map(({ report, period, title }) => ({
      choice: `edition-${report}/${period}`,
      words: `The next edition of ${title}, with the figures that wait for it`,
      sees: { with: { report, period } },
    })),
  ]
}

const LONGEST = 300

/** What is filled in to put somebody on the list. */
export function earlySightFields(accounts: readonly AccountNamed[], toBeSeen: readonly ToBeSeen[]) {
  return [
    {
      name: 'account',
      kind: 'choice',
      label: 'Who',
      hint: 'Their name is for the office; everybody reads their post',
      asks: 'who sees it',
      choices: Object.fromEntries(accounts.map(({ id, name }) => [id, name])),
    },
    {
      name: 'post',
      kind: 'text',
      label: 'Their post',
      hint: 'As it is published, such as Chair of the panel',
      asks: 'their post',
      longest: LONGEST,
    },
    {
      name: 'sees',
      kind: 'choice',
      label: 'What they may see',
      asks: 'what they may see',
      choices: Object.fromEntries(toBeSeen.map(({ choice, words }) => [choice, words])),
    },
    whyField('Why they see it before everybody else'),
    {
      name: 'from',
      kind: 'time',
      label: 'From',
      hint: 'Such as 2026-12-08 09:30. Blank for at once',
      asks: 'from when',
      required: false,
    },
    {
      name: 'to',
      kind: 'time',
      label: 'Until, at the latest',
      hint: 'It ends with the release, if that is sooner. Official statistics are seen early for 24 hours at most',
      asks: 'until when',
    },
  ] as const satisfies readonly Field[]
}

/** What is filled in to take somebody off the list. */
export const END_FIELDS = [whyField('Why they are taken off the list')] as const
