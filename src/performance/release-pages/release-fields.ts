import { type Field, whyField } from '#fields/index.ts'
import type { ReportAwaited, WaitingFigures } from '#holdings/index.ts'
import { formatNumber } from '#shared/index.ts'
import type { SmallAtRelease } from './small-at-release.ts'

/** The figures of one measure that wait, of whichever imports. */
export interface WaitingMeasure {
  readonly measure: string
  readonly name: string
  readonly waiting: readonly WaitingFigures[]
  readonly figures: number
}

/** What waits, by measure, in the order of the measures. */
export function byMeasure(
  waiting: readonly WaitingFigures[],
  measures: ReadonlyMap<string, { readonly name: string }>,
): readonly WaitingMeasure[] {
  const grouped = Map.groupBy(waiting, ({ measure }) => measure)
  const order = [...new Set([...measures.keys(), ...grouped.keys()])]
  return order.flatMap((measure) => {
    const its = grouped.get(measure)
    if (its === undefined) return []
    const figures = its.reduce((sum, one) => sum + one.figures, 0)
    return [{ measure, name: measures.get(measure)?.name ?? measure, waiting: its, figures }]
  })
}

/** Stands for what waits of a measure as it is now: where more was loaded meanwhile, it is another. */
export function choiceOf({ measure, waiting }: WaitingMeasure): string {
  return `${measure}~${waiting.map((one) => one.import).join('-')}`
}

/** A report for a period with whose next edition figures can be released, and what it is called. */
export interface EditionToBe extends ReportAwaited {
  readonly title: string
}

/** Stands for an edition among the choices of a form. */
export function choiceOfEdition({ report, period }: ReportAwaited): string {
  return `${report}/${period}`
}

/** What has to be said of small counts that a release would make public, or would give away. */
function smallFields({ small, exposed, toWithhold }: SmallAtRelease): readonly Field[] {
  const figures = toWithhold?.length ?? 0
  const count = figures === 1 ? '1 figure' : `${formatNumber(figures)} figures`
  return [
    {
      name: 'small',
      kind: 'choice',
      label: 'Small numbers',
      hint: small ?? exposed?.message ?? '',
      asks: 'what is to be done with small numbers',
      choices: {
        ...(toWithhold === undefined
          ? {}
          : { withhold: `Release them, with ${count} withheld: those listed here` }),
        ...(exposed ? {} : { published: 'They were published already: release them as they are' }),
        keep: 'Release nothing now. They can be imported again with small numbers withheld',
      },
    },
    ...(toWithhold === undefined ? [] : [WHY_WITHHELD]),
  ]
}

const WHY_WITHHELD = {
  name: 'whyWithheld',
  kind: 'text',
  label: 'Why they are withheld',
  hint: 'Where they are. It is published: write nothing of the numbers',
  asks: 'why they are withheld',
  longest: 2_000,
  required: ({ small }) => small === 'withhold',
} as const satisfies Field

function editionField(editions: readonly EditionToBe[]) {
  return {
    name: 'edition',
    kind: 'choice',
    label: 'Which report',
    hint: 'Where it is with a report: they are public in the moment in which its next edition is published',
    asks: 'the report',
    choices: Object.fromEntries(editions.map((one) => [choiceOfEdition(one), one.title])),
    required: ({ when }) => when === 'with',
  } as const satisfies Field
}

/**
 * What is filled in to release figures.
 *
 * @param editions - those that figures can be released with
 * @param looked - what was found of small counts among those chosen, where anything was
 */
export function releaseFields(
  waiting: readonly WaitingMeasure[],
  editions: readonly EditionToBe[],
  looked?: SmallAtRelease,
) {
  return [
    ...(looked === undefined ? [] : smallFields(looked)),
    {
      name: 'measures',
      kind: 'ticks',
      label: 'What is released',
      asks: 'at least one measure',
      choices: Object.fromEntries(
        waiting.map((one) => [
          choiceOf(one),
          `${one.name}: ${formatNumber(one.figures)} ${one.figures === 1 ? 'figure' : 'figures'}`,
        ]),
      ),
    },
    {
      name: 'when',
      kind: 'choice',
      label: 'When the public knows them',
      choices: {
        now: 'At once',
        later: 'At a time to come',
        ...(editions.length === 0 ? {} : { with: 'With the next edition of a report' }),
      },
    },
    {
      name: 'at',
      kind: 'time',
      label: 'Day and time',
      hint: 'Where it is at a time to come, such as 2026-12-09 09:30',
      asks: 'the day and time of the release',
      required: ({ when }) => when === 'later',
    },
    ...(editions.length === 0 ? [] : [editionField(editions)]),
  ] as const satisfies readonly Field[]
}

/** What is filled in to withdraw a release that is to come. */
export const WITHDRAW_RELEASE = [
  whyField('Why it is withdrawn', 'It is published in the record'),
] as const satisfies readonly Field[]
