import type { FastifyInstance } from 'fastify'
import { EDITION } from '#holdings/index.ts'
import { describeDay } from '#shared/index.ts'
import { type Page, showMessage, showPage } from '#web/index.ts'
import type { Compared } from './compare-reports.ts'
import type { Publication } from './edition.ts'
import { addressOfEdition } from './edition-page.ts'
import type { EditionNeeds } from './needs.ts'
import { type Rebuilt, rebuild } from './rebuild.ts'
import { type Asked, see } from './seen.ts'

const REBUILD = { config: { act: { kind: EDITION, act: 'rebuild' } } }

/** A published edition built again, and held against its kept bytes: for the office, as it takes seconds. */
export function rebuildRoutes(app: FastifyInstance, needs: EditionNeeds): void {
  const path = '/reports/:report/:period/editions/:number/rebuilt'

  app.get<Asked>(path, REBUILD, async (request, reply) => {
    const seen = await see(needs, request)
    const edition = seen?.editions.find(({ number }) => String(number) === request.params.number)
    if (!seen || !edition?.published) return reply.callNotFound()
    const rebuilt = await rebuild(seen.held, seen.subject, edition.published, needs)
    if (!rebuilt.ok) {
      const sentences = rebuilt.problems.map(({ message }) => `${message}.`)
      return showMessage(reply, 409, 'It cannot be built again', sentences)
    }
    const around = { text: `Edition ${edition.number}`, href: addressOfEdition(edition) }
    const page = presentRebuilt(rebuilt.value, edition.published, needs.program)
    return showPage(reply, 'rebuilt.njk', {
      ...page,
      breadcrumbs: [{ text: 'Reports', href: '/reports' }, around],
    })
  })
}

interface RebuiltPage extends Page {
  readonly sentences: readonly string[]
  readonly files: readonly string[]
  readonly compared: Compared
}

function presentRebuilt(
  { files, compared }: Rebuilt,
  { asAt, program, cover }: Publication,
  now: string,
): RebuiltPage {
  const others = files.filter(({ isSame }) => !isSame).length
  return {
    title: `Edition ${cover.number}, built again`,
    sentences: [
      `It was built from what was known on ${describeDay(asAt)}, by version ${now} of the program. It was published by version ${program}.`,
      others === 0
        ? 'All its files have the bytes that were published.'
        : `${others} of ${files.length} files have other bytes. What was published stays as it is.`,
    ],
    files: files.map(({ name, isSame }) => `${name}: ${isSame ? 'the same bytes' : 'other bytes'}`),
    compared,
  }
}
