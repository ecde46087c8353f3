import type { FastifyInstance } from 'fastify'

/**
 * Does something again and again from when the server listens until it closes, one at a time: what is under way
 * is finished first.
 *
 * @param what - told in the log where it fails
 */
export function doRegularly(
  app: FastifyInstance,
  what: string,
  everyMs: number,
  work: () => Promise<void>,
  begins: 'later' | 'at once' = 'later',
): void {
  let underWay: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  app.addHook('onListen', async () => {
    const turn = () => {
      underWay ??= work()
        .catch((error) => app.failures.failed(what, error))
        .finally(() => {
          underWay = undefined
        })
    }
    timer = setInterval(turn, everyMs).unref()
    if (begins === 'at once') turn()
  })
  app.addHook('onClose', async () => {
    clearInterval(timer)
    await underWay
  })
}
