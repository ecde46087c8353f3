import type { Field, Filled } from '#fields/index.ts'
import { canonicalBreakdown } from '#performance/index.ts'
import { accept, type Outcome, type Problem, parsePeriod } from '#shared/index.ts'
import { COMPARISONS, type Condition, conditionSchema } from './condition.ts'

/** The steps of procedures that a condition can be tied to: `procedure/step`, with its words. */
export type StepChoices = Readonly<Record<string, string>>

/** What has to come true first, and what decides whether it has. */
export function conditionFields(steps: StepChoices, grants: readonly string[]) {
  return [
    {
      name: 'condition',
      kind: 'text',
      label: 'What has to come true first',
      hint: 'Such as: the bid succeeds. Leave it blank if there is no condition',
      longest: 300,
      required: false,
    },
    {
      name: 'award',
      kind: 'text',
      label: 'The grant or award that decides that, as its papers name it',
      longest: 100,
      required: false,
    },
    {
      name: 'tiedGrant',
      kind: 'choice',
      label: 'The grant recorded here that has to be confirmed',
      hint: 'The condition is then met from the day on which that is recorded',
      choices: Object.fromEntries(grants.map((reference) => [reference, reference])),
      required: false,
    },
    {
      name: 'tiedMeasure',
      kind: 'text',
      label: 'The figure that decides that: its measure',
      hint: 'The address here, such as /performance/burglary. The condition is then met by the figure itself, from its release',
      longest: 200,
      required: false,
    },
    {
      name: 'tiedBreakdown',
      kind: 'text',
      label: 'The part of the measure, if the figure is of one',
      hint: 'As files of figures write it, such as gender=male, or risk=high;age=under 18',
      longest: 300,
      required: false,
    },
    {
      name: 'tiedPeriod',
      kind: 'text',
      label: 'The period of the figure',
      hint: 'A month as 2026-04, a quarter as 2026-27-Q1, a financial year as 2026-27',
      longest: 30,
      required: false,
    },
    {
      name: 'tiedIs',
      kind: 'choice',
      label: 'What the figure has to be',
      choices: COMPARISONS,
      required: false,
    },
    {
      name: 'tiedValue',
      kind: 'text',
      label: 'The value it is compared with',
      hint: 'A number in the unit of the measure, such as 120 or 84.5',
      longest: 30,
      required: false,
    },
    {
      name: 'tiedStep',
      kind: 'choice',
      label: 'The step of a procedure that decides that',
      choices: steps,
      required: false,
    },
    {
      name: 'tiedCase',
      kind: 'text',
      label: 'Of which case, if it is one that is open',
      hint: 'The address here, such as /procedures/precept/2026-27. Any case that comes to the step unless said',
      longest: 300,
      required: false,
    },
    {
      name: 'tiedUndertaking',
      kind: 'number',
      label: 'The number of another of these that has to be done first',
      least: 1,
      most: 99_999,
      required: false,
    },
  ] as const satisfies readonly Field[]
}

type FilledCondition = Filled<ReturnType<typeof conditionFields>>

const problem = (field: string, message: string): Problem => ({
  code: 'condition',
  field,
  message,
})

