import type { Kysely } from 'kysely'
import type { Database } from '#storage/index.ts'
import type { Role } from '#web/index.ts'
import { addressOfEntry } from './pages/addresses.ts'
import { nameClock } from './pages/clock-words.ts'
import { fetchDue } from './pages/fetch-due.ts'
import type { FetchRegisters } from './register-book.ts'

/** Something that is due in a register, of which those who keep it are to be reminded. */
export interface DueInRegister {
  readonly key: string
  /** YYYY-MM-DD */
  readonly due: string
  /** Which entry of which register, by its reference: what it is about may not be for every mailbox. */
  readonly what: string
  readonly href: string
  readonly roles: readonly Role[]
  readonly daysBefore: readonly number[]
}

/**
 * What is due in the registers of an office, of the clocks that ask for reminders.
 *
 * @param db - as whoever may read all that clocks turn on
 */
export async function fetchDueInRegisters(
  db: Kysely<Database>,
  registers: FetchRegisters,
  today: string,
): Promise<readonly DueInRegister[]> {
  const held = await registers()
  if (!held.ok) return []
  const due = await Promise.all(held.value.map((register) => fetchDue(db, register, today)))
  return due.flat().flatMap(({ register, reference, reading }): readonly DueInRegister[] => {
    const { clock, reminders } = reading.clock.defined
    const part = reading.part === null ? '' : ` ${reading.part}`
    if (reading.due === null || reminders.length === 0) return []
    const day = reading.due.slice(0, 'YYYY-MM-DD'.length)
    return [
      {
        key: `register ${register.id} ${reference} ${clock}${part} ${day}`,
        due: day,
        what: `${register.defined.name}, ${reference}: ${nameClock(register, reading)}`,
        href: addressOfEntry(register, reference),
        roles: register.defined.kept_by,
        daysBefore: reminders,
      },
    ]
  })
}
