import type { Kysely } from 'kysely'
import { fetchRegisterRows } from '#holdings/index.ts'
import type { Database } from '#storage/index.ts'
import type { Register } from '../definition/register.ts'
import { type ClockReading, isRunning, type Values } from '../entries/clocks.ts'
import { itemsOf, joinPieces, judgeEntry } from '../entries/judge-entry.ts'
import { sayField } from '../entries/type-entry.ts'
import type { DueClock } from './due-page.ts'

/** The clocks that wait in a register. @param db - as whoever may read all that they turn on */
export async function fetchDue(
  db: Kysely<Database>,
  register: Register,
  today: string,
): Promise<readonly DueClock[]> {
  if (register.clocks.length === 0) return []
  const filter = { register: register.id, isOpen: true }
  const rows = await fetchRegisterRows(db, filter, 'sealed')
  const title = register.fields.get(register.defined.title)
  return rows.flatMap(({ says, reference }) => {
    const values = joinPieces(register, says)
    // What is sealed is said on the page of the entry alone
    const isTold = title !== undefined && title.audience !== 'sealed'
    const said = isTold ? sayField(title, values[title.name] ?? null) : ''
    return judgeEntry(register, values, today)
      .clocks.filter(isRunning)
      .map((reading) => ({
        ...{ register, reference, title: said === '' ? reference : said, reading },
        part: sayPart(register, values, reading),
      }))
  })
}

/** What the part of a group says first that a clock is of; blank where it is of none, or that is sealed. */
function sayPart({ groups }: Register, values: Values, { clock, part }: ClockReading): string {
  const group = groups.get(clock.defined.each ?? '')
  const [field] = group?.fields ?? []
  if (group === undefined || part === null || field?.audience === 'sealed') return ''
  const item = itemsOf(values, group.name)[part - 1]
  return field === undefined ? '' : sayField(field, item?.[field.name] ?? null)
}