/** The id of a measure in the address of its page, or as it is. */
export function measureIn(written: string): string {
  const parts = written.trim().split(/[/?#]/).filter(Boolean)
  return (parts[0] === 'performance' ? parts[1] : parts[0]) ?? ''
}

/**
 * The condition as it was filled in.
 *
 * @returns `undefined` where there is none; or all that is wrong with it
 */
export function readCondition(
  filled: FilledCondition,
  measures: ReadonlyMap<string, unknown>,
): Outcome<Condition | undefined> {
  const { condition, award, tiedMeasure, tiedStep, tiedUndertaking, tiedGrant } = filled
  const ties = [tiedMeasure, tiedStep, tiedUndertaking, tiedGrant].filter(
    (one) => one !== undefined,
  )
  const [figure, ofCase] = [readFigure(filled, measures), readCase(filled)]
  const problems: readonly Problem[] = [
    ...(condition === undefined && (ties.length > 0 || award !== undefined)
      ? [problem('condition', 'Enter what has to come true first, in words')]
      : []),
    ...(ties.length > 1
      ? [
          problem(
            'tiedMeasure',
            'Enter one figure, one step, one grant or one number that decides it',
          ),
        ]
      : []),
    ...(figure.ok ? [] : figure.problems),
    ...(ofCase.ok ? [] : ofCase.problems),
  ]
  if (!figure.ok || !ofCase.ok || problems.length > 0) return { ok: false, problems }
  if (condition === undefined) return accept(undefined)
  const said = {
    ...{ award, figure: figure.value, case: ofCase.value },
    ...{ undertaking: tiedUndertaking, grant: tiedGrant },
  }
  const stated = Object.entries(said).filter(([, value]) => value !== undefined)
  return accept(conditionSchema.parse({ words: condition, ...Object.fromEntries(stated) }))
}

function readFigure(
  { tiedMeasure, tiedBreakdown, tiedPeriod, tiedIs, tiedValue }: FilledCondition,
  measures: ReadonlyMap<string, unknown>,
): Outcome<Condition['figure']> {
  if (tiedMeasure === undefined) {
    const besides = [tiedBreakdown, tiedPeriod, tiedIs, tiedValue].some((one) => one !== undefined)
    if (!besides) return accept(undefined)
    const message = 'Enter the measure of the figure, or leave out what is said of it'
    return { ok: false, problems: [problem('tiedMeasure', message)] }
  }
  const measure = measureIn(tiedMeasure)
  const number = tiedValue?.trim().replace(/^[−-]/, '-').replaceAll(',', '') ?? ''
  const isNumber = /^-?\d+(\.\d+)?$/.test(number)
  const period = parsePeriod(tiedPeriod ?? '')
  const breakdown = canonicalBreakdown(tiedBreakdown ?? '')
  const problems: readonly Problem[] = [
    ...(measures.has(measure)
      ? []
      : [
          problem(
            'tiedMeasure',
            `"${measure}" is no measure here. Enter the address of its page, such as /performance/burglary`,
          ),
        ]),
    ...(breakdown.ok
      ? []
      : breakdown.problems.map(({ message }) => problem('tiedBreakdown', message))),
    ...(period.ok
      ? []
      : [problem('tiedPeriod', 'Enter the period as 2026-04, 2026-27-Q1 or 2026-27')]),
    ...(tiedIs === undefined ? [problem('tiedIs', 'Choose what the figure has to be')] : []),
    ...(tiedIs !== undefined && (tiedIs === 'published') === isNumber
      ? [
          problem(
            'tiedValue',
            isNumber
              ? 'Leave the value blank: to be published is enough'
              : 'Enter the value as a number, such as 120 or 84.5',
          ),
        ]
      : []),
  ]
  if (problems.length > 0 || !period.ok || !breakdown.ok || tiedIs === undefined) {
    return { ok: false, problems }
  }
  const value = isNumber ? { value: Number(number) } : {}
  const of = { measure, breakdown: breakdown.value, period: period.value.code }
  return accept({ ...of, is: tiedIs, ...value })
}

function readCase({ tiedStep, tiedCase }: FilledCondition): Outcome<Condition['case']> {
  const wrong = (message: string) =>
    ({ ok: false, problems: [problem('tiedCase', message)] }) as const
  if (tiedStep === undefined) {
    return tiedCase === undefined
      ? accept(undefined)
      : wrong('Choose the step that the case has to come to, or leave the case out')
  }
  const [procedure = '', step = ''] = tiedStep.split('/')
  if (tiedCase === undefined) return accept({ procedure, step })
  const under = `/procedures/${procedure}/`
  const at = tiedCase.indexOf(under)
  const slug = at < 0 ? '' : tiedCase.slice(at + under.length).split(/[/?#]/)[0]
  if (!slug) return wrong(`Enter the address of a case of that procedure: it begins with ${under}`)
  return accept({ procedure, step, case: slug })
}
