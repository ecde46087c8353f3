import { nameDue } from '#days/index.ts'
import { type Field, readForm } from '#fields/index.ts'
import { capitalise, type Outcome, refuse } from '#shared/index.ts'
import { type DataTable, type Page, presentForm, type ShownForm } from '#web/index.ts'
import { whenDue } from '../timetables/explain.ts'
import { nameOfOwn, ownFields, ownTimetables } from '../timetables/own-timetables.ts'
import { makeTimetable, type Timetable } from '../timetables/timetable.ts'
import type { HeldConstitution } from './holdings.ts'
import { UNDER_CONSTITUTION } from './index-page.ts'

export interface TimetablePage extends Page, Pick<ShownForm, 'fields'> {
  readonly procedure: string
  readonly dates: DataTable | null
  /** Dates that another text or reading gives, a sentence each. */
  readonly notApplied: readonly string[]
}

/**
 * `/constitution/timetables/<procedure>`, of a procedure of the panel's own: what its days are counted
 * from, and once that is filled in, every date.
 *
 * @param sent - the question part of the address; empty when the form is opened
 * @returns `undefined` when no rule gives a date of such a procedure, or the program knows it itself
 */
export function presentTimetable(
  held: HeldConstitution,
  procedure: string,
  sent: Readonly<Record<string, unknown>>,
): TimetablePage | undefined {
  const { constitution, calendar } = held
  if (!ownTimetables(constitution).includes(procedure)) return undefined
  const fields = ownFields(constitution, procedure)
  const isSent = Object.keys(sent).length > 0
  const count = (): Outcome<Timetable> => {
    const read = readForm(fields, sent)
    if (!read.ok) return read
    if (Object.keys(read.value).length === 0) return nothingGiven(fields)
    if (calendar !== undefined) {
      return makeTimetable(procedure, read.value, { constitution, calendar })
    }
    const message = 'The bank holidays of this area cannot be read, so no days can be counted'
    return refuse('no-calendar', message)
  }
  const made = isSent ? count() : undefined
  return {
    title: `${nameOfOwn(procedure)}: its dates`,
    breadcrumbs: UNDER_CONSTITUTION,
    procedure,
    ...presentForm(fields, sent, made?.ok === false ? made.problems : [], { size: 's' }),
    dates: made?.ok ? datesTable(made.value) : null,
    notApplied: made?.ok ? notApplied(made.value) : [],
  }
}

function nothingGiven(fields: readonly Field[]): Outcome<never> {
  const [first] = fields
  const labels = fields.map(({ label }) => label)
  const one = labels.length === 1 ? '' : 'one of '
  const message = `Enter a day in ${one}${labels.join(' and ')}: the dates are counted from it`
  return refuse('nothing-given', message, first?.name)
}

function datesTable({ deadlines }: Timetable): DataTable {
  return {
    id: 'dates',
    caption: 'Dates',
    narrow: 'cards',
    columns: [{ text: 'When' }, { text: 'What', plain: true }, { text: 'Rule' }],
    rows: deadlines.map((deadline) => {
      const { what, words, assumed, provisional, lastWorkingDay, rule, paragraph } = deadline
      const notes = [
        words,
        deadline.due === null ? undefined : assumed,
        provisional,
        lastWorkingDay?.words,
      ]
      return [
        { text: capitalise(whenDue(deadline)) },
        { text: what, note: notes.flatMap((note) => note ?? []).join('. ') },
        {
          text: paragraph,
          href: `/constitution/${rule}`,
          about: what,
          ...(deadline.strength === 'must' ? {} : { note: 'A target' }),
        },
      ]
    }),
  }
}

function notApplied({ deadlines }: Timetable): readonly string[] {
  return deadlines.flatMap(({ what, alternatives }) =>
    alternatives.map(({ due, paragraph, why }) => {
      const when = due === null ? 'no date' : nameDue(due)
      return `${what}: ${when} (${paragraph}). ${why}.`
    }),
  )
}
