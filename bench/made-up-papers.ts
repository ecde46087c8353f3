import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { accuses, type Claim, checkPapers } from '#checker/index.ts'
import { readMarkdown, readText } from '#documents/testing.ts'
import type { Measured } from './measured.ts'

/** Made-up papers in the manner of real ones, each with a key that says which statements are right. */
const PAPERS = resolve(import.meta.dirname, '../test/fixtures/papers')

const keySchema = z.array(
  z.object({
    quote: z.string(),
    right: z.boolean(),
    /** `false` for a row of values that claims nothing by itself. */
    claims: z.boolean().optional(),
    /** A figure or words that the right statement would have, where there is one answer. */
    should: z.string().optional(),
  }),
)
type Statement = z.infer<typeof keySchema>[number]

const fold = (text: string) =>
  text.replace(/[|*]+/gu, ' ').replace(/\s+/gu, ' ').trim().toLowerCase()

function isAbout(claim: Claim, statement: Statement): boolean {
  const [one, other] = [fold(claim.quote), fold(statement.quote)]
  return one.includes(other) || other.includes(one)
}

export interface PaperResult {
  readonly file: string
  readonly wrong: number
  readonly right: number
  readonly found: number
  /** Of the wrong ones found, those whose finding names the figure it should be. */
  readonly mended: number
  readonly mendable: number
  readonly recognised: number
  readonly missed: readonly string[]
  readonly unmended: readonly string[]
  readonly unread: readonly string[]
  /** Findings of fault that no wrong statement accounts for. */
  readonly falseAccusations: readonly string[]
  readonly claims: readonly Claim[]
}

/** Each made-up paper checked against its key; `blind` ones were written after the code and not tuned to. */
export function checkFixtures(which: 'seen' | 'blind'): readonly PaperResult[] {
  return readdirSync(PAPERS)
    .filter((name) => /\.(?:txt|md)$/u.test(name))
    .filter((name) => name.startsWith('blind-') === (which === 'blind'))
    .map(checkFixture)
}

function checkFixture(name: string): PaperResult {
  const text = readFileSync(join(PAPERS, name), 'utf8')
  const key = keySchema.parse(
    JSON.parse(readFileSync(join(PAPERS, name.replace(/\.\w+$/u, '.key.json')), 'utf8')),
  )
  const document = name.endsWith('.md') ? readMarkdown(name, text) : readText(name, text)
  const claims = checkPapers([document])[0]?.claims ?? []
  const faults = claims.filter((claim) => accuses(claim.verdict))
  const wrong = key.filter((it) => !it.right)
  const right = key.filter((it) => it.right && it.claims !== false)
  const missed = wrong.filter((it) => !faults.some((claim) => isAbout(claim, it)))
  const mendable = wrong.filter((it) => it.should !== undefined && !missed.includes(it))
  const unmended = mendable.filter(
    (it) =>
      !faults.some(
        (claim) =>
          isAbout(claim, it) &&
          `${claim.recomputed} ${claim.suggestion ?? ''}`
            .toLowerCase()
            .includes((it.should ?? '').toLowerCase()),
      ),
  )
  const unread = right.filter((it) => !claims.some((claim) => isAbout(claim, it)))
  const strangers = faults.filter((claim) => !wrong.some((it) => isAbout(claim, it)))
  return {
    file: name,
    wrong: wrong.length,
    right: right.length,
    found: wrong.length - missed.length,
    mendable: mendable.length,
    mended: mendable.length - unmended.length,
    recognised: right.length - unread.length,
    missed: missed.map((it) => it.quote),
    unmended: unmended.map((it) => it.quote),
    unread: unread.map((it) => it.quote),
    falseAccusations: strangers.map(
      (claim) =>
        `${claim.verdict} ${claim.kind} "${claim.quote.slice(0, 120)}": ${claim.explanation}`,
    ),
    claims,
  }
}

const total = (results: readonly PaperResult[], count: (result: PaperResult) => number) =>
  results.reduce((sum, result) => sum + count(result), 0)

function measured(
  name: string,
  part: number,
  whole: number,
  { least, most }: { least?: number; most?: number },
  notes: readonly string[],
): Measured {
  const share = whole === 0 ? 0 : (100 * part) / whole
  return {
    name,
    measured: `${share.toFixed(1)}% (${part} of ${whole})`,
    floor: least === undefined ? `at most ${most}%` : `${least}%`,
    ok: least === undefined ? share <= (most ?? 0) : share >= least,
    ...(notes.length > 0 ? { note: notes.join('\n    ') } : {}),
  }
}

/** The rates on the made-up papers: what is wrong and found, what is right and accused, what is read. */
export function measurePapers(which: 'seen' | 'blind'): readonly Measured[] {
  const results = checkFixtures(which)
  const papers = which === 'blind' ? 'unseen made-up papers' : 'made-up papers'
  const right = total(results, (it) => it.right)
  const accused = results.flatMap((it) => it.falseAccusations)
  return [
    measured(
      `wrong claims found, ${papers}`,
      total(results, (it) => it.found),
      total(results, (it) => it.wrong),
      { least: which === 'blind' ? 60 : 80 },
      results.flatMap((it) => it.missed.map((quote) => `missed in ${it.file}: ${quote}`)),
    ),
    measured(`right claims accused, ${papers}`, accused.length, right, { most: 2 }, accused),
    measured(
      `right claims recognised, ${papers}`,
      total(results, (it) => it.recognised),
      right,
      { least: which === 'blind' ? 60 : 80 },
      results.flatMap((it) => it.unread.map((quote) => `not read in ${it.file}: ${quote}`)),
    ),
    measured(
      `wrong claims with the right figure named, ${papers}`,
      total(results, (it) => it.mended),
      total(results, (it) => it.mendable),
      { least: which === 'blind' ? 60 : 80 },
      results.flatMap((it) => it.unmended.map((quote) => `not mended in ${it.file}: ${quote}`)),
    ),
  ]
}
