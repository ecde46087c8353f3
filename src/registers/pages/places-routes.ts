import type { FastifyInstance } from 'fastify'
import { countRegisterRowsBy } from '#holdings/index.ts'
import { showPage } from '#web/index.ts'
import { placeFields, readAsked, readFilters } from './list-filters.ts'
import type { RegisterNeeds } from './needs.ts'
import { presentPlaces } from './places-page.ts'
import { type Named, withRegister } from './with-register.ts'

const READ = { config: { act: { kind: 'register-entry', act: 'read' } } }

/** Where the entries of a register are, as far as whoever asks may read it. */
export function placesRoutes(app: FastifyInstance, needs: RegisterNeeds): void {
  app.get<Named>('/registers/:register/places', READ, async (request, reply) =>
    withRegister(needs, request, reply, async (register, reader) => {
      const db = needs.readAs({ audience: reader })
      const filter = readFilters(register, reader, request.query)
      const fields = placeFields(register, reader)
      const counted = await Promise.all(
        fields.map(async (field) => {
          const at = { field: field.name, audience: field.audience }
          return { field, counts: await countRegisterRowsBy(db, filter, reader, at) }
        }),
      )
      if (counted.length > 0)
        return showPage(
          reply,
          'book-places.njk',
          presentPlaces(register, counted, readAsked(register, reader, request.query)),
        )
      reply.callNotFound()
      return reply
    }),
  )
}
