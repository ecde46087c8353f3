import type { Constitution } from './constitution.ts'
import { compareParagraphs, numberOf } from './paragraphs.ts'
import type { Rule } from './rule.ts'

export type ChangeKind = 'added' | 'removed' | 'amended' | 'left-over'

/** One rule that differs between two versions, by more than its number. */
export interface VersionChange {
  readonly kind: ChangeKind
  readonly rule: Rule
  readonly before: string | undefined
  readonly now: string | undefined
  readonly what: string
  /** The paragraph of the covering report that mentions it; `null` when none does. */
  readonly reportedIn: string | null
}

/** A run of paragraphs that moved together: old 51 to 64 became 50 to 63. */
export interface Renumbering {
  readonly series: string
  readonly before: readonly [number, number]
  readonly now: readonly [number, number]
}

export interface VersionComparison {
  readonly from: string
  readonly to: string
  /** In the order of the text they stand in. */
  readonly changes: readonly VersionChange[]
  /** What the report put before the panel does not mention. */
  readonly unreported: readonly VersionChange[]
  readonly renumbered: readonly Renumbering[]
  /** Highest paragraph of each numbered series in the two versions. */
  readonly lengths: readonly { series: string; before: number; now: number }[]
  /** Rules that are the same but for their number. */
  readonly unchanged: number
}

/**
 * What differs between two versions of the text. A rule that only has another number is not a
 * change: it is told by `renumbered`.
 *
 * @param from - id of the older version; @param to - of the newer
 */
export function compareVersions(
  constitution: Constitution,
  from: string,
  to: string,
): VersionComparison {
  const texts = constitution.rules.filter(({ origin }) => origin === 'constitution')
  const changes = texts.flatMap((rule) => changeOf(constitution, rule, from, to))
  changes.sort((one, other) =>
    compareParagraphs(one.now ?? one.before ?? '', other.now ?? other.before ?? ''),
  )
  const shared = texts.filter((rule) => rule.versions.includes(from) && rule.versions.includes(to))
  return {
    from,
    to,
    changes,
    unreported: changes.filter(({ reportedIn }) => reportedIn === null),
    renumbered: runsOf(shared),
    lengths: lengthsOf(texts, from, to),
    unchanged: shared.length - changes.filter(({ kind }) => isInBoth(kind)).length,
  }
}

const isInBoth = (kind: ChangeKind) => kind === 'amended' || kind === 'left-over'

function changeOf(
  constitution: Constitution,
  rule: Rule,
  from: string,
  to: string,
): readonly VersionChange[] {
  const [was, is] = [rule.versions.includes(from), rule.versions.includes(to)]
  const change = (kind: ChangeKind, what: string): readonly VersionChange[] => [
    {
      kind,
      rule,
      before: rule.paragraph.before,
      now: rule.paragraph.now,
      what,
      reportedIn: reportedIn(constitution, rule),
    },
  ]
  if (was && !is) return change('removed', rule.gloss)
  if (!was && is) return change('added', rule.gloss)
  if (was && is && rule.not_applied !== undefined) return change('left-over', rule.not_applied)
  if (was && is && rule.amended !== undefined) return change('amended', rule.amended)
  return []
}

function reportedIn({ versions }: Constitution, rule: Rule): string | null {
  const mention = versions.covering_report?.mentions.find(
    ({ rules, subjects }) => rules.includes(rule.id) || subjects.includes(rule.subject),
  )
  return mention?.paragraph ?? null
}

/** The runs of paragraphs whose number moved by the same amount, a stop at every gap. */
function runsOf(rules: readonly Rule[]): readonly Renumbering[] {
  const pairs = rules.flatMap(({ paragraph }) => {
    const [before, now] = [numberOf(paragraph.before ?? ''), numberOf(paragraph.now ?? '')]
    if (!before || !now || before.series !== now.series) return []
    return [{ series: before.series, before: before.number, now: now.number }]
  })
  pairs.sort((one, other) => one.series.localeCompare(other.series) || one.before - other.before)
  const runs: { series: string; before: [number, number]; now: [number, number] }[] = []
  for (const { series, before, now } of pairs) {
    const run = runs.at(-1)
    if (run?.series === series && run.before[1] - run.now[1] === before - now) {
      run.before[1] = before
      run.now[1] = now
    } else {
      runs.push({ series, before: [before, before], now: [now, now] })
    }
  }
  return runs.filter(({ before, now }) => before[0] !== now[0])
}

function lengthsOf(rules: readonly Rule[], from: string, to: string) {
  const highest = (version: string, numbering: 'before' | 'now') => {
    const longest = new Map<string, number>()
    for (const rule of rules.filter(({ versions }) => versions.includes(version))) {
      const at = numberOf(rule.paragraph[numbering] ?? '')
      if (at) longest.set(at.series, Math.max(longest.get(at.series) ?? 0, at.number))
    }
    return longest
  }
  const [before, now] = [highest(from, 'before'), highest(to, 'now')]
  return [...new Set([...before.keys(), ...now.keys()])]
    .map((series) => ({ series, before: before.get(series) ?? 0, now: now.get(series) ?? 0 }))
    .filter((one) => one.before !== one.now)
}
