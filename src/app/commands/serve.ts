import { resolve } from 'node:path'
import { Command } from 'commander'
import { Refusal } from '#shared/index.ts'
import { makeStartKey } from '#web/index.ts'
import { foundApart, withInstance } from '../instance.ts'
import { createSite, localAddress } from '../site.ts'
import { keepStartAddress, removeStartAddress } from '../start-address.ts'

/** `serve`: starts the site and keeps it up until the process is told to stop. */
export function serveCommand(): Command {
  return new Command('serve').description('starts the site').action(async () => {
    await foundApart()
    await withInstance('serve', async (instance) => {
      const { host, port, publicUrl, isTrustedProxy } = instance.config
      const { folder } = instance.storage
      const startKey = makeStartKey(resolve(folder))
      const access = { startKey, publicUrl, isTrustedProxy }
      const site = await createSite(instance, { level: 'error' }, undefined, access)
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
      const address = publicUrl ?? localAddress(site)
      const startAddress = `${address}/start/${startKey.key}`
      const toldToStop = untilToldToStop()
      const path = await keepStartAddress(folder, startAddress)
      const toRecord = process.stdout.isTTY ? startAddress : `the address in ${path}`
      process.stdout.write(
        `Critical Friend for ${instance.area.file.name} is at ${address}\n` +
          `To record on it, open ${toRecord}\n`,
      )
      await toldToStop
      await removeStartAddress(folder, startAddress)
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
