import type { Kysely } from 'kysely'
import { fillWords } from '#constitution/index.ts'
import { accept, nearest, type Outcome, refuse } from '#shared/index.ts'
import type { Database } from '#storage/index.ts'
import type { Case } from './case.ts'
import { caseJson } from './case-json.ts'
import { fetchCase } from './cases.ts'
import { asKnown } from './known-on.ts'
import type { HeldProcedures } from './pages/holdings.ts'
import type { Procedure } from './procedure.ts'
import { findProcedure } from './procedures.ts'

type Printed = Readonly<Record<string, unknown>>

/** What is asked for: everything, one procedure, or one case, now or as known at the end of a day. */
interface Asked {
  readonly procedure: string | undefined
  readonly slug: string | undefined
  /** YYYY-MM-DD */
  readonly known: string | undefined
}

/** @returns one JSON document, or what of the question there is not */
export async function printCases(
  db: Kysely<Database>,
  held: HeldProcedures,
  { procedure: id, slug, known }: Asked,
): Promise<Outcome<Printed>> {
  const { procedures, today, calendar } = held
  if (id === undefined) {
    const cases = await held.fetchStanding()
    return accept({
      today,
      procedures: procedures.map((one) => listed(one, cases, held)),
      dates: calendar.dates(cases),
    })
  }
  const procedure = findProcedure(procedures, id)
  if (procedure === undefined) {
    const ids = procedures.map((one) => one.id)
    const near = nearest(id, ids)
    const meant = near === undefined ? '' : ` Did you mean ${near}?`
    return refuse(
      'no-such-procedure',
      `There is no procedure "${id}".${meant} Ask for one of ${ids.join(', ')}`,
    )
  }
  if (slug === undefined) return accept(listed(procedure, await held.fetchStanding(), held))
  const stored = await fetchCase(db, id, slug)
  if (stored === undefined) {
    return refuse(
      'no-such-case',
      `There is no case "${slug}" of ${id}. Ask for procedures ${id} --json to see which there are`,
    )
  }
  const printed = caseJson(procedure, stored, asKnown(held, known), known)
  if (printed !== undefined) return accept(printed)
  return refuse(
    'not-opened',
    `Nothing had been recorded of ${id} ${slug} by ${known}. Give a later day`,
  )
}

function listed(
  procedure: Procedure,
  cases: readonly Case[],
  { decider, calendar }: HeldProcedures,
): Printed {
  const say = (text: string) => fillWords(decider.constitution, text)
  return {
    id: procedure.id,
    name: say(procedure.name),
    about: say(procedure.about),
    cases: cases
      .filter((one) => one.procedure === procedure.id)
      .map((one) => {
        const view = calendar.view(one)
        const { id, title, openedOn } = one
        return {
          case: id,
          title,
          openedOn,
          state: view?.state ?? null,
          words: view?.words ?? null,
          over: view?.isOver ?? null,
        }
      }),
  }
}
