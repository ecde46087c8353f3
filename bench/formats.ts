import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { accuses, type Claim, checkPapers } from '#checker/index.ts'
import { readPaper } from '#documents/testing.ts'
import { paperOfMarkdown } from '../test/papers/markdown-paper.ts'
import { otherwiseSet } from '../test/papers/otherwise-set.ts'
import { asDocx, asHtml, asOdt, asPdf, asText, type TestPaper } from '../test/papers/paper-files.ts'
import type { Measured } from './measured.ts'
import { type Score, scoreClaims, sumScores, truthSchema } from './truth.ts'

/** The papers of the blind rounds and those given beside the project, which are Markdown. */
const ROUNDS = resolve(import.meta.dirname, '../test/fixtures/papers/rounds')
const GIVEN = resolve(import.meta.dirname, '../../shared/domain/figures/papers')

const FORMATS: Readonly<Record<string, (paper: TestPaper) => Uint8Array>> = {
  html: (paper) => Buffer.from(asHtml(paper)),
  docx: asDocx,
  odt: asOdt,
  pdf: asPdf,
  txt: (paper) => Buffer.from(asText(paper)),
}

const MOST_LISTED = 40

/** Whether a paper says the same in each format: what is found in it as Markdown is what is to be found. */
export async function benchFormats(): Promise<readonly Measured[]> {
  const papers = [...globSync(join(ROUNDS, '*/*.md')).sort(), ...givenPapers()]
  const expected = new Map<string, readonly Said[]>()
  for (const path of papers) expected.set(path, saidOf(await claimsIn(readFileSync(path), 'md')))
  const measured: Measured[] = []
  for (const [format, write] of Object.entries(FORMATS)) {
    const found = new Map<string, readonly Said[]>()
    for (const path of papers) {
      const own = path.replace(/md$/, format)
      const bytes = existsSync(own) ? readFileSync(own) : write(paperIn(path))
      found.set(path, saidOf(await claimsIn(bytes, format)))
    }
    measured.push(compare(`Papers that are accused of the same as ${format}`, expected, found))
  }
  return [...measured, ...(await benchOtherwiseSet(expected)), ...(await benchGivenInFormats())]
}

/** The same of papers whose figures, minus signs and lists are set in the other ways that there are. */
async function benchOtherwiseSet(
  expected: ReadonlyMap<string, readonly Said[]>,
): Promise<readonly Measured[]> {
  const papers = [...expected.keys()].filter((path) => dirname(path) === GIVEN)
  const measured: Measured[] = []
  for (const [format, write] of Object.entries(FORMATS)) {
    const [plain, found] = [new Map<string, readonly Said[]>(), new Map<string, readonly Said[]>()]
    for (const path of papers) {
      const paper = paperIn(path)
      plain.set(path, saidOf(await claimsIn(write(paper), format)))
      for (const [way, other] of Object.entries(otherwiseSet(paper))) {
        // The typeface that the PDFs are set in has no such figures
        if (format === 'pdf' && way === 'figures of full width') continue
        plain.set(`${path} ${way}`, plain.get(path) ?? [])
        found.set(`${path} ${way}`, saidOf(await claimsIn(write(other), format)))
      }
      plain.delete(path)
    }
    const name = `Papers otherwise set that are accused of the same as they were in ${format}`
    measured.push(compare(name, plain, found))
  }
  return measured
}

/** How right the accusations of the given papers are in each format. */
async function benchGivenInFormats(): Promise<readonly Measured[]> {
  const measured: Measured[] = []
  for (const [format, write] of Object.entries(FORMATS)) {
    const scores: Score[] = []
    for (const path of givenPapers()) {
      const truth = truthSchema.parse(
        JSON.parse(readFileSync(path.replace(/md$/, 'truth.json'), 'utf8')),
      )
      const own = path.replace(/md$/, format)
      const bytes = existsSync(own) ? readFileSync(own) : write(paperIn(path))
      scores.push(scoreClaims(await claimsIn(bytes, format), truth.claims))
    }
    const { rightAccusations: right, falseAccusations, errorsFound, errors } = sumScores(scores)
    const judged = right + falseAccusations
    measured.push({
      name: `Accusations of the given papers as ${format} that are right`,
      measured: `${right} of ${judged}; ${errorsFound} of ${errors} errors found`,
      floor: '90%',
      ok: right >= 0.9 * judged,
    })
  }
  return measured
}

const givenPapers = () => globSync(join(GIVEN, 'p??.md')).sort()
const paperIn = (path: string) => paperOfMarkdown(readFileSync(path, 'utf8'))

async function claimsIn(bytes: Uint8Array, format: string): Promise<readonly Claim[]> {
  const read = await readPaper(`paper.${format}`, bytes)
  return read.ok ? (checkPapers([read.value])[0]?.claims ?? []) : []
}

function compare(
  name: string,
  expected: ReadonlyMap<string, readonly Said[]>,
  found: ReadonlyMap<string, readonly Said[]>,
): Measured {
  let [same, all, alike] = [0, 0, 0]
  const listed: string[] = []
  for (const [path, wanted] of expected) {
    const has = found.get(path) ?? []
    const [lost, gained] = [without(wanted, has), without(has, wanted)]
    all += wanted.length
    same += wanted.length - lost.length
    const which = join(basename(dirname(path)), basename(path).replace('.md', ''))
    const faults = [
      ...lost.filter(({ isFault }) => isFault).map(({ said }) => `not found in ${which}: ${said}`),
      ...gained
        .filter(({ isFault }) => isFault)
        .map(({ said }) => `found alone in ${which}: ${said}`),
    ]
    if (faults.length === 0) alike += 1
    listed.push(...faults)
  }
  return {
    name,
    measured: `${alike} of ${expected.size}; ${same} of ${all} findings of any kind are the same`,
    floor: 'all of them',
    ok: alike === expected.size,
    ...(listed.length > 0 ? { note: listed.slice(0, MOST_LISTED).join('\n         ') } : {}),
  }
}

interface Said {
  readonly said: string
  readonly isFault: boolean
}

function saidOf(claims: readonly Claim[]): readonly Said[] {
  return claims.map(({ kind, stated, recomputed, verdict }) => ({
    said: plainly([verdict, kind, stated, recomputed].join(' | ')),
    isFault: accuses(verdict),
  }))
}

/** Quotation marks are turned and minus signs drawn by what sets a paper; a claim says them as printed. */
const plainly = (said: string) =>
  said
    .normalize('NFKC')
    .replaceAll('’', "'")
    .replaceAll('−', '-')
    .replace(/(?<=\d) (?=\d{3})/gu, ',')

/** Those of a list that another has not, or not so often. */
function without(list: readonly Said[], other: readonly Said[]): readonly Said[] {
  const left = Map.groupBy(other, ({ said }) => said)
  return list.filter(({ said }) => left.get(said)?.pop() === undefined)
}
