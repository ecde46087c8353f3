import type { Field } from '#fields/index.ts'
import type { GoneEntry, PastEntry } from '#holdings/index.ts'
import { describeDay, describeMoment, formatNumber, type Problem } from '#shared/index.ts'
import { type DataTable, type FormField, type Page, presentForm } from '#web/index.ts'
import type { Register } from '../definition/register.ts'
import { MOST_ERASED } from '../entries/erase-entries.ts'
import { addressOf, addressOfEntry, crumbsOf } from './addresses.ts'

export interface PastPage extends Page {
  readonly answer: string
  readonly lead: string
  readonly tables: readonly DataTable[]
  /** The references that the form sends; blank where nothing is to be erased. */
  readonly references: string
  readonly fields: readonly FormField[]
  readonly button: string
  readonly action: string
  /** By what another entry is found that somebody asked to have erased, and where that leads. */
  readonly one: FormField | undefined
  readonly oneAction: string
}

export const WHY_ERASED = {
  name: 'reason',
  kind: 'text',
  label: 'Why they are erased',
  hint: 'It stands on record for the office, and stays. Name nobody in it',
  asks: 'why they are erased',
  longest: 500,
} as const satisfies Field

const ONE = {
  name: 'reference',
  kind: 'text',
  label: 'Reference of an entry that somebody asked to have erased',
  hint: 'Such as K7QM-2XWD; also of one that was taken out',
} as const satisfies Field

const MOST_GONE = 50

/** `/registers/<register>/past`: what has been kept for as long as it may be, and what was erased. */
export function presentPast(
  register: Register,
  past: readonly PastEntry[],
  gone: readonly GoneEntry[],
  {
    typed = {},
    problems = [],
  }: { typed?: Readonly<Record<string, unknown>>; problems?: readonly Problem[] },
): PastPage {
  const { one, many, name, retention } = register.defined
  const count = past.length
  const called = count === 1 ? `1 ${one} has` : `${formatNumber(count)} ${many} have`
  const after = retention.after === undefined ? undefined : register.fields.get(retention.after)
  const form = presentForm([WHY_ERASED], typed, problems)
  const from = after?.label ?? register.fields.get(register.defined.day)?.label ?? 'Day'
  return {
    title: `${name}: past their time`,
    breadcrumbs: crumbsOf(register),
    answer:
      count === 0
        ? `No ${many} have been kept longer than they may be.`
        : `${called} been kept for the ${retention.months} months that they may be${count === MOST_ERASED ? ', and there may be more' : ''}.`,
    lead: `${retention.why}. Erasing takes out all that they said, in every version; that each was there stays on record, and the figures that counted them stay as they are. It cannot be undone${after === undefined ? '' : `. One without “${after.label}” is kept until that is filled in`}.`,
    tables: [
      ...(count === 0
        ? []
        : [
            {
              ...({ id: 'past', caption: 'To be erased', narrow: 'cards' } as const),
              columns: [{ text: 'Entry' }, { text: from }],
              rows: past.map(({ reference, from: day }) => [
                { text: reference, href: addressOfEntry(register, reference) },
                { text: describeDay(day) },
              ]),
            },
          ]),
      ...(gone.length === 0
        ? []
        : [
            {
              ...({ id: 'erased', narrow: 'cards' } as const),
              caption: `Erased: ${formatNumber(gone.length)}${gone.length > MOST_GONE ? `, the last ${MOST_GONE}` : ''}`,
              columns: [{ text: 'Reference' }, { text: 'Erased' }],
              rows: gone
                .slice(0, MOST_GONE)
                .map(({ reference, at }) => [{ text: reference }, { text: describeMoment(at) }]),
            },
          ]),
    ],
    references: past.map(({ reference }) => reference).join(' '),
    fields: form.fields,
    problems: form.problems,
    button:
      count === 1
        ? `Erase this ${one} for good`
        : `Erase these ${formatNumber(count)} ${many} for good`,
    action: `${addressOf(register)}/past`,
    one: presentForm([ONE], {}, []).fields[0],
    oneAction: `${addressOf(register)}/erase`,
  }
}
