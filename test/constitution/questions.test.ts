import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { z } from 'zod'
import type { Answer } from '#constitution/answer.ts'
import { answerQuestion } from '#constitution/ask.ts'
import { constitutionOf } from '#constitution/testing-rules.ts'

/**
 * Questions and what each must come to, worked out from the constitution and its documents and not from
 * the program, one a line in `questions.jsonl`: `says` are patterns that what is said must match, `why`
 * the paragraph or the sum. An ordinary one that expects an answer gets it without a warning.
 */
const questionLine = z.strictObject({
  id: z.number(),
  question: z.string(),
  on: z.iso.date().optional(),
  input: z.unknown(),
  odd: z.boolean(),
  expect: z.enum(['answer', 'warned', 'refused']),
  answer: z.string().optional(),
  says: z.array(z.string()),
  why: z.string(),
})
type Line = z.infer<typeof questionLine>

const lines = readFileSync(join(import.meta.dirname, 'questions.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => questionLine.parse(JSON.parse(line)))

const constitution = constitutionOf('areas/leicestershire')
const TODAY = '2027-01-04'

/** Words that tell a reader what to do. */
const TO_DO =
  /\b(add|answer|ask|check|choose|correct|count|enter|give|leave|name|put|record|say|take|use|write)\b/i

const LIKE_CODE = /\b[a-z]+[A-Z]|\bundefined\b|\bNaN\b|\bnull\b|\[object|[{}]|\[\]|=>/

/** What is quoted was written by whoever asks, and may be anything. */
const ownWords = (said: string) => said.replace(/"[^"]*"|“[^”]*”/g, '“…”')

const isSentence = (said: string) => /^[\p{Lu}\p{N}£"“]/u.test(said)

/** Every text in a value, however deep. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(textsIn)
}

/** The paragraphs an answer rests on, what it sets aside, and what nobody has ruled on. */
function reasonsIn({ because, alternatives, silent, conflicts }: Answer): readonly string[] {
  const unruled = conflicts.map(({ id, applied, needsRulingBy }) => [id, applied, needsRulingBy])
  return textsIn([because, alternatives, silent, unruled])
}

/** What is wrong with what comes back for a line: one sentence for each fault, none when all is well. */
function faultsOf(line: Line): readonly string[] {
  const { question, input, on = TODAY } = line
  const outcome = answerQuestion(constitution, question, input, { today: on })
  const spoken = outcome.ok
    ? [...outcome.value.warnings, outcome.value.working]
    : outcome.problems.map(({ message }) => message)
  const texts = outcome.ok ? [...spoken, ...reasonsIn(outcome.value)] : spoken
  const silentOn = line.says.filter((words) => !texts.some((text) => new RegExp(words).test(text)))
  const faults = [
    ...silentOn.map((words) => `says nothing of /${words}/`),
    ...spoken
      .filter((said) => LIKE_CODE.test(ownWords(said)))
      .map((said) => `speaks in code: ${said}`),
  ]
  if (!outcome.ok) {
    if (line.expect !== 'refused') faults.push(`refused: ${spoken.join(' ')}`)
    if (spoken.length === 0) faults.push('refused without a word')
    for (const said of spoken) {
      if (!isSentence(said)) faults.push(`not a sentence: ${said}`)
      if (!TO_DO.test(ownWords(said))) faults.push(`does not say what to do: ${said}`)
    }
    return faults
  }
  const { answer, warnings } = outcome.value
  if (line.expect === 'refused') faults.push(`answered ${answer}`)
  if (line.answer !== undefined && line.answer !== answer) faults.push(`answered ${answer}`)
  if (line.expect === 'warned' && warnings.length === 0) faults.push('gives no warning')
  if (line.expect === 'answer' && !line.odd && warnings.length > 0) {
    faults.push(`warns of something ordinary: ${warnings.join(' ')}`)
  }
  for (const said of warnings) if (!isSentence(said)) faults.push(`not a sentence: ${said}`)
  return faults
}

/** The same, with one that throws told as a fault too. */
function faultsOrThrown(line: Line): readonly string[] {
  try {
    return faultsOf(line)
  } catch (thrown) {
    return [`throws: ${thrown}`]
  }
}

const faulty = lines.flatMap((line) => {
  const faults = faultsOrThrown(line)
  return faults.length === 0 ? [] : [{ line, faults }]
})

describe('470 questions to the constitution', () => {
  it('are half of them odd', () => {
    assert.deepEqual([lines.length, lines.filter(({ odd }) => odd).length], [470, 235])
  })

  it('come to what the documents say, each', () => {
    assert.deepEqual(
      faulty.map(({ line, faults }) => [line.id, line.why, ...faults].join(' | ')),
      [],
    )
  })
})
