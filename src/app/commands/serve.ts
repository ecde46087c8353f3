import { resolve } from 'node:path'
import { Command } from 'commander'
import { makeStartKey } from '#web/index.ts'
import { insist, withInstance } from '../instance.ts'
import { listenAt } from '../listening.ts'
import { createSite } from '../site.ts'
import { keepStartAddress, removeStartAddress } from '../start-address.ts'

/** After so long, a stop waits for nothing more: what is recorded is safe from a process that ends. */
const LONGEST_STOP_SECONDS = 9

/** `serve`: starts the site and keeps it up until the process is told to stop. */
export function serveCommand(): Command {
  return new Command('serve').description('starts the site').action(async () => {
    await withInstance('serve', async (instance) => {
      const { host, port, publicUrl, isTrustedProxy } = instance.config
      const { folder } = instance.storage
      const toldToStop = untilToldToStop()
      const startKey = makeStartKey(resolve(folder))
      const access = { startKey, publicUrl, isTrustedProxy }
      const site = await createSite(instance, { level: 'error' }, undefined, access)
      const listening = insist(await listenAt(site, { host, port }))
      const address = publicUrl ?? listening.address
      const startAddress = `${address}/start/${startKey.key}`
      const path = await keepStartAddress(folder, startAddress)
      const toRecord = process.stdout.isTTY ? startAddress : `the address in ${path}`
      process.stdout.write(
        `Critical Friend for ${instance.area.file.name} is at ${address}\n` +
          `To record on it, open ${toRecord}\n`,
      )
      await toldToStop
      setTimeout(() => process.exit(), LONGEST_STOP_SECONDS * 1000).unref()
      await removeStartAddress(folder, startAddress)
      await listening.stop()
    })
  })
}

/** At a terminal npm passes on what the terminal has sent to all: the second is the same as the first. */
async function untilToldToStop(): Promise<void> {
  await new Promise<void>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop())
  })
}
