import { Command } from 'commander'
import { hasNoAccount, makeFirstLink, openDirectory, sendBySmtp } from '#accounts/index.ts'
import { keepBackups, type Storage } from '#storage/index.ts'
import type { Answered } from '#web/index.ts'
import { CLOCK, watchClock } from '../clock.ts'
import { afterCrash, LOG } from '../crash.ts'
import { watchDisk } from '../disk.ts'
import { insist, withInstance } from '../instance.ts'
import { listenAt } from '../listening.ts'
import { createSite } from '../site.ts'

/** After so long, a stop waits for nothing more: what is recorded is safe from a process that ends. */
const LONGEST_STOP_SECONDS = 9

/** `serve`: starts the site and keeps it up until the process is told to stop. */
export function serveCommand(): Command {
  return new Command('serve').description('starts the site').action(async () => {
    await withInstance('serve', async (instance) => {
      const { host, port, publicUrl, isTrustedProxy, isAccessLogged, mail, directory } =
        instance.config
      const { folder } = instance.storage
      const toldToStop = untilToldToStop()
      const backups = keepBackups(instance.storage, instance.config.backups, CLOCK.now, tell)
      const [ofClock, ofDisk] = [watchClock(), watchDisk(folder)]
      const settings = {
        surroundings: { publicUrl, isTrustedProxy },
        isDemonstration: instance.config.isDemonstration,
        followSeconds: instance.config.followSeconds,
        send: mail && sendBySmtp(mail),
        directory: directory && openDirectory(directory),
        log: LOG,
        backupsNow: backups.now,
        whyNotRecorded: () => ofClock() ?? ofDisk(),
        ...(isAccessLogged ? { tellAnswer: printAnswer } : {}),
      }
      const site = await createSite(instance, settings)
      const listening = insist(await listenAt(site, { host, port }))
      const address = publicUrl ?? listening.address
      const howToRecord = instance.config.isDemonstration
        ? `It is a demonstration: sign in as any role at ${address}/sign-in/as`
        : await sayHowToRecord(instance.storage, address)
      process.stdout.write(
        `Critical Friend for ${instance.area.file.name} is at ${address}\n${howToRecord}\n`,
      )
      outliveListeners()
      await toldToStop
      setTimeout(() => process.exit(), LONGEST_STOP_SECONDS * 1000).unref()
      await backups.stop()
      await listening.stop()
    })
  })
}

/** How to sign in; and where the link is that makes the first account, as long as there is none. */
async function sayHowToRecord({ db, folder }: Storage, address: string): Promise<string> {
  if (!(await hasNoAccount(db))) return `To record on it, sign in at ${address}/sign-in`
  const first = await makeFirstLink(db, folder, address, CLOCK.now())
  const where = process.stdout.isTTY ? first.address : `the address in ${first.path}`
  return `To record on it, make the first account, today: open ${where}`
}

/** To whoever reads what the program prints: at a terminal, or in the system's journal. */
function tell(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}

/** A site goes on when whoever reads its output has gone, where a command has nothing left to do. */
function outliveListeners(): void {
  for (const output of [process.stdout, process.stderr]) {
    output.removeAllListeners('error').on('error', () => {})
  }
}

function printAnswer(answered: Answered): void {
  process.stdout.write(`${JSON.stringify({ at: CLOCK.now(), ...answered })}\n`)
}

/**
 * At a terminal npm passes on what the terminal has sent to all: the second is the same as the first.
 * What fails beside every page is a bug that may have left anything half done: the program stops too.
 */
async function untilToldToStop(): Promise<void> {
  await new Promise<void>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop())
    afterCrash(stop)
  })
}
