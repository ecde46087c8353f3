import type { FastifyInstance } from 'fastify'
import { countRegisterRows, fetchRegisterPage } from '#holdings/index.ts'
import { uncapitalise } from '#shared/index.ts'
import { type Actor, audienceOf, showPage } from '#web/index.ts'
import { mayInRegister, readerIn, readsAll } from '../access.ts'
import { fetchKeptForms } from '../entries/drafts.ts'
import { countPastRetention } from '../entries/erase-entries.ts'
import { joinPieces } from '../entries/judge-entry.ts'
import { fetchFigures } from '../measures/fetch-figures.ts'
import { presentDefinition } from './definition-page.ts'
import { presentDue } from './due-page.ts'
import { fetchDue } from './fetch-due.ts'
import { presentIndex } from './index-page.ts'
import { linksToKept } from './kept-forms.ts'
import { readFilters } from './list-filters.ts'
import { presentList, ROWS_A_PAGE } from './list-page.ts'
import { presentMonths } from './months-page.ts'
import type { RegisterNeeds } from './needs.ts'
import { showLinks } from './show-links.ts'
import { cannotBeRead, type Named, withRegister } from './with-register.ts'

const READ = { config: { act: { kind: 'register-entry', act: 'read' } } }
const RECORD = { config: { act: { kind: 'register-entry', act: 'record' } } }

const MOST_PAGES = 100_000

/** Registers as wholes: all of them, one as a list and as files, and what each yields. */
export function listRoutes(app: FastifyInstance, needs: RegisterNeeds): void {
  const { db, readAs, registers, now } = needs
  const keptBy = async ({ account }: Actor) =>
    account === undefined ? [] : await fetchKeptForms(db, account.id)

  app.get<Named>('/registers', READ, async (request, reply) => {
    const held = await registers()
    if (!held.ok) return cannotBeRead(reply)
    const counted = await Promise.all(
      held.value.map(async (register) => {
        const reader = readerIn(register, request.actor)
        const filter = { register: register.id }
        return {
          register,
          count: await countRegisterRows(readAs({ audience: reader }), filter, reader),
          readsAll: readsAll(register, reader),
        }
      }),
    )
    const keepsAny = held.value.some((one) => mayInRegister(one, request.actor, 'record'))
    const kept = await keptBy(request.actor)
    const ofAll = held.value.flatMap((one) =>
      linksToKept(one, kept).map(({ text, href }) => ({
        text: `${one.defined.name}: ${uncapitalise(text)}`,
        href,
      })),
    )
    return showPage(reply, 'book-index.njk', presentIndex(counted, keepsAny, ofAll))
  })

  app.get<Named>('/registers/due', RECORD, async (request, reply) => {
    const held = await registers()
    if (!held.ok) return cannotBeRead(reply)
    const kept = held.value.filter((one) => mayInRegister(one, request.actor, 'read-office'))
    const asSealed = readAs({ audience: 'sealed' })
    const { today } = now()
    const due = await Promise.all(kept.map((one) => fetchDue(asSealed, one, today)))
    const undertaken = await needs.undertaken(audienceOf(request.actor), today)
    return showPage(reply, 'book-due.njk', presentDue(due.flat(), undertaken))
  })

  app.get<Named>('/registers/:register', READ, async (request, reply) =>
    withRegister(needs, request, reply, async (register, reader) => {
      const db = readAs({ audience: reader })
      const filter = readFilters(register, reader, request.query)
      const asked = Number(request.query['page'] ?? 1)
      const page = Number.isInteger(asked) && asked >= 1 && asked <= MOST_PAGES ? asked : 1
      const { count, rows } = await fetchRegisterPage(db, filter, reader, {
        most: ROWS_A_PAGE,
        after: (page - 1) * ROWS_A_PAGE,
      })
      const mayRecord = mayInRegister(register, request.actor, 'record')
      const kept = mayRecord ? linksToKept(register, await keptBy(request.actor)) : []
      const past = mayInRegister(register, request.actor, 'erase')
        ? await countPastRetention(db, register, now().today)
        : 0
      const entries = rows.map(({ says }) => joinPieces(register, says))
      const show = await showLinks(needs, register, entries, request.actor)
      const listed = { rows, count, show, page, kept, past }
      return showPage(
        reply,
        'book-list.njk',
        presentList(register, reader, listed, request.query, mayRecord),
      )
    }),
  )

  app.get<Named>('/registers/:register/months', READ, async (request, reply) =>
    withRegister(needs, request, reply, async (register, reader) => {
      // Others read the figures on the page of each measure, once they are released
      const isTold = reader === 'office' || reader === 'sealed'
      const figures = isTold
        ? await fetchFigures(readAs({ audience: 'sealed' }), register, now().today)
        : undefined
      return showPage(reply, 'book-tables.njk', presentMonths(register, figures))
    }),
  )

  app.get<Named>('/registers/:register/definition', READ, async (request, reply) =>
    withRegister(needs, request, reply, async (register) =>
      showPage(reply, 'book-tables.njk', presentDefinition(register)),
    ),
  )
}
