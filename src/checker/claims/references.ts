import { capitalise, matchesIn } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { isExamined, overSentences, type Reading } from '../reading.ts'
import type { Sentence } from '../sentences.ts'

const CITED = /\b(?<word>appendix|annex)(?: item)? (?<label>[A-Z]|\d{1,2})\b/giu
const HEADED = /^(?<word>appendix|annex) (?<label>[A-Z]|\d{1,2}) ?:?$/iu
const LISTED = /^(?<word>appendix|annex) (?<label>[A-Z]|\d{1,2}) ?[-–—:] ?\S/iu

/** References within a paper: appendices by name, the run of measure numbers, paragraphs by what they hold. */
export function checkReferences(reading: Reading): readonly Claim[] {
  return [...checkAppendices(reading), ...checkNumbering(reading), ...checkParagraphs(reading)]
}

function nameOf(match: RegExpMatchArray | RegExpExecArray): string {
  const word = (match.groups?.['word'] ?? '').toLowerCase()
  return `${capitalise(word)} ${(match.groups?.['label'] ?? '').toUpperCase()}`
}

function checkAppendices(reading: Reading): readonly Claim[] {
  const { sentences } = reading.paper
  const headed = labels(sentences, HEADED)
  const listed = labels(sentences, LISTED)
  const known = headed.length > 0 ? headed : listed
  return overSentences(reading, (sentence): readonly Claim[] => {
    if (HEADED.test(sentence.text) || LISTED.test(sentence.text)) return []
    const cited = matchesIn(sentence.text, CITED).map(nameOf)
    return cited.flatMap((name): readonly Claim[] => {
      const isThere = known.includes(name)
      const twin = known.find((it) => isTwin(it, name))
      if (!isThere && twin === undefined) return []
      return [
        {
          where: sentence.place,
          quote: sentence.text,
          kind: 'same-fact',
          stated: name,
          recomputed: twin ?? name,
          verdict: isThere ? 'correct' : 'incorrect',
          explanation: isThere
            ? `${name} is there.`
            : `The text names ${name}, but what is attached is headed ${known.join(' and ')}.`,
          suggestion:
            isThere || twin === undefined
              ? null
              : sentence.text.replace(new RegExp(name, 'iu'), twin),
        },
      ]
    })
  })
}

function labels(sentences: readonly Sentence[], pattern: RegExp): readonly string[] {
  return [
    ...new Set(
      sentences.flatMap((sentence) => {
        const match = pattern.exec(sentence.text)
        return match ? [nameOf(match)] : []
      }),
    ),
  ]
}

/** Appendix A and Appendix 1 or Annex A are the same place under two names. */
function isTwin(one: string, other: string): boolean {
  const place = (name: string) => {
    const label = name.split(' ')[1] ?? ''
    return /\d/.test(label) ? Number(label) : label.charCodeAt(0) - 64
  }
  return one !== other && (place(one) === place(other) || Number.isNaN(place(one)))
}

/** Measures numbered 2.1, 2.2, 2.4: one is missing, or the numbers are wrong. */
function checkNumbering(reading: Reading): readonly Claim[] {
  const found: Claim[] = []
  const sections = new Set(reading.paper.sentences.map((it) => it.section))
  const numbered = reading.rows.flatMap((row) =>
    row.number === null ? [] : [{ row, parts: row.number.split('.').map(Number) }],
  )
  const seen = new Set(numbered.map(({ row }) => row.number))
  numbered.forEach(({ row, parts }, index) => {
    const previous = numbered[index - 1]
    const [major, minor] = parts
    const [lastMajor, lastMinor] = previous?.parts ?? []
    if (parts.length !== 2 || minor === undefined || lastMinor === undefined || major !== lastMajor)
      return
    if (minor !== lastMinor + 2) return
    const missing = `${major}.${lastMinor + 1}`
    if (sections.has(missing) || seen.has(missing) || !isExamined(reading, row.table.block)) return
    found.push({
      where: row.place,
      quote: row.text,
      kind: 'same-fact',
      stated: row.number ?? '',
      recomputed: missing,
      verdict: 'incorrect',
      explanation: `The numbering goes from ${previous?.row.number} to ${row.number}; there is no ${missing}.`,
      suggestion: null,
    })
  })
  return found
}

const CITES_PARAGRAPH =
  /\b(?:the |an? )?(?<phrase>(?:[a-z]+ ){0,2}[a-z]+) (?:given by|given in|in|under|set out in|described in|required by) (?:paragraphs?|rules?) (?<from>\d{1,3})(?: ?(?:-|–|to|and) ?(?<to>\d{1,3}))?(?! of)/giu
const IDLE = new Set(
  'the a an of in as with accordance set out provided described made given contained specified referred up be being and or procedure arrangements panel provisions requirements accordance notice business item member'.split(
    ' ',
  ),
)

/** "The right of reply given by Rules 33 to 36": those rules should speak of it, when others do. */
function checkParagraphs(reading: Reading): readonly Claim[] {
  const numbered = paragraphsByNumber(reading)
  if (numbered.size < 20) return []
  return overSentences(reading, (sentence) =>
    matchesIn(sentence.text, CITES_PARAGRAPH).flatMap((match): readonly Claim[] => {
      const words = (match.groups?.['phrase'] ?? '')
        .toLowerCase()
        .split(' ')
        .filter((word) => !IDLE.has(word) && word.length > 4)
      const [from, to] = [
        Number(match.groups?.['from']),
        Number(match.groups?.['to'] ?? match.groups?.['from']),
      ]
      if (words.length === 0 || to < from || to - from > 12) return []
      const stems = words.map((word) => word.slice(0, 6))
      const holds = (text: string) => stems.every((stem) => text.includes(stem))
      const cited = Array.from(
        { length: to - from + 1 },
        (_, index) => numbered.get(from + index) ?? [],
      ).flat()
      if (cited.length === 0) return []
      const there = cited.some(holds)
      const elsewhere = [...numbered].flatMap(([number, texts]) =>
        texts.some(
          (text) => holds(text) && !text.includes(sentence.text.toLowerCase().slice(0, 40)),
        )
          ? [number]
          : [],
      )
      if (!there && (elsewhere.length === 0 || elsewhere.length > 4)) return []
      return [
        {
          where: sentence.place,
          quote: sentence.text,
          kind: 'same-fact',
          stated: match[0].trim(),
          recomputed: there ? null : elsewhere.join(', '),
          verdict: there ? 'correct' : 'incorrect',
          explanation: there
            ? 'The paragraph cited speaks of it.'
            : `What is cited does not speak of "${words.join(' ')}"; ${elsewhere.length === 1 ? 'paragraph' : 'paragraphs'} ${elsewhere.join(', ')} ${elsewhere.length === 1 ? 'does' : 'do'}.`,
          suggestion: null,
        },
      ]
    }),
  )
}

function paragraphsByNumber(reading: Reading): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, string[]>()
  let block = -1
  for (const sentence of reading.paper.sentences) {
    const number = Number(sentence.section?.split('.').at(-1))
    if (!Number.isInteger(number) || number === 0) continue
    const texts = found.get(number) ?? []
    if (sentence.block === block) texts[texts.length - 1] += ` ${sentence.text.toLowerCase()}`
    else texts.push(sentence.text.toLowerCase())
    block = sentence.block
    found.set(number, texts)
  }
  return found
}
