import type { Answer } from '#constitution/index.ts'
import type { Course } from './course.ts'

/** The panel's own text where it is among the reasons. */
export function citedBy({ rules }: Course, answer: Answer | undefined, isVeto: boolean) {
  const point = isVeto ? ('veto' as const) : ('ordinary-vote' as const)
  const [first] = answer?.because ?? []
  const silent = answer !== undefined && answer.silent !== false ? answer.silent.id : undefined
  const byDefault = silent === undefined ? undefined : rules.silence(silent)?.paragraph
  if (answer?.answer === 'tie' || answer?.answer === 'not-carried') {
    const tie = rules.cite('casting-vote')
    if (tie !== undefined && answer.working.includes('tie')) {
      return { rule: first?.rule ?? null, paragraph: tie }
    }
  }
  const own = answer?.because.find(({ paragraph }) => rules.cite(point)?.includes(paragraph))
  return {
    rule: (own ?? first)?.rule ?? null,
    paragraph: byDefault ?? own?.paragraph ?? first?.paragraph ?? rules.cite(point) ?? 'none',
  }
}
