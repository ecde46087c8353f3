import { globSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { accuses, type Claim, checkPapers } from '#checker/index.ts'
import { readMarkdown } from '#documents/testing.ts'
import type { Measured } from './measured.ts'
import { SLIP_KINDS } from './slip-kinds.ts'
import { scoreClaims, truthSchema } from './truth.ts'

const ROUNDS = resolve(import.meta.dirname, '../test/fixtures/papers/rounds')

/** So many slips are put into one copy of a paper at once, as many as its writers make. */
const SLIPS_AT_ONCE = 6

/** A right claim of a paper with a slip in it. */
export interface Slipped {
  readonly paper: string
  readonly claim: Claim
  readonly slip: string
  /** What it then says. */
  readonly now: string
  readonly verdict: 'found' | 'missed'
  /** The sentence or row with the slip. */
  readonly text: string
}

export interface SlipResults {
  readonly slipped: readonly Slipped[]
  /** Accusations of something else than what was slipped, and that the paper as it was is not accused of. */
  readonly elsewhere: readonly { readonly paper: string; readonly claim: Claim }[]
}

/** Puts slips of each kind into right claims that are recognised, and looks which of them are found. */
export function checkSlips(
  papers: readonly string[] = globSync(join(ROUNDS, '*/*.md')).sort(),
): SlipResults {
  const results = papers.map(slipPaper)
  return {
    slipped: results.flatMap(({ slipped }) => slipped),
    elsewhere: results.flatMap(({ elsewhere }) => elsewhere),
  }
}

interface Planned {
  readonly claim: Claim
  readonly slip: string
  readonly now: string
  readonly text: string
  readonly line: string
}

function slipPaper(path: string): SlipResults {
  const source = readFileSync(path, 'utf8')
  const claims = check(source)
  const lines = source.split('\n')
  const { claims: truth } = truthSchema.parse(
    JSON.parse(readFileSync(path.replace(/\.md$/u, '.truth.json'), 'utf8')),
  )
  const right = claims.filter((claim) => claim.verdict === 'correct' && isRight(claim, truth))
  const isClean = (line: number) =>
    !claims.some(({ verdict, where }) => accuses(verdict) && where.line === line)
  // Each in turn with another kind of slip, so that all kinds come to all kinds of claim
  const planned = right
    .filter(({ where }) => isClean(where.line))
    .flatMap((claim, index) => planFor(claim, lines[claim.where.line - 1] ?? '', index))
  const paper = `${basename(join(path, '..'))}/${basename(path)}`
  const slipped: Slipped[] = []
  const elsewhere: { paper: string; claim: Claim }[] = []
  const usual = new Set(claims.filter(({ verdict }) => accuses(verdict)).map(keyOf))
  for (const some of inCopies(planned)) {
    const copy = [...lines]
    for (const { claim, line } of some) copy[claim.where.line - 1] = line
    const accused = check(copy.join('\n')).filter(({ verdict }) => accuses(verdict))
    const own = new Set<Claim>()
    for (const { claim, slip, now, text } of some) {
      const found = accused.filter(
        (it) => it.where.line === claim.where.line && isOf(it, now, text),
      )
      for (const it of found) own.add(it)
      slipped.push({
        paper,
        claim,
        slip,
        now,
        text,
        verdict: found.length > 0 ? 'found' : 'missed',
      })
    }
    for (const claim of accused)
      if (!own.has(claim) && !usual.has(keyOf(claim))) elsewhere.push({ paper, claim })
  }
  return { slipped, elsewhere }
}

function check(source: string): readonly Claim[] {
  return checkPapers([readMarkdown('paper.md', source)])[0]?.claims ?? []
}

/** Whether the truth of the paper calls the claim right too. */
function isRight(claim: Claim, truth: Parameters<typeof scoreClaims>[1]): boolean {
  return scoreClaims([claim], truth).recognised === 1
}

const keyOf = ({ where, stated, quote }: Claim) => [where.line, stated, quote].join('|')

/** Whether an accusation is of a figure as it reads with the slip, or of a word where the slip is in one. */
function isOf({ stated }: Claim, now: string, text: string): boolean {
  const [one, other] = [stated, now].map((it) => it.replace(/[^\p{L}\d.]/gu, '').toLowerCase())
  if (one === undefined || other === undefined) return false
  if (one === other || (one !== '' && (other.includes(one) || one.includes(other)))) return true
  return /\p{L}/u.test(now) && !/\d/u.test(now) && !/\d/u.test(stated) && text.includes(stated)
}

function planFor(claim: Claim, line: string, index: number): readonly Planned[] {
  const quote = claim.quote
  const within = line.startsWith('|') ? line : quote
  if (!line.includes(within) || within.split(claim.stated).length !== 2) return []
  for (let turn = 0; turn < SLIP_KINDS.length; turn += 1) {
    const kind = SLIP_KINDS[(index + turn) % SLIP_KINDS.length]
    if (!kind || (kind.of && !kind.of.includes(claim.kind))) continue
    const now = kind.slip(claim, quote)
    if (now === undefined || now === claim.stated) continue
    const text = within.replace(claim.stated, () => now)
    return [{ claim, slip: kind.name, now, text, line: line.replace(within, () => text) }]
  }
  return []
}

/** Shared among copies of the paper, no two of one line in one of them. */
function inCopies(planned: readonly Planned[]): readonly (readonly Planned[])[] {
  const copies: Planned[][] = Array.from(
    { length: Math.ceil(planned.length / SLIPS_AT_ONCE) },
    () => [],
  )
  planned.forEach((one, index) => {
    for (let turn = 0; turn < copies.length; turn += 1) {
      const copy = copies[(index + turn) % copies.length]
      if (copy?.some(({ claim }) => claim.where.line === one.claim.where.line)) continue
      copy?.push(one)
      return
    }
  })
  return copies
}

/** Of right claims recognised, the share of slips found, by kind of claim and of slip. */
export function benchSlips(): readonly Measured[] {
  const { slipped, elsewhere } = checkSlips()
  const found = slipped.filter(({ verdict }) => verdict === 'found').length
  const bySlip = Object.entries(
    Object.groupBy(slipped, ({ slip, claim, text }) =>
      [slip, claim.kind, text.startsWith('|') ? 'in a table' : 'in a sentence'].join(', '),
    ),
  ).map(([name, some = []]) => ({
    name,
    all: some.length,
    found: some.filter(({ verdict }) => verdict === 'found').length,
  }))
  return [
    {
      name: 'Slips put into right claims that are found',
      measured: `${found} of ${slipped.length}`,
      floor: '50%',
      ok: found >= 0.5 * slipped.length,
      note: bySlip
        .toSorted((one, other) => other.all - other.found - (one.all - one.found))
        .map(({ name, all, found }) => `${name}: ${found} of ${all}`)
        .join('\n         '),
    },
    {
      name: 'Accusations of what was not slipped, of all',
      measured: `${elsewhere.length} of ${elsewhere.length + found}`,
      floor: 'one in ten',
      ok: elsewhere.length * 10 <= elsewhere.length + found,
    },
  ]
}
