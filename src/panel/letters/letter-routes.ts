import { fileURLToPath } from 'node:url'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { audienceOf, showPage } from '#web/index.ts'
import type { Named } from '../form-routes.ts'
import type { HeldUndertakings } from '../promises/promise-book.ts'
import { withHeld } from '../promises/with-held.ts'
import { LETTER, type Letter } from './letter.ts'
import { letterForms } from './letter-forms.ts'
import { presentLetter } from './letter-page.ts'
import { LETTERS } from './letter-words.ts'
import { presentLetters } from './letters-page.ts'
import type { LetterNeeds } from './needs.ts'
import { fetchLetters } from './record-letters.ts'

/** The folders of the views of letters. */
export const LETTER_VIEWS = [fileURLToPath(new URL('./views', import.meta.url))]

const READ = { config: { act: { kind: LETTER, act: 'read' } } }

/** `/letters`: what the panel wrote to whom, on what it rests, and what came of it. */
export function letterRoutes(app: FastifyInstance, needs: LetterNeeds): void {
  const { readAs, now } = needs
  const withLetters = (
    request: FastifyRequest,
    reply: FastifyReply,
    answer: (held: HeldUndertakings, letters: readonly Letter[]) => unknown,
  ) =>
    withHeld(needs, request, reply, async (held) => {
      const audience = audienceOf(request.actor)
      return await answer(held, await fetchLetters(readAs({ audience }), audience))
    })

  app.get(LETTERS, READ, (request, reply) =>
    withLetters(request, reply, (held, letters) =>
      showPage(reply, 'letters.njk', presentLetters(letters, held, now().today)),
    ),
  )

  app.get<Named>(`${LETTERS}/:number`, READ, (request, reply) =>
    withLetters(request, reply, ({ all }, letters) => {
      const letter = letters.find(({ number }) => String(number) === request.params['number'])
      if (letter === undefined) return reply.callNotFound()
      const rests = all.find(({ number }) => number === letter.written.rests)
      return showPage(reply, 'letter.njk', presentLetter(letter, rests, now().today))
    }),
  )

  letterForms(app, needs)
}
