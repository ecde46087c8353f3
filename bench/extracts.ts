import { globSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { type Comparison, compareWithTruth } from '../test/careful-reader.ts'
import { causesIn } from './extract-causes.ts'
import type { Measured } from './measured.ts'

const KEPT = join(import.meta.dirname, '../test/fixtures/extracts')

/** How a file came out, in cells of its truth and cells that are no figures. */
interface Counts {
  readonly files: number
  readonly wholly: number
  readonly rows: number
  readonly right: number
  readonly askedRightly: number
  readonly askedNeedlessly: number
  readonly missing: number
  /** Written, and otherwise than the truth has it, or though the truth asks, or though it is no figure. */
  readonly wrongUnasked: number
  readonly extraUnasked: number
  /** Of those written otherwise, the ones whose truth holds a convention otherwise than docs/running/extracts.md. */
  readonly byConvention: number
  readonly namesakes: number
  /** How many answers each file asks for, as its page asks for them, without those of names. */
  readonly answers: readonly number[]
}

/**
 * Files of figures in layouts of others against what careful readers took from them, a line for each set and,
 * with `EXTRACTS=<folder>`, for each file of that folder with everything that is otherwise. With `CAUSES=yes`
 * also what is wrong unasked and asked needlessly by its field and cause, and in how many sets.
 */
export async function benchExtracts(): Promise<Measured[]> {
  const folder = process.env['EXTRACTS']
  const paths = extractsIn(folder === undefined ? KEPT : resolve(folder))
  const read: { path: string; comparison: Comparison; counts: Counts }[] = []
  for (const path of paths) {
    const comparison = await compareWithTruth(path)
    read.push({ path, comparison, counts: countsOf(comparison) })
  }
  const each =
    folder === undefined
      ? [...Map.groupBy(read, ({ path }) => setOf(path))]
          .toSorted(([one], [other]) => Number(one) - Number(other))
          .map(([set, those]) => lineOf(`Set ${set}`, sumOf(those.map(({ counts }) => counts))))
      : read.map(({ path, comparison, counts }) =>
          lineOf(basename(path), counts, listOf(comparison)),
        )
  const causes =
    process.env['CAUSES'] === undefined
      ? []
      : causesIn(read.map(({ path, comparison }) => ({ set: setOf(path), comparison })))
  return [...each, lineOf('All', sumOf(read.map(({ counts }) => counts)), causes)]
}

const setOf = (path: string) => basename(path).split('-', 1)[0] ?? ''

function extractsIn(folder: string): readonly string[] {
  return globSync(join(folder, '*.{xlsx,ods,csv,xls,txt}'))
    .filter((path) => !/\.(?:truth|leftout)\.csv$/.test(path))
    .sort()
}

function countsOf(comparison: Comparison): Counts {
  const { rows, extra, extraUnasked, extraByConvention, namesakes, questions } = comparison
  const count = (is: (row: (typeof rows)[number]) => boolean) => rows.filter(is).length
  const right = count(
    ({ otherwise, isMissing, isAsked, isToBeAsked }) =>
      !(isMissing || isAsked || isToBeAsked) && otherwise.length === 0,
  )
  const askedRightly = count(({ isAsked, isToBeAsked }) => isAsked && isToBeAsked)
  const askedNeedlessly =
    count(({ isAsked, isToBeAsked }) => isAsked && !isToBeAsked) +
    extra.length -
    extraUnasked.length
  const missing = count(({ isMissing, isAsked }) => isMissing && !isAsked)
  const wrongUnasked = count(
    ({ otherwise, isMissing, isAsked, isToBeAsked }) =>
      !(isMissing || isAsked) && (isToBeAsked || otherwise.length > 0),
  )
  const byConvention =
    extraByConvention.length +
    count(({ isAsked, isToBeAsked, isByConvention }) => !(isAsked || isToBeAsked) && isByConvention)
  const isWhole = right + askedRightly === rows.length && extra.length === 0
  return {
    files: 1,
    wholly: isWhole ? 1 : 0,
    rows: rows.length,
    right,
    askedRightly,
    askedNeedlessly,
    missing,
    wrongUnasked,
    extraUnasked: extraUnasked.length,
    byConvention,
    namesakes: namesakes.length,
    answers: [questions.length],
  }
}

function sumOf(all: readonly Counts[]): Counts {
  const sum = (field: Exclude<keyof Counts, 'answers'>) =>
    all.reduce((total, one) => total + one[field], 0)
  return {
    files: sum('files'),
    wholly: sum('wholly'),
    rows: sum('rows'),
    right: sum('right'),
    askedRightly: sum('askedRightly'),
    askedNeedlessly: sum('askedNeedlessly'),
    missing: sum('missing'),
    wrongUnasked: sum('wrongUnasked'),
    extraUnasked: sum('extraUnasked'),
    byConvention: sum('byConvention'),
    namesakes: sum('namesakes'),
    answers: all.flatMap(({ answers }) => answers),
  }
}

/** Half of the files wholly right, and nothing written wrong without a question. */
function lineOf(name: string, counts: Counts, list: readonly string[] = []): Measured {
  const { files, wholly, rows, right, askedRightly, askedNeedlessly, missing } = counts
  const wrong = counts.wrongUnasked + counts.extraUnasked
  return {
    name,
    measured:
      `${wholly} of ${files} wholly right; of ${rows} rows ${right} right, ${askedRightly} asked rightly, ` +
      `${askedNeedlessly} asked needlessly, ${missing} missing; ${wrong} wrong unasked; ${sayAnswers(counts)}`,
    floor: 'half wholly right, none wrong unasked',
    ok: wholly * 2 >= files && wrong === 0,
    ...note(counts, list),
  }
}

/** A person is to be done with a file in six answers. */
const MOST_ANSWERS = 6

function sayAnswers({ answers }: Counts): string {
  const sorted = answers.toSorted((one, other) => one - other)
  const beyond = sorted.filter((one) => one > MOST_ANSWERS).length
  if (sorted.length === 1) return `${sorted[0]} answers asked for`
  return `a file asks for ${sorted[Math.floor(sorted.length / 2)]} answers in the middle, ${sorted.at(-1)} at most, ${beyond} of them for more than six`
}

function note(
  { extraUnasked, byConvention, namesakes }: Counts,
  list: readonly string[],
): Pick<Measured, 'note'> {
  const lines = [
    ...(extraUnasked > 0 ? [`${extraUnasked} of the wrong ones are no figures`] : []),
    ...(byConvention > 0
      ? [`${byConvention} of the wrong ones are right by docs/running/extracts.md`]
      : []),
    ...(namesakes > 0 ? [`${namesakes} called as another is`] : []),
    ...list,
  ]
  return lines.length > 0 ? { note: lines.join('\n         ') } : {}
}

/** Everything that is otherwise in a file, cells of a column with the same fault together, with the first of them. */
function listOf({ rows, extra, extraUnasked, namesakes, questions }: Comparison): string[] {
  const unasked = new Set(extraUnasked)
  const told = [
    ...rows.flatMap(faultsOf),
    ...extra.map((cell) => ({
      fault: unasked.has(cell) ? 'WRONG no figure' : 'asked needlessly: no figure',
      example: '',
      cell,
    })),
    ...namesakes.map((cell) => ({ fault: 'called as another is', example: '', cell })),
  ]
  const groups = Map.groupBy(told, ({ fault, cell }) => `${fault} ${cell.replace(/\d+$/, '')}`)
  return [
    ...[...groups].map(
      ([head, those]) =>
        `${head}${those.map(({ cell }) => /\d+$/.exec(cell)?.[0]).join(' ')} ${those[0]?.example}`,
    ),
    ...questions,
  ]
}

function faultsOf(row: Comparison['rows'][number]) {
  const { cell, otherwise, isMissing, isAsked, isToBeAsked } = row
  const fields = otherwise.map((one) => one.split(' ', 1)[0]).join(' ')
  const example = otherwise.join('; ')
  const told = (fault: string) => [{ fault, example, cell }]
  if (isAsked) return isToBeAsked ? [] : told(`asked needlessly ${fields}`)
  if (isMissing) return told('missing')
  if (isToBeAsked) return told('WRONG truth asks')
  return otherwise.length > 0 ? told(`WRONG ${fields}`) : []
}
