import { z } from 'zod'
import { keyOfFigure, nameFigure } from './name-figure.ts'

/** What two reports have otherwise, the words of one part of it. */
export interface ChangedPart {
  /** As readers know it: "How the figures were worked out". */
  readonly part: string
  /** Only in the first. */
  readonly gone: readonly string[]
  /** Only in the second. */
  readonly come: readonly string[]
}

/** What one report has otherwise than another. */
export interface Compared {
  /** Each a sentence: "Burglary, Wealdmoor, 2026-05: was 412 and is 214". */
  readonly figures: readonly string[]
  readonly words: readonly ChangedPart[]
}

const figureSchema = z.looseObject({
  measureId: z.string(),
  measureName: z.string(),
  area: z.string(),
  breakdown: z.string(),
  period: z.looseObject({ code: z.string() }),
  text: z.string(),
})

const reportSchema = z.looseObject({
  figures: z.array(figureSchema),
  introduction: z.array(z.unknown()),
  method: z.array(z.unknown()),
  tellsOfEdition: z.object({ introduction: z.int(), method: z.int() }).optional(),
})

type Kept = z.infer<typeof reportSchema>

/**
 * Compares two reports as they are kept: first what figures they give, then what they say. What they say of
 * themselves as editions is left out.
 *
 * @param one - `report.json` of the first, and `other` of the second, of whatever version of the program
 */
export function compareReports(one: string, other: string): Compared {
  const [first, second] = [readKept(one), readKept(other)]
  return {
    figures: compareFigures(first.figures, second.figures),
    words: Object.entries(PARTS).flatMap(([key, part]) => {
      const [was, is] = [new Set(textsIn(first[key])), new Set(textsIn(second[key]))]
      const gone = [...was].filter((text) => !is.has(text))
      const come = [...is].filter((text) => !was.has(text))
      return gone.length + come.length === 0 ? [] : [{ part, gone, come }]
    }),
  }
}

function readKept(json: string): Kept {
  const { introduction, method, tellsOfEdition, ...rest } = reportSchema.parse(JSON.parse(json))
  const { introduction: first = 0, method: last = 0 } = tellsOfEdition ?? {}
  return {
    ...rest,
    introduction: introduction.slice(first),
    method: method.slice(0, method.length - last),
  }
}

const PARTS = {
  title: 'Title',
  introduction: 'About this report',
  summary: 'The answer',
  sections: 'Sections',
  briefing: 'Briefing',
  glossary: 'What the words mean',
  method: 'How the figures were worked out',
  sources: 'Sources',
} as const

function compareFigures(was: Kept['figures'], is: Kept['figures']): readonly string[] {
  const byKey = (figures: Kept['figures']) =>
    new Map(figures.map((figure) => [keyOfFigure(figure), figure]))
  const [before, after] = [byKey(was), byKey(is)]
  return [...new Map([...before, ...after])].flatMap(([key, figure]) => {
    const [old, now] = [before.get(key)?.text, after.get(key)?.text]
    if (old === now) return []
    const words =
      old === undefined
        ? `${now}, which was not in it`
        : `was ${old} and ${now === undefined ? 'is not in it' : `is ${now}`}`
    return [`${nameFigure(figure)}: ${words}`]
  })
}

/** Where drawings have their points, and links their numbers: no words of it are read by anybody. */
const NOT_WORDS = new Set(['data', 'anchor', 'id', 'measureId', 'unit', 'kind', 'link'])

/** What is said in a part, sentence by sentence; words that only look different are one sentence. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value]
  if (Array.isArray(value)) {
    const isSentence = value.length > 0 && value.every(isOfSentence)
    return isSentence ? [value.map(({ text }) => text).join('')] : value.flatMap(textsIn)
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => (NOT_WORDS.has(key) ? [] : textsIn(part)))
}

function isOfSentence(value: unknown): value is { readonly text: string } {
  if (typeof value !== 'object' || value === null || !('text' in value)) return false
  return Object.keys(value).every((key) => ['text', 'strong', 'emphasis', 'link'].includes(key))
}
