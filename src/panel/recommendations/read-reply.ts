import { z } from 'zod'
import { describeDay } from '#shared/index.ts'
import { ANSWERS, type AnswerKind } from './recommendation.ts'
import type { NewReply } from './record-recommendations.ts'

const keys = Object.keys(ANSWERS) as [AnswerKind, ...AnswerKind[]]

/** How many fields there are turns on the report: what was read of them is looked at again by name. */
const readSchema = z.looseObject({ on: z.string(), document: z.string().optional() })
const answerSchema = z.enum(keys)

/**
 * The reply to a report as it was filled in.
 *
 * @param texts - the recommendations, in their order
 * @param filled - as it was read by `answerFields`
 */
export function readReply(texts: readonly string[], filled: object): NewReply {
  const { on, document, ...rest } = readSchema.parse(filled)
  const answers = texts.map((_, index) => {
    const reasons = rest[`reasons-${index + 1}`]
    return {
      answer: answerSchema.parse(rest[`answer-${index + 1}`]),
      reasons: typeof reasons === 'string' ? reasons : undefined,
    }
  })
  const source = { document: document ?? `Answered on this site, ${describeDay(on)}` }
  return { on, answers, source }
}
