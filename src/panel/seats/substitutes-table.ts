import type { People, Substitute } from '#people/index.ts'
import { describeDay } from '#shared/index.ts'
import type { DataTable } from '#web/index.ts'

/** Who came in whose place to the meetings of a day, and when the clerk was told; `null` for none. */
export function substitutesOn(
  all: People,
  day: string,
  whetherCounts: (substitute: Substitute) => string,
): DataTable | null {
  const { substitutes, people } = all
  const its = substitutes.filter(({ meeting }) => meeting.startsWith(day))
  if (its.length === 0) return null
  const nameOf = (id: string) => ({
    text: people.get(id)?.name ?? id,
    href: `/panel/people/${id}`,
  })
  return {
    id: 'substitutes',
    caption: 'Substitutes',
    narrow: 'cards',
    columns: [
      { text: 'Substitute' },
      { text: 'In place of' },
      { text: 'Meeting' },
      { text: 'The clerk was told' },
      { text: 'Does it count?' },
    ],
    rows: its.map((substitute) => {
      const { meeting, member, person, told } = substitute
      return [
        nameOf(person),
        nameOf(member),
        { text: timeWords(meeting) },
        { text: told === null ? 'Not stated' : timeWords(told) },
        { text: whetherCounts(substitute) },
      ]
    }),
  }
}

/** Where each of them is withdrawn, for those who may. */
export function withdrawalsOn(
  { substitutes, people }: People,
  day: string,
): readonly { readonly text: string; readonly href: string }[] {
  const nameOf = (id: string) => people.get(id)?.name ?? id
  return substitutes
    .filter(({ meeting }) => meeting.startsWith(day))
    .map(({ record, member, person }) => ({
      text: `Withdraw: ${nameOf(person)} in place of ${nameOf(member)}`,
      href: `/panel/record/withdraw?kind=substitute&record=${record}`,
    }))
}

/** "14:00 on 31 January 2027" */
export function timeWords(time: string): string {
  const [day = '', clock = ''] = time.split('T')
  return `${clock} on ${describeDay(day)}`
}
