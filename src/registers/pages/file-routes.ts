import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import { type CalendarEvent, writeCalendarFile } from '#days/index.ts'
import { writeCsv } from '#documents/index.ts'
import { fetchActNotes, fetchRegisterRows, type RegisterRow } from '#holdings/index.ts'
import { citeSource } from '#shared/index.ts'
import { type Audience, type Database, fetchFounding, readableBy } from '#storage/index.ts'
import { type Download, type FeedEntry, refuseUnread, sendFile, writeFeed } from '#web/index.ts'
import type { Register } from '../definition/register.ts'
import { joinPieces } from '../entries/judge-entry.ts'
import { sayField } from '../entries/type-entry.ts'
import { type Exported, exportEntries, jsonOfEntries, tableOfEntries } from '../rows/export-rows.ts'
import { writeEntriesOds, writeEntriesXlsx } from '../rows/write-workbook.ts'
import { addressOf, addressOfEntry } from './addresses.ts'
import { filterForm, readFilters } from './list-filters.ts'
import { listedFields } from './list-page.ts'
import type { RegisterNeeds } from './needs.ts'
import { type Named, withRegister } from './with-register.ts'

const READ = { config: { act: { kind: 'register-entry', act: 'read' } } }

/** The entries of a register as a file, whatever its kind. */
type WriteFile = (register: Register, exported: Exported, today: string) => Omit<Download, 'name'>

const FILES: Readonly<Record<string, WriteFile>> = {
  csv: (register, exported) => {
    const { headings, rows } = tableOfEntries(register, exported)
    return { type: 'text/csv', body: writeCsv(headings, rows, { mark: true }) }
  },
  xlsx: (register, exported) => ({
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: writeEntriesXlsx(register, exported),
  }),
  ods: (register, exported, today) => ({
    type: 'application/vnd.oasis.opendocument.spreadsheet',
    body: writeEntriesOds(register, exported, today),
  }),
  json: (register, exported) => ({
    type: 'application/json',
    body: `${JSON.stringify(jsonOfEntries(register, exported), undefined, 2)}\n`,
  }),
}

/** So many of the latest are in a feed. */
const MOST_IN_FEED = 100
const MOST_IN_CALENDAR = 2_000

/** A register as files, as a feed and as a calendar: as far as whoever asks may read it. */
export function fileRoutes(app: FastifyInstance, needs: RegisterNeeds): void {
  const { readAs, now, siteAddress } = needs

  for (const [kind, write] of Object.entries(FILES)) {
    app.get<Named>(`/registers/:register.${kind}`, READ, async (request, reply) =>
      withRegister(needs, request, reply, async (register, reader) => {
        const refused = refuseUnread(reply, filterForm(register, reader), request.query, ['page'])
        if (refused !== undefined) return refused
        const filter = readFilters(register, reader, request.query)
        const exported = await exportEntries(readAs({ audience: reader }), register, filter, reader)
        const file = write(register, exported, now().today)
        return sendFile(reply, { ...file, name: `${register.id}.${kind}` })
      }),
    )
  }

  // A reader of feeds and calendars signs in nowhere: both are of what everybody may read
  app.get<Named>('/registers/:register.atom', READ, async (request, reply) =>
    withRegister(needs, request, reply, async (register) => {
      const db = readAs({ audience: 'public' })
      const rows = await fetchLatest(db, register, MOST_IN_FEED)
      const entries = rows.map((row): FeedEntry => {
        const { title, words } = sayRow(register, row, 'public')
        return {
          ...{ key: `${row.reference}/${row.version}`, title, words },
          known: (row.at ?? '').slice(0, 'YYYY-MM-DD'.length),
          href: `${siteAddress()}${addressOfEntry(register, row.reference)}`,
        }
      })
      const sorted = entries.toSorted((one, other) => other.known.localeCompare(one.known))
      const body = writeFeed(
        sorted,
        {
          title: register.defined.name,
          author: register.defined.owner,
          product: `register ${register.id}`,
          instance: await fetchFounding(db),
          ...{
            site: siteAddress(),
            page: addressOf(register),
            self: `${addressOf(register)}.atom`,
          },
        },
        now().today,
      )
      return reply.type('application/atom+xml; charset=utf-8').send(body)
    }),
  )

  app.get<Named>('/registers/:register.ics', READ, async (request, reply) =>
    withRegister(needs, request, reply, async (register) => {
      const db = readAs({ audience: 'public' })
      const rows = await fetchLatest(db, register, MOST_IN_CALENDAR)
      const events = rows.flatMap((row): readonly CalendarEvent[] => {
        const { at } = row
        if (row.day === null || at === undefined) return []
        const { title, words } = sayRow(register, row, 'public')
        const moment = joinPieces(register, row.says)[register.defined.day]
        return [
          {
            id: `register-${register.id}-${row.reference}`,
            changedAt: at,
            from: typeof moment === 'string' ? moment : row.day,
            summary: title,
            description: words,
            href: addressOfEntry(register, row.reference),
            isFree: true,
          },
        ]
      })
      const names = {
        product: 'Registers',
        calendar: register.defined.name,
        instance: await fetchFounding(db),
      }
      const body = writeCalendarFile(events, names, siteAddress())
      return sendFile(reply, { name: `${register.id}.ics`, type: 'text/calendar', body })
    }),
  )
}

/** What everybody may read of the latest entries, each with the instant at which it was recorded. */
async function fetchLatest(db: Kysely<Database>, register: Register, most: number) {
  const rows = await fetchRegisterRows(db, { register: register.id }, 'public', { most })
  const notes = await fetchActNotes(
    db,
    rows.map(({ entry }) => entry),
  )
  return rows.map((row) => ({ ...row, at: notes.get(row.entry)?.at }))
}

/** An entry in one line: what it is called, and what its list says of it. */
function sayRow(register: Register, row: RegisterRow, reader: Audience) {
  const { defined, fields } = register
  const values = joinPieces(register, row.says)
  const title = fields.get(defined.title)
  const isRead = title !== undefined && readableBy(reader).includes(title.audience)
  const said = isRead ? sayField(title, values[title.name] ?? null) : ''
  const words = listedFields(register, reader).flatMap((field) => {
    const text = sayField(field, values[field.name] ?? null)
    return text === '' || field.name === defined.title ? [] : [`${field.label}: ${text}`]
  })
  return {
    title: said === '' ? `${defined.name}: ${row.reference}` : said,
    words: [...words, citeSource(defined.source)].join('. '),
  }
}
