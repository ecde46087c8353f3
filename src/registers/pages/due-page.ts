import { nameDue } from '#days/index.ts'
import type { DataTable, Page } from '#web/index.ts'
import type { Register } from '../definition/register.ts'
import type { ClockReading } from '../entries/clocks.ts'
import { addressOfEntry } from './addresses.ts'
import { nameClock, STANDINGS } from './clock-words.ts'

/** A clock that waits for something. */
export interface DueClock {
  readonly register: Register
  readonly reference: string
  readonly title: string
  /** What the part of a group is about that it is of, where it is of one. */
  readonly part: string
  readonly reading: ClockReading
}

export interface DuePage extends Page {
  readonly answer: string
  readonly table: DataTable | null
  /** What is not certain of the clocks shown, each once. */
  readonly doubts: readonly string[]
  /** What was undertaken to the panel: beside the books and no part of them, since the panel says when it is done. */
  readonly undertaken: DataTable | null
}

/** So many are shown, the first to end first. */
const MOST_SHOWN = 200

function sayWaiting(waiting: number, overdue: number): string {
  if (waiting === 1) return `1 clock waits, and it is ${overdue === 1 ? 'overdue' : 'not overdue'}.`
  const some = overdue === 0 ? 'and none is overdue' : `${overdue} of them overdue`
  return `${waiting} clocks wait, ${overdue === waiting ? 'all of them overdue' : some}.`
}

/**
 * `/registers/due`: what is due in the books that somebody keeps, the first to end first, and beside it what was
 * undertaken to the panel.
 */
export function presentDue(clocks: readonly DueClock[], undertaken: DataTable | null): DuePage {
  const overdue = clocks.filter(({ reading }) => reading.standing === 'overdue').length
  const sorted = clocks.toSorted((one, other) =>
    (one.reading.due ?? '9999').localeCompare(other.reading.due ?? '9999'),
  )
  return {
    undertaken,
    title: 'What is due in my books',
    breadcrumbs: [{ text: 'Registers', href: '/registers' }],
    answer:
      clocks.length === 0
        ? 'No clock runs in the registers that you keep.'
        : sayWaiting(clocks.length, overdue),
    table:
      clocks.length === 0
        ? null
        : {
            id: 'due',
            caption:
              clocks.length > MOST_SHOWN
                ? `The first ${MOST_SHOWN} to end`
                : 'The first to end first',
            narrow: 'cards',
            columns: [
              { text: 'Entry' },
              { text: 'Register' },
              { text: 'What' },
              { text: 'Due' },
              { text: 'How it stands' },
            ],
            rows: sorted
              .slice(0, MOST_SHOWN)
              .map(({ register, reference, title, part, reading }) => [
                {
                  text: title,
                  href: addressOfEntry(register, reference),
                  ...(title === reference ? {} : { about: reference, note: reference }),
                },
                { text: register.defined.name },
                { text: nameClock(register, reading), ...(part === '' ? {} : { note: part }) },
                { text: reading.due === null ? 'No day' : nameDue(reading.due) },
                {
                  text: STANDINGS[reading.standing],
                },
              ]),
          },
    doubts: [
      ...new Set(
        sorted.flatMap(({ register, reading }) =>
          reading.doubts.map((doubt) => `${register.defined.name}: ${doubt}.`),
        ),
      ),
    ],
  }
}
