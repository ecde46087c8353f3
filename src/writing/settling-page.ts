import type { MergedPiece } from '#documents/index.ts'
import type { TextPlace } from '#reports/index.ts'
import { accept, type Outcome, type Problem } from '#shared/index.ts'
import { type Page, presentForm, type ShownForm } from '#web/index.ts'
import type { Settled } from './save-text.ts'
import { namesOfText } from './text-names.ts'

/** What a conflict is shown from, and what was chosen of it so far. */
export interface SettlingState {
  /** Digests: of the text that both were made of, and of the one that stands. */
  readonly base: string | null
  readonly theirs: string | null
  /** The text of whoever settles it. */
  readonly text: string
  readonly why: string
  readonly pieces: readonly MergedPiece[]
  readonly typed?: Readonly<Record<string, unknown>>
}

interface SettlingPage extends Page {
  readonly action: string
  readonly hidden: readonly { readonly name: string; readonly value: string }[]
  readonly lead: string
  readonly conflicts: readonly {
    readonly heading: string
    readonly before: readonly string[]
    readonly theirs: readonly string[]
    readonly yours: readonly string[]
    readonly fields: ShownForm['fields']
  }[]
}

const STANDS = {
  theirs: 'The text that stands',
  yours: 'Your text',
  both: 'Both, the text that stands first',
  own: 'What I write below',
} as const

type Choice = keyof typeof STANDS

function fieldsOf(number: number) {
  return [
    {
      name: `settle-${number}`,
      kind: 'choice',
      label: 'What is to stand here',
      choices: STANDS,
    },
    {
      name: `own-${number}`,
      kind: 'long-text',
      label: 'Written anew',
      hint: 'It is taken where you choose what you write',
      required: false,
    },
  ] as const
}

/** `/reports/…/write/<section>/settle`: what two people wrote of one paragraph, side by side. */
export function presentSettling(
  place: TextPlace,
  address: string,
  { base, theirs, text, why, pieces, typed = {} }: SettlingState,
  problems: readonly Problem[],
): SettlingPage {
  const { title, breadcrumbs } = namesOfText(place, address)
  const [, report, texts] = breadcrumbs
  const conflicts = conflictsOf(pieces)
  const many = conflicts.length === 1 ? 'one paragraph' : `${conflicts.length} paragraphs`
  return {
    title: `Settle the text: ${title}`,
    breadcrumbs: [report, texts],
    problems,
    action: `${address}/settle`,
    hidden: Object.entries({ base, theirs, text, why }).map(([name, value]) => ({
      name,
      value: value ?? '',
    })),
    lead: `Somebody changed ${many} of this text while you were writing, and so did you. Nothing is saved yet. Choose for each what is to stand; all the rest of both texts is kept.`,
    conflicts: conflicts.map((conflict, number) => ({
      heading: conflicts.length === 1 ? 'The paragraph' : `Paragraph ${number + 1}`,
      before: linesOf(conflict.before),
      theirs: linesOf(conflict.theirs),
      yours: linesOf(conflict.yours),
      fields: presentForm(
        fieldsOf(number),
        { [`own-${number}`]: conflict.yours, ...typed },
        problems,
      ).fields,
    })),
  }
}

/** What was chosen of each conflict, in their order; a problem for each of which nothing was. */
export function readSettled(
  pieces: readonly MergedPiece[],
  typed: Readonly<Record<string, unknown>>,
): Outcome<readonly Settled[]> {
  const problems: Problem[] = []
  const settled = conflictsOf(pieces).flatMap((_, number): Settled[] => {
    const chosen = typed[`settle-${number}`]
    const own = typed[`own-${number}`]
    if (!isChoice(chosen)) {
      const message = 'Choose what is to stand here'
      problems.push({ code: 'unsettled', field: `settle-${number}`, message })
      return []
    }
    return [chosen === 'own' ? { own: typeof own === 'string' ? own : '' } : chosen]
  })
  return problems.length > 0 ? { ok: false, problems } : accept(settled)
}

function isChoice(value: unknown): value is Choice {
  return typeof value === 'string' && Object.hasOwn(STANDS, value)
}

function conflictsOf(pieces: readonly MergedPiece[]) {
  return pieces.flatMap((piece) => (piece.kind === 'conflict' ? [piece] : []))
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}
