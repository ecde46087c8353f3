import { Command } from 'commander'
import { TABLE_CHECKS } from '#holdings/index.ts'
import {
  readAgainst,
  readOwnHeads,
  type Storage,
  type Verification,
  verifyRecord,
  writeHead,
} from '#storage/index.ts'
import { readConfig } from '../config.ts'
import { insist, openConfigured } from '../instance.ts'

interface VerifyOptions {
  readonly json?: boolean
  readonly against?: string
}

/** What is said when the tables cannot be opened, because somebody has changed them. */
const NOT_OPENED = { entries: 0, erased: [], uncounted: [], head: null, compared: [] }

/** `verify`: the chain of the record, and that what it tells of is what is held. Exit 1 if not. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description('checks that nothing recorded has been changed since')
    .option(
      '--against <head>',
      'a head kept elsewhere, a file of them or a backup, to compare with',
    )
    .option('--json', 'print one JSON document')
    .action(async (options: VerifyOptions) => {
      const config = insist(readConfig())
      const opened = await openConfigured(config, 'verify')
      if (!opened.ok && opened.problems[0]?.code === 'changed-tables') {
        tell({ ...NOT_OPENED, problems: opened.problems.map(({ message }) => message) }, options)
        return
      }
      const storage = insist(opened)
      try {
        tell(await verify(storage, options), options)
      } finally {
        await storage.close()
      }
    })
}

async function verify({ db, folder }: Storage, { against }: VerifyOptions): Promise<Verification> {
  const given = against === undefined ? [] : [insist(await readAgainst(against))]
  return await verifyRecord(db, TABLE_CHECKS, [await readOwnHeads(folder), ...given])
}

type Told = Omit<Verification, 'head'> & { readonly head: Verification['head'] | null }

function tell(found: Told, { json = false }: VerifyOptions): void {
  if (found.problems.length > 0) process.exitCode = 1
  process.stdout.write(`${json ? writeJson(found) : writeWords(found).join('\n')}\n`)
}

function writeJson({ entries, problems, erased, uncounted, head, compared }: Told): string {
  const against = compared.map(({ where, count, agreed }) => ({ where, count, agreed }))
  return JSON.stringify({ entries, problems, erased, uncounted, head, against }, undefined, 2)
}

function writeWords({ entries, problems, erased, uncounted, head, compared }: Told) {
  if (problems.length > 0 || head === null) return problems
  return [
    ...erased,
    ...uncounted,
    `All ${entries} entries of the record agree with what is held.`,
    ...compared.map(sayCompared),
    ...(entries > 0 ? [`The head of the record is ${writeHead(head)}`] : []),
  ]
}

function sayCompared({ where, count, agreed }: Told['compared'][number]): string {
  if (agreed === null) {
    return `No head is kept in ${where} to compare with: entries cut off the end would not be missed.`
  }
  return count === 1
    ? `They agree with the head of entry ${agreed.id} kept in ${where}.`
    : `They agree with all ${count} heads kept in ${where}, the last of them of entry ${agreed.id}.`
}
