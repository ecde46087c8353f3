import type { FastifyInstance } from 'fastify'

/** Does something after a request was answered; `what` is told in the log where it fails. */
export type DoLater = (what: string, work: () => Promise<void>) => void

/** The server does not close before what was put off is done. */
export function doLater(app: FastifyInstance): DoLater {
  const underWay = new Set<Promise<void>>()
  app.addHook('onClose', async () => {
    await Promise.all(underWay)
  })
  return (what, work) => {
    const done = new Promise<void>((resolve) => setImmediate(resolve))
      .then(work)
      .catch((error) => app.failures.failed(what, error))
      .finally(() => underWay.delete(done))
    underWay.add(done)
  }
}
