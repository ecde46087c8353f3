import type { RecordingChange } from '#area/index.ts'
import { capitalise } from '#shared/index.ts'
import { listInWords } from '../words/words.ts'
import { describeStart } from './comparison-words.ts'
import type { Explanation } from './explain.ts'

type Fit = Extract<Explanation, { kind: 'recording-change' }>['fit']

/** A change in recording in the time of several findings, with the number of each and what it does to it. */
export interface SharedChange {
  readonly change: RecordingChange
  readonly of: readonly { readonly number: number; readonly fit: Fit }[]
}

/** The changes in recording that more than one finding would tell of, in the order of the findings. */
export function shareChanges(
  findings: readonly { readonly number: number; readonly explanations: readonly Explanation[] }[],
): readonly SharedChange[] {
  const told = findings.flatMap(({ number, explanations }) =>
    explanations.flatMap((one) =>
      one.kind === 'recording-change' ? [{ number, change: one.change, fit: one.fit }] : [],
    ),
  )
  return [...Map.groupBy(told, ({ change }) => change.id).values()].flatMap((of) => {
    const [first, second] = of
    return first && second ? [{ change: first.change, of }] : []
  })
}

/** "Recording changed in March 2022 (sheds). It is said to move 1, 2 and 4 the way they moved." */
export function describeSharedChange({ change, of }: SharedChange): string {
  const numbers = (fit: Fit) =>
    of.filter((one) => one.fit === fit).map(({ number }) => String(number))
  const [said, contrary, neither] = [numbers('said'), numbers('contrary'), numbers('not-said')]
  const way = (list: readonly string[]) =>
    list.length === 1 ? 'the way it moved' : 'the way they moved'
  const moves = [
    ...(said.length > 0 ? [`is said to move ${listInWords(said)} ${way(said)}`] : []),
    ...(contrary.length > 0 ? [`is said to move ${listInWords(contrary)} the other way`] : []),
    ...(neither.length > 0 ? [`falls in the time of ${listInWords(neither)}`] : []),
  ]
  return `Recording changed ${describeStart(change)} (${change.name}). ${capitalise(`it ${listInWords(moves)}`)}.`
}
