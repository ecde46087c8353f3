import { diff3Merge } from 'node-diff3'

/** A text, and the two that were made of it by people who did not know of each other. */
interface ThreeTexts {
  readonly before: string
  readonly theirs: string
  readonly yours: string
}

/** What a text is merged in: commentary by paragraphs, a file of data by lines. */
type MergedBy = 'paragraph' | 'line'

/** A stretch of a merged text: what holds, or what both changed and somebody has to settle. */
export type MergedPiece =
  | { readonly kind: 'agreed'; readonly text: string }
  | ({ readonly kind: 'conflict' } & ThreeTexts)

/** A blank line, as a token of its own between paragraphs, so that neighbours are told apart. */
const BLANK = '\n\n'

/**
 * Merges what two people made of one text. Nothing is lost: what only one of them changed is taken, what
 * both changed alike is taken once, and the rest is given back as conflicts.
 *
 * @returns the pieces in order, each of whole paragraphs or lines and none of them without any words on
 *   any side; line ends are LF
 * @see Khanna, Kunal and Pierce (2007), A Formal Investigation of Diff3
 */
export function mergeTexts(texts: ThreeTexts, by: MergedBy): readonly MergedPiece[] {
  const tokens = by === 'paragraph' ? paragraphTokens : lineTokens
  const join = (parts: readonly string[] = []) => joinTokens(parts, by)
  const regions = diff3Merge(tokens(texts.theirs), tokens(texts.before), tokens(texts.yours), {
    excludeFalseConflicts: true,
  })
  return regions.flatMap(({ ok, conflict }): readonly MergedPiece[] => {
    if (!conflict) return hasWords(ok) ? [{ kind: 'agreed', text: join(ok) }] : []
    const { a: theirs, o: before, b: yours } = conflict
    if (![theirs, before, yours].some(hasWords)) return []
    const apart = by === 'paragraph' ? sideBySide(before, theirs, yours) : undefined
    if (apart) return [{ kind: 'agreed', text: join(apart) }]
    return [{ kind: 'conflict', before: join(before), theirs: join(theirs), yours: join(yours) }]
  })
}

/** The merged text, where nothing has to be settled; else `undefined`. */
export function agreedText(pieces: readonly MergedPiece[], by: MergedBy): string | undefined {
  const texts: string[] = []
  for (const piece of pieces) {
    if (piece.kind === 'conflict') return undefined
    texts.push(piece.text)
  }
  return joinPieces(texts, by)
}

/** The texts of pieces as one, ended by a line end; '' where there are none. */
export function joinPieces(texts: readonly string[], by: MergedBy): string {
  const some = texts.filter((text) => text !== '')
  if (some.length === 0) return ''
  return `${some.join(by === 'paragraph' ? BLANK : '\n')}\n`
}

/** A text with LF at the end of each line, as a form and a file may not have it. */
export function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

function paragraphTokens(text: string): string[] {
  const paragraphs = withLineFeeds(text)
    .split(/\n(?:[ \t]*\n)+/)
    .map((paragraph) => paragraph.replace(/^\n+|\s+$/g, ''))
    .filter((paragraph) => paragraph.trim() !== '')
  return paragraphs.flatMap((paragraph, at) => (at === 0 ? [paragraph] : [BLANK, paragraph]))
}

function lineTokens(text: string): string[] {
  const lines = withLineFeeds(text).split('\n')
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

function joinTokens(parts: readonly string[], by: MergedBy): string {
  return by === 'line' ? parts.join('\n') : parts.filter((part) => part !== BLANK).join(BLANK)
}

/**
 * What two made of some paragraphs, where what each changed only touches what the other did: one added a
 * paragraph beside one that the other mended. Of what both added at one place it cannot be told.
 */
function sideBySide(
  before: readonly string[],
  theirs: readonly string[],
  yours: readonly string[],
): readonly string[] | undefined {
  const [was, one, other] = [before, theirs, yours].map((parts) =>
    parts.filter((part) => part !== BLANK),
  )
  if (was === undefined || one === undefined || other === undefined) return undefined
  const [first, second] = [changeOf(was, one), changeOf(was, other)].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  )
  if (!first || !second || first.end > second.start) return undefined
  if (first.start === second.end) return undefined
  return [
    ...was.slice(0, first.start),
    ...first.parts,
    ...was.slice(first.end, second.start),
    ...second.parts,
    ...was.slice(second.end),
  ]
}

/** The one stretch, from a place up to another, in which a list became other parts. */
function changeOf(was: readonly string[], is: readonly string[]) {
  const most = Math.min(was.length, is.length)
  let start = 0
  while (start < most && was[start] === is[start]) start += 1
  let same = 0
  while (same < most - start && was.at(-1 - same) === is.at(-1 - same)) same += 1
  return { start, end: was.length - same, parts: is.slice(start, is.length - same) }
}

function hasWords(parts: readonly string[] = []): boolean {
  return parts.some((part) => part !== BLANK)
}
