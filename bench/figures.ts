import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { accuses, type CheckedDocument, type Claim, checkPapers } from '#checker/index.ts'
import { readText } from '#documents/testing.ts'
import { measurePapers } from './made-up-papers.ts'
import type { Measured } from './measured.ts'

/** A rate or a time against the least it should be. */

const SHARED = resolve(import.meta.dirname, '../../shared')

const rowSchema = z.object({
  id: z.string(),
  doc: z.string(),
  quote: z.string(),
  kind: z.string(),
  verdict: z.enum([
    'correct',
    'imprecise',
    'incorrect',
    'inconsistent-across-documents',
    'uncheckable',
  ]),
  verdict_by: z.enum(['rule', 'judged']),
  derived_only: z.boolean().optional(),
  explanation: z.string(),
})
type Row = z.infer<typeof rowSchema>

const ARITHMETIC = new Set([
  'difference',
  'percent-change',
  'percent-of',
  'sum',
  'average',
  'threshold',
  'percentage-points',
  'rounding',
])

const fold = (text: string) =>
  text
    .replace(/[\s•\uF0B7]+/gu, ' ')
    .trim()
    .toLowerCase()

/** Whether two quotations are of the same words: one within the other, or nearly all words shared. */
function overlap(row: string, claim: string): boolean {
  const [one, other] = [fold(row), fold(claim)]
  if (one.includes(other) || other.includes(one)) return true
  if (one.split(/(?<=\.) /u).some((piece) => piece.split(' ').length > 3 && other.includes(piece)))
    return true
  const words = one.split(' ')
  return (
    words.length > 4 && words.filter((word) => other.includes(word)).length / words.length >= 0.85
  )
}

function claimsFor(row: Row, documents: readonly CheckedDocument[]): readonly Claim[] {
  return documents
    .filter((document) => row.doc.split(',').includes(document.file))
    .flatMap((document) => document.claims.filter((claim) => overlap(row.quote, claim.quote)))
}

function rate(
  name: string,
  rows: readonly Row[],
  found: (row: Row) => boolean,
  least: number,
): Measured {
  const missed = rows.filter((row) => !found(row))
  const share = rows.length === 0 ? 100 : (100 * (rows.length - missed.length)) / rows.length
  const note = missed
    .map((row) => `${row.id} ${row.kind}: "${row.quote.slice(0, 70)}"`)
    .join('\n    ')
  return {
    name,
    measured: `${share.toFixed(1)}% (${rows.length - missed.length} of ${rows.length})`,
    floor: `${least}%`,
    ok: share >= least,
    ...(missed.length > 0 ? { note: `missed:\n    ${note}` } : {}),
  }
}

function rates(): readonly Measured[] {
  const rows = readFileSync(join(SHARED, 'domain/figures/claims.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => rowSchema.parse(JSON.parse(line)))
    .filter((row) => row.derived_only !== true)
  const seeds = join(SHARED, 'seeds')
  const documents = readdirSync(seeds)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readText(name.slice(0, 3), readFileSync(join(seeds, name), 'utf8')))
  const checked = checkPapers(documents)
  const has = (verdicts: readonly Claim['verdict'][]) => (row: Row) =>
    claimsFor(row, checked).some((claim) => verdicts.includes(claim.verdict))
  const of = (...verdicts: readonly Row['verdict'][]) =>
    rows.filter((row) => verdicts.includes(row.verdict))
  const wrong = of('incorrect')
  const correct = of('correct')
  const faulty = of('incorrect', 'imprecise', 'inconsistent-across-documents')
  const isFlagged = (row: Row) =>
    claimsFor(row, checked).some(
      (claim) =>
        claim.kind === row.kind &&
        accuses(claim.verdict) &&
        !faulty.some(
          (other) => overlap(other.quote, claim.quote) || overlap(claim.quote, other.quote),
        ),
    )
  const flagged = correct.filter(isFlagged)
  return [
    rate(
      'arithmetic errors found',
      of('incorrect', 'imprecise').filter(
        (row) => ARITHMETIC.has(row.kind) && row.verdict_by === 'rule',
      ),
      has(['incorrect', 'imprecise', 'inconsistent']),
      90,
    ),
    rate('incorrect claims found', wrong, has(['incorrect', 'inconsistent']), 70),
    rate(
      'inconsistent claims found',
      of('inconsistent-across-documents'),
      has(['inconsistent', 'incorrect']),
      50,
    ),
    rate(
      'correct claims recognised',
      correct,
      has(['correct', 'not-checkable', 'imprecise', 'incorrect', 'inconsistent']),
      85,
    ),
    {
      name: 'correct claims flagged as wrong',
      measured: `${((100 * flagged.length) / correct.length).toFixed(1)}% (${flagged.length} of ${correct.length})`,
      floor: 'at most 2%',
      ok: flagged.length / correct.length <= 0.02,
      ...(flagged.length > 0
        ? { note: flagged.map((row) => `${row.id}: ${row.quote.slice(0, 80)}`).join('\n    ') }
        : {}),
    },
  ]
}

const PAGES = 150
const LINES_ON_A_PAGE = 45

/** A paper of 150 pages made by repeating one with tables, changes and lists. */
function longPaper(): string {
  const page = Array.from({ length: 9 }, (_, index) => [
    `${index + 1}.1 Number of Calls ${(40_000 + index).toLocaleString('en-GB')} 36,232 +${(3768 + index).toLocaleString('en-GB')} +10%`,
    `${index + 1}.2 Burglary offences fell by ${60 + index} offences (-4%) from the same quarter of the previous year.`,
    `There were ${900 + index} reports in April 2019, an increase of 45 (5%) on the year before.`,
    'The panel met on Tuesday 24 September 2019 and noted the report.',
    '',
  ]).flat()
  return Array.from({ length: PAGES }, () => page.slice(0, LINES_ON_A_PAGE).join('\n')).join('\n\f')
}

export async function benchFigures(): Promise<readonly Measured[]> {
  const text = longPaper()
  const before = performance.now()
  checkPapers([readText('long.txt', text)])
  const seconds = (performance.now() - before) / 1000
  const megabytes = process.memoryUsage().rss / 1_000_000
  const speed = [
    {
      name: `figures check of ${PAGES} pages`,
      measured: `${seconds.toFixed(2)} s`,
      floor: '2 s',
      ok: seconds < 2,
    },
    {
      name: 'memory while checking',
      measured: `${megabytes.toFixed(0)} MB`,
      floor: '1,000 MB',
      ok: megabytes < 1000,
    },
  ]
  if (!existsSync(join(SHARED, 'domain/figures/claims.jsonl'))) {
    return [
      ...speed,
      ...measurePapers('seen'),
      ...measurePapers('blind'),
      {
        name: 'figures found in real papers',
        measured: 'left out',
        floor: '',
        ok: true,
        note: '../shared is not here',
      },
    ]
  }
  return [...speed, ...rates(), ...measurePapers('seen'), ...measurePapers('blind')]
}
