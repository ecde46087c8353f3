import { Command } from 'commander'
import { Refusal } from '#shared/index.ts'
import { foundApart, withInstance } from '../instance.ts'
import { createSite } from '../site.ts'

/** `serve`: starts the site and keeps it up until the process is told to stop. */
export function serveCommand(): Command {
  return new Command('serve').description('starts the site').action(async () => {
    await foundApart()
    await withInstance('serve', async (instance) => {
      const { host, port } = instance.config
      const site = await createSite(instance, { level: 'error' })
      try {
        await site.listen({ host, port })
      } catch (error) {
        if (isTaken(error)) {
          throw new Refusal(
            `Port ${port} on ${host} is taken by another program. Stop it, or set PORT to another number`,
          )
        }
        throw error
      }
      const listening = site.server.address()
      const actual = typeof listening === 'object' && listening ? listening.port : port
      process.stdout.write(
        `Critical Friend for ${instance.area.file.name} is at http://${host}:${actual}\n`,
      )
      await untilToldToStop()
      await site.close()
    })
  })
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}

async function untilToldToStop(): Promise<void> {
  await new Promise<void>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop())
  })
}
