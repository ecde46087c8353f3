import { describePeriod, formatNumber } from '#shared/index.ts'
import type { NewObservation } from '#statistics/index.ts'
import { listInWords } from '#statistics/index.ts'
import type { ReadRow } from './read-observation.ts'
import type { Capped } from './rejected-row.ts'
import type { CountedArea } from './small-counts.ts'
import type { Exposed, WithheldRows } from './withhold-rows.ts'

/** What the small numbers of a file came to, for the person who handed it in. */
export interface SmallNumbers {
  /** Counts from 1 to the threshold, of parts of measures, that were not public before. */
  readonly small: number
  /** Figures withheld, small ones and those that would give them away; of a dry run, that would be. */
  readonly withheld: number
  /** Whether this import withholds them; else they go in as they are. */
  readonly isWithheld: boolean
  /** Whether they can be withheld so that none of them can be worked out. */
  readonly canBeWithheld: boolean
  /** All of it in sentences, without full stops. */
  readonly sentences: readonly string[]
}

/** How many are named before the rest are counted. */
const NAMED = 3

/** "Burglary in Skerby (gender: female), May 2026". */
function nameFigure(area: CountedArea, figure: NewObservation): string {
  const { measure, area: placeId, breakdown, period } = figure
  const place = area.file.places.find(({ id }) => id === placeId)?.name ?? placeId
  const part = breakdown === '' ? '' : ` (${breakdown.replaceAll('=', ': ').replaceAll(';', ', ')})`
  return `${area.measures.get(measure)?.name ?? measure} in ${place}${part}, ${describePeriod(period)}`
}

/** Small counts that go in as they are. */
export interface Shown {
  readonly small: Capped<ReadRow>
  /** Withheld figures that the rows give away. */
  readonly exposed: readonly Exposed[]
  readonly dryRun: boolean
  /** What withholding them would come to, where that was asked. */
  readonly withheld: Omit<WithheldRows, 'rows'> | undefined
}

/** @returns `null` when there is nothing to say of small numbers */
export function sayShown(area: CountedArea, shown: Shown): SmallNumbers | null {
  const { small, exposed, dryRun, withheld } = shown
  if (small.count === 0 && exposed.length === 0) return null
  const one = small.count === 1
  const cannot = withheld?.exposed ?? []
  const others = (withheld?.withheld ?? 0) - (withheld?.small ?? 0)
  const found =
    `${one ? '1 row holds' : `${formatNumber(small.count)} rows hold`} a count from 1 to ` +
    `${area.file.smallNumbers.suppressUpTo} of a part of a measure, which could point to a person: ` +
    nameRows(area, small)
  const company =
    others === 0
      ? ''
      : `, with ${formatNumber(others)} ${others === 1 ? 'other' : 'others'} that would give ${one ? 'it' : 'them'} away`
  const asItIs = `be imported as ${one ? 'it is' : 'they are'}, if ${one ? 'it was' : 'they were'} published already`
  const choice =
    cannot.length === 0
      ? `${one ? 'It' : 'They'} can be withheld${company}, or ${asItIs}`
      : `${one ? 'It' : 'They'} can only ${asItIs}`
  const done = one
    ? 'It was imported as it is, and is public from now on'
    : 'They were imported as they are, and are public from now on'
  return {
    small: small.count,
    withheld: withheld?.withheld ?? 0,
    isWithheld: false,
    canBeWithheld: cannot.length === 0,
    sentences: [
      ...(small.count === 0 ? [] : [found, dryRun ? choice : done]),
      ...sayExposed(area, cannot),
      ...sayExposed(area, exposed),
    ],
  }
}

/** What was withheld of a file: nothing is said of which counts were the small ones. */
export function sayWithheld(
  area: CountedArea,
  { withheld, small }: Pick<WithheldRows, 'withheld' | 'small'>,
  dryRun: boolean,
): SmallNumbers | null {
  if (withheld === 0) return null
  const others = withheld - small
  const one = withheld === 1
  const isSmall = `for being from 1 to ${area.file.smallNumbers.suppressUpTo}`
  const isTelling = `because ${others === 1 ? 'it' : 'they'} would give others away`
  const figures = `${one ? '1 figure' : `${formatNumber(withheld)} figures`} ${dryRun ? 'would be' : one ? 'was' : 'were'} withheld`
  const sentence =
    small > 0 && others > 0
      ? `${figures}: ${formatNumber(small)} ${isSmall}, and ${formatNumber(others)} ${isTelling}`
      : `${figures} ${small > 0 ? isSmall : isTelling}`
  return {
    small,
    withheld,
    isWithheld: true,
    canBeWithheld: true,
    sentences: [sentence],
  }
}

/** Counts that could be worked out all the same, and what to do: a sentence for each reason. */
export function sayExposed(area: CountedArea, exposed: readonly Exposed[]): readonly string[] {
  const given = exposed.filter(({ row }) => row !== null)
  const some = {
    public: given.filter(({ because }) => because === 'public'),
    crossed: given.filter(({ because }) => because === 'crossed'),
    earlier: exposed.filter(({ row }) => row === null),
  }
  const name = (list: readonly Exposed[]) => nameRows(area, { first: list, count: list.length })
  const sentences = {
    public: `Figures that are public already, or would be, could give away ${name(some.public)}. Take what is named out of the file, or import the file as it is if it was published already`,
    crossed: `What is broken down in more than two ways at once, place among them, cannot be withheld for sure: ${name(some.crossed)}. Take what is named out of the file, or import the file as it is if it was published already`,
    earlier: `With these rows, what was withheld earlier could be worked out: ${name(some.earlier)}. Import them with small numbers withheld, or leave out those of the same measure and period`,
  }
  return (['public', 'crossed', 'earlier'] as const).flatMap((reason) =>
    some[reason].length === 0 ? [] : [sentences[reason]],
  )
}

/** Figures in words, the first few of them: "Burglary in Skerby, May 2026 and 4 more". */
export function nameFigures(area: CountedArea, figures: readonly NewObservation[]): string {
  const first = figures.map((figure) => ({ row: null, figure, because: 'public' as const }))
  return nameRows(area, { first, count: figures.length })
}

/** The first few, by row where they have one: "row 3 (Burglary in Skerby, May 2026) and 4 more". */
function nameRows(area: CountedArea, { first, count }: Capped<ReadRow | Exposed>): string {
  const names = first.slice(0, NAMED).map((one) => {
    const figure = 'figure' in one ? one.figure : one.observation
    return one.row === null
      ? nameFigure(area, figure)
      : `row ${one.row} (${nameFigure(area, figure)})`
  })
  const more = count - names.length
  return listInWords([...names, ...(more > 0 ? [`${formatNumber(more)} more`] : [])])
}
