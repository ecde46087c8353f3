import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Command } from 'commander'
import {
  arrangeFindings,
  type CheckedDocument,
  type Claim,
  checkPapers,
  type HeldFigure,
  heldFigures,
  sayFinding,
  saySummary,
  summarise,
} from '#checker/index.ts'
import { type Document, readPaperApart } from '#documents/index.ts'
import { fetchArea, holdingsOf } from '#performance/index.ts'
import { CLOCK } from '../clock.ts'
import { readConfig } from '../config.ts'
import { insist, openConfigured } from '../instance.ts'
import { draftsOption, readerOf, sayDrafts } from './drafts.ts'

interface CheckOptions {
  readonly json?: boolean
  readonly alone?: boolean
  readonly drafts?: boolean
}

/** `check <file>… [--json] [--alone] [--drafts]`: the figures checker. Exit 1 if a figure is wrong or contradicted. */
export function checkCommand(): Command {
  return new Command('check')
    .description(
      'finds each figure of a paper that does not fit the others, and says what is right',
    )
    .argument('<file...>', 'papers as PDF, DOCX, ODT, HTML, Markdown or text')
    .option('--alone', 'leave out the figures held by this instance')
    .addOption(draftsOption().conflicts('alone'))
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      `
Several papers are also checked against each other, and against the figures held by this instance.
Exit 0: nothing is wrong. Exit 1: a figure is wrong, or contradicted by another. Exit 2: could not run.`,
    )
    .action(async (files: string[], options: CheckOptions) => {
      const documents = await readAll(files)
      const held = options.alone === true ? [] : await fetchHeld(options.drafts === true)
      const checked = checkPapers(documents, held)
      const summary = summarise(checked.flatMap(({ claims }) => claims))
      if (summary.incorrect + summary.inconsistent > 0) process.exitCode = 1
      process.stdout.write(
        options.json ? `${toJson(checked)}\n` : `${describe(checked).join('\n')}\n`,
      )
    })
}

/**
 * Papers under their own file names; two of one name keep the path that was given. What their readers
 * should know of how they were read goes to stderr.
 */
async function readAll(paths: readonly string[]): Promise<readonly Document[]> {
  const given = [...new Set(paths)]
  const names = given.map((path) => basename(path))
  const documents: Document[] = []
  for (const [index, path] of given.entries()) {
    const name = names[index] ?? path
    const isOnly = names.filter((one) => one === name).length === 1
    const paper = insist(await readPaperApart(isOnly ? name : path, await readFile(path)))
    for (const note of paper.notes) process.stderr.write(`${paper.file}: ${note}\n`)
    documents.push(paper)
  }
  return documents
}

/**
 * The figures held by this instance, as the public knows them unless drafts are asked for: none when there is no instance yet, and none, with a sentence on
 * stderr, when it cannot be opened now. Checking a paper goes on either way.
 */
async function fetchHeld(drafts: boolean): Promise<readonly HeldFigure[]> {
  const config = insist(readConfig())
  const { databaseUrl, dataFolder } = config
  if (databaseUrl === undefined && !existsSync(join(dataFolder, 'pg'))) return []
  const storage = await openConfigured(config, 'check')
  if (!storage.ok) {
    const reasons = storage.problems.map(({ message }) => message).join(' ')
    process.stderr.write(`The figures held by this instance were left out. ${reasons}\n`)
    return []
  }
  try {
    const { db, readAs } = storage.value
    if (!(await fetchArea(db))) return []
    await sayDrafts({ db }, config, drafts)
    return heldFigures(await holdingsOf(readAs, readerOf(drafts), CLOCK.today)())
  } finally {
    await storage.value.close()
  }
}

function toJson(checked: readonly CheckedDocument[]): string {
  const documents = checked.map(({ file, claims }) => ({ file, claims: claims.map(inOrder) }))
  const summary = summarise(checked.flatMap(({ claims }) => claims))
  return JSON.stringify({ documents, summary }, undefined, 2)
}

/** A claim as the command line promises it, whatever else is known of it. */
function inOrder(claim: Claim) {
  const { where, quote, kind, stated, recomputed, verdict, explanation, suggestion } = claim
  return { where, quote, kind, stated, recomputed, verdict, explanation, suggestion }
}

function describe(checked: readonly CheckedDocument[]): readonly string[] {
  const several = checked.length > 1
  const findings = arrangeFindings(checked).flatMap((finding) => [...sayFinding(finding), ''])
  const perPaper = checked.map(({ file, claims }) => `${file}: ${saySummary(summarise(claims))}.`)
  const all = summarise(checked.flatMap(({ claims }) => claims))
  return [...findings, ...perPaper, ...(several ? [`In all: ${saySummary(all)}.`] : [])]
}
