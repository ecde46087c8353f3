import type { TestPaper, TestPart } from './paper-files.ts'

/** A paper with its words changed, each piece in the same way. */
function withWords(paper: TestPaper, change: (text: string) => string): TestPaper {
  const parts = paper.parts.map((part): TestPart => {
    switch (part.kind) {
      case 'heading':
      case 'paragraph':
        return { ...part, text: change(part.text) }
      case 'table':
        return {
          ...part,
          heading: part.heading.map(change),
          rows: part.rows.map((row) => row.map(change)),
        }
      case 'list':
        return { ...part, items: part.items.map(change) }
      default:
        return part
    }
  })
  return { ...paper, parts }
}

const thousandsWith = (space: string) => (text: string) =>
  text.replace(/(?<=\d),(?=\d{3}(?!\d))/gu, space)

const wide = (text: string) =>
  text.replace(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit)))

/** The items of its lists as paragraphs with a sign that was typed before each. */
function listedWith(paper: TestPaper, sign: string): TestPaper {
  const parts = paper.parts.flatMap((part): readonly TestPart[] =>
    part.kind === 'list'
      ? part.items.map((item) => ({ kind: 'paragraph', text: `${sign} ${item}` }))
      : [part],
  )
  return { ...paper, parts }
}

/** The same paper with its figures, signs and lists set in the other ways that offices set them, by the way. */
export function otherwiseSet(paper: TestPaper): Readonly<Record<string, TestPaper>> {
  const signs = Object.fromEntries(
    ['➢', '►', '✓', '–'].map((sign) => [`listed with ${sign}`, listedWith(paper, sign)]),
  )
  return {
    'thousands parted by a space': withWords(paper, thousandsWith('\u00A0')),
    'thousands parted by a narrow space': withWords(paper, thousandsWith('\u202F')),
    'figures of full width': withWords(paper, wide),
    'minus signs': withWords(paper, (text) => text.replace(/(?<![\w.])-(?=£?\d)/gu, '−')),
    ...signs,
  }
}
