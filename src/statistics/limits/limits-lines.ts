import { z } from 'zod'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { type ControlLimits, controlLimits } from './control-limits.ts'
import { FEWEST_FOR_BASELINE } from './phase-limits.ts'

/** Beyond this, numbers are no longer kept exactly to a thousandth. */
const LARGEST = 1e12

const number = z
  .number('write a number without quotes')
  .min(-LARGEST, `write a number no further from 0 than ${LARGEST}`)
  .max(LARGEST, `write a number no further from 0 than ${LARGEST}`)
const day = z.iso.date('write a day as 2019-04-01')

/** One line of `limits --json`: a series and how its limits are to be worked out. */
const limitsLineSchema = z.strictObject({
  id: z.union([z.string(), z.number()], 'give the series an id, a text or a number'),
  points: z.array(
    z.strictObject({ period: day, value: number.nullable() }, 'write {"period": …, "value": …}'),
    'give the points as a list',
  ),
  improvement: z.enum(['up', 'down', 'none'], 'write "up", "down" or "none"').default('none'),
  target: number.nullable().default(null),
  rebase: z.array(day, 'give the days as a list').default([]),
  baselinePoints: z
    .int('write a whole number, or null')
    .min(FEWEST_FOR_BASELINE, `write ${FEWEST_FOR_BASELINE} or more, or null for every point`)
    .nullable()
    .default(null),
  screening: z.boolean('write true or false').default(true),
})

export interface LimitsAnswer extends ControlLimits {
  readonly id: string | number
}

/**
 * Answers one line of JSON of the `limits` command.
 *
 * @param lineNumber - from 1, for the sentence of a refusal
 * @returns the series' id and limits; or a refusal of one sentence that names the line, and the
 *   field where there is one. Only `id` and `points` need be given: without the others there is no
 *   better direction, target or rebase, every point is in the baseline, and screening is on.
 */
export function answerLimitsLine(line: string, lineNumber: number): Outcome<LimitsAnswer> {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch {
    return refuse(
      'not-json',
      `Line ${lineNumber} is not JSON. Write one whole JSON object on each line`,
      'line',
    )
  }
  const parsed = limitsLineSchema.safeParse(json, { reportInput: false })
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return refuse('wrong-field', `Line ${lineNumber}: ${describeIssue(issue)}`, 'line')
  }
  const { id, points, ...settings } = parsed.data
  const limits = controlLimits(points, settings)
  if (limits.ok) return accept({ id, ...limits.value })
  const [problem] = limits.problems
  return refuse(
    problem?.code ?? 'no-limits',
    `Line ${lineNumber} (${id}): ${problem?.message ?? 'no limits can be worked out'}`,
    problem?.field,
  )
}

function describeIssue(issue: z.core.$ZodIssue | undefined): string {
  if (issue === undefined) return 'the series cannot be read'
  const where = issue.path.reduce<string>(
    (path, part) =>
      typeof part === 'number' ? `${path}[${part}]` : `${path}${path && '.'}${String(part)}`,
    '',
  )
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => `"${key}"`).join(', ')
    const fields = where === '' ? Object.keys(limitsLineSchema.shape) : ['period', 'value']
    return `${where || 'the series'} has ${keys}, which is not a field. The fields are ${fields.join(', ')}`
  }
  return where === ''
    ? 'write a JSON object with an id and points'
    : `${where} cannot be used: ${issue.message}`
}
