import {
  agreedText,
  joinPieces,
  type MergedPiece,
  mergeTexts,
  withLineFeeds,
} from '#documents/index.ts'

/** A text as somebody sends it: what they wrote, and of which text they made it. */
export interface Written {
  /** The text as they found it; '' where there was none. */
  readonly before: string
  /** The text in force now; '' where there is none. */
  readonly current: string
  readonly written: string
}

/**
 * What becomes of a text that is sent: nothing was changed; it stands, with or without what somebody else
 * wrote meanwhile; or both changed the same paragraph, and the second has to settle it.
 */
export type Saving =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'saved'; readonly text: string; readonly isMerged: boolean }
  | { readonly kind: 'conflict'; readonly pieces: readonly MergedPiece[] }

/** Decides it. A text is merged by its paragraphs, so that nothing of what either wrote is lost. */
export function decideSaving({ before, current, written }: Written): Saving {
  const text = tidy(written)
  const [found, stands] = [tidy(before), tidy(current)]
  if (text === stands) return { kind: 'unchanged' }
  if (found === stands) return { kind: 'saved', text, isMerged: false }
  const pieces = mergeTexts({ before: found, theirs: stands, yours: text }, 'paragraph')
  const merged = agreedText(pieces, 'paragraph')
  if (merged === undefined) return { kind: 'conflict', pieces }
  if (merged === stands) return { kind: 'unchanged' }
  return { kind: 'saved', text: merged, isMerged: true }
}

/** How one conflict was settled: whose paragraph stands, both, or one written for it. */
export type Settled = 'theirs' | 'yours' | 'both' | { readonly own: string }

/** The text once each conflict is settled, in their order. */
export function settleText(pieces: readonly MergedPiece[], settled: readonly Settled[]): string {
  let next = 0
  const texts = pieces.flatMap((piece) => {
    if (piece.kind === 'agreed') return [piece.text]
    const how = settled[next] ?? 'both'
    next += 1
    if (typeof how !== 'string') return [tidy(how.own).trimEnd()]
    if (how === 'both') return [piece.theirs, piece.yours]
    return [piece[how]]
  })
  return joinPieces(texts, 'paragraph')
}

/** With LF at each line's end and one at the end of all; '' for a text without any words. */
function tidy(text: string): string {
  const lines = withLineFeeds(text).replace(/[ \t]+$/gm, (spaces) =>
    spaces === '  ' ? spaces : '',
  )
  const body = lines.replace(/^\n+|\s+$/g, '')
  return body.trim() === '' ? '' : `${body}\n`
}
