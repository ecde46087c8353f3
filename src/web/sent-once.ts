import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import { Turns } from '#shared/index.ts'
import { takeFormKey } from './form-keys.ts'
import { redirectTelling, Told } from './told.ts'

const MOST_ANSWERS = 10_000

/** Where a form that was sent led, and what was told there. */
interface Answer {
  readonly said: string
  readonly address: string
  readonly told: string | undefined
}

/**
 * Takes each form of somebody signed in once, however often it is sent: at once, as by a double press, or one after
 * another, as by going back. Forms to one address are taken one after another, and the same form again leads where
 * it led the first time. The same is what has the same words and comes from the same showing of its page.
 */
export function takeFormsOnce(app: FastifyInstance): void {
  app.decorate('told', new Told())
  app.decorateRequest('telling', undefined)
  const turns = new Turns()
  const answers = new Map<string, Answer>()

  const remember = (name: string, answer: Answer) => {
    answers.delete(name)
    answers.set(name, answer)
    const [oldest] = answers.keys()
    if (answers.size > MOST_ANSWERS && oldest !== undefined) answers.delete(oldest)
  }

  app.addHook('onRoute', (route: RouteOptions) => {
    if (route.method !== 'POST') return
    const { handler } = route
    route.handler = async function takeOnce(request: FastifyRequest, reply: FastifyReply) {
      const key = takeFormKey(request.body)
      const { account } = request.actor
      if (account === undefined) return await handler.call(this, request, reply)
      const place = `${account.id} ${request.url}`
      return await turns.take(place, async () => {
        const name = `${place} ${key}`
        const said = key === undefined ? '' : digestOf(request.body)
        const known = key === undefined ? undefined : answers.get(name)
        if (known?.said === said) return leadOn(reply, known)
        const result = await handler.call(this, request, reply)
        const address = reply.getHeader('location')
        if (typeof address === 'string' && request.telling === undefined)
          this.told.keep(account.id, address, undefined)
        // What signs somebody in or out is done each time
        const isDone = reply.statusCode === 303 && reply.getHeader('set-cookie') === undefined
        if (key !== undefined && isDone && typeof address === 'string')
          remember(name, { said, address, told: request.telling })
        return result
      })
    }
  })
}

function leadOn(reply: FastifyReply, { address, told }: Answer): FastifyReply {
  return told === undefined ? reply.redirect(address, 303) : redirectTelling(reply, address, told)
}

function digestOf(body: unknown): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('base64url')
}
