import type { Field } from '#fields/index.ts'
import type { People } from '#people/index.ts'
import { REPLIES } from './replies.ts'

const peopleOf = ({ people }: People, ids: Iterable<string>) =>
  Object.fromEntries([...ids].map((id) => [id, people.get(id)?.name ?? id]))

/**
 * Who can come in somebody's place: nobody who is known by a post outside the panel, such as those whom it
 * calls to account.
 */
function substitutesOf({ people, posts, holdings }: People): readonly string[] {
  const outside = new Set(
    posts.flatMap(({ id, kind }) => (/^(?:chair|vice-chair)$/.test(kind) ? [] : [id])),
  )
  const known = new Set(
    holdings.flatMap(({ place, person }) => (outside.has(place) ? [person] : [])),
  )
  return [...people.keys()].filter((id) => !known.has(id))
}

/** What a member answers for themselves. */
export function ownReply(people: People, self: string) {
  const others = substitutesOf(people).filter((id) => id !== self)
  return [
    {
      name: 'answer',
      kind: 'choice',
      label: 'Are you coming',
      asks: 'whether you are coming',
      choices: REPLIES,
    },
    {
      name: 'substitute',
      kind: 'choice',
      label: 'Who comes in your place',
      asks: 'who comes in your place',
      choices: peopleOf(people, others),
      required: ({ answer }: Readonly<Record<string, unknown>>) => answer === 'substitute',
    },
    {
      name: 'reason',
      kind: 'long-text',
      label: 'Why',
      hint: 'For members and the office to read; it is not published',
      longest: 1_000,
      required: false,
    },
  ] as const satisfies readonly Field[]
}

/**
 * What the clerk was told by a member, or by whoever was named to come in a member's place.
 *
 * @param standIns - by the id of each, the member in whose place they come
 */
export function replyFor(
  people: People,
  members: readonly string[],
  standIns: ReadonlyMap<string, string>,
) {
  const nameOf = (id: string) => people.people.get(id)?.name ?? id
  const inPlace = [...standIns].map(([id, member]) => [
    id,
    `${nameOf(id)}, in place of ${nameOf(member)}`,
  ])
  return [
    {
      name: 'person',
      kind: 'choice',
      label: 'Whose answer it is',
      choices: { ...peopleOf(people, members), ...Object.fromEntries(inPlace) },
    },
    { name: 'answer', kind: 'choice', label: 'What they answer', choices: REPLIES },
    {
      name: 'substitute',
      kind: 'choice',
      label: 'Who comes in their place',
      asks: 'who comes in their place',
      choices: peopleOf(people, substitutesOf(people)),
      required: ({ answer }: Readonly<Record<string, unknown>>) => answer === 'substitute',
    },
    {
      name: 'told',
      kind: 'time',
      label: 'When you were told',
      hint: 'Such as 2027-01-31 13:30',
      asks: 'when you were told',
    },
    {
      name: 'how',
      kind: 'text',
      label: 'How you were told',
      hint: 'Such as: by telephone',
      asks: 'how you were told',
      longest: 200,
    },
    {
      name: 'reason',
      kind: 'long-text',
      label: 'Why',
      hint: 'For members and the office to read; it is not published',
      longest: 1_000,
      required: false,
    },
  ] as const satisfies readonly Field[]
}
