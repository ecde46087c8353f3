import type { Block } from './find-blocks.ts'
import { firmnessSaid, NOT_FIRM } from './firmness.ts'
import { type Legend, readLegend } from './legend.ts'
import { readMarkedValue } from './marked-value.ts'
import { type MarkMeaning, markKey } from './marks.ts'
import type { Recipe } from './recipe.ts'
import type { ColumnMeaning } from './value-columns.ts'

/** How firm a figure is, in a word or a mark of one to three letters: "On track" and "Green" say how it compares. */
const SAYS_HOW_FIRM =
  /^[[(]?(?:prov|draft|rev|est|supp|withheld|conf|final|actual|normal|ok\b|forecast|incomplete|missing|[a-z]{1,3}[\])]?$)/i

export function saysHowFirm(words: string, { marks }: Legend): boolean {
  return SAYS_HOW_FIRM.test(words.trim()) || marks.has(markKey(words))
}

/** A mark of the cell's own comes first, then what its row or its column says. */
export function statusOf(
  raw: string,
  own: string,
  beside: string,
  column: ColumnMeaning,
  legend: Legend,
): string {
  if (own !== 'final') return own
  if (beside !== '') {
    const word = beside.toLowerCase()
    const said = legend.marks.get(markKey(beside))?.status
    if (said !== undefined && said !== 'footnote') return said
    const meant = readMarkedValue(`1 [${markKey(word).slice(0, 1)}]`, {})?.status
    if (
      /^(?:prov|prelim|interim|unaudited|unvalidated|not (?:yet )?(?:validated|audited|final)|subject to|draft|p$|\(p\)|\[p\])/.test(
        word,
      )
    )
      return 'provisional'
    if (/^(?:rev|restated|r$|\(r\)|\[r\])/.test(word)) return 'revised'
    if (/^(?:est|e$|\(e\)|\[e\])/.test(word)) return 'estimated'
    if (/^(?:incomplete|forecast)$/.test(word)) return word
    if (/^(?:supp|withheld|conf|c$|\[c\])/.test(word)) return 'suppressed'
    if (/^(?:final|actual|a$|f$|normal|ok)/.test(word)) return raw === '' ? 'missing' : 'final'
    if (raw === '') return readMarkedValue(`[${markKey(word)}]`, {})?.status ?? word
    if (meant !== undefined && word.length <= 3) return meant
  }
  if (raw === '') return 'missing'
  return column.isForecast ? 'forecast' : own
}

/** "Conclusions, 2024 (p)", "Table 2: Referrals, 2025 [r] [note 3]": not "Provisional figures are marked (p)". */
const MARKED_LINE =
  /^(?!.*\b(?:marked|shown|denoted|indicated|means?|provisional|revised|estimated|figures with)\b).*[a-z\d)]{2,}\s*(?:\[(p|r|e)\]|\((p|r|e)\))(?:\s*(?:\[notes? [\d, ]+\]|\(\d{1,2}\)))*$/i
const STANDINGS: Readonly<Record<string, string>> = {
  p: 'provisional',
  r: 'revised',
  e: 'estimated',
}

/** "Spending, 2024/25 (unaudited)" */
const AT_END_OF_LINE = new RegExp(
  String.raw`(?:[–:;,-]\s*|\()(?:${NOT_FIRM})(?: (?:figures|data|results))?\)?\s*$`,
  'i',
)

/** What a line around the table says of all its figures: that they are provisional, or revised. */
export function standingOf({ sheet, titles, feet }: Block): string {
  const marked = titles
    .map((line) => MARKED_LINE.exec(line)?.slice(1).find(Boolean))
    .find((one) => one !== undefined)
  if (marked !== undefined) return STANDINGS[marked.charAt(0).toLowerCase()] ?? ''
  if (titles.some((line) => AT_END_OF_LINE.test(line))) return 'provisional'
  if (/(?:^|[^a-z])prov(?:isional)?(?:[^a-z]|$)/i.test(sheet)) return 'provisional'
  const inTitle = titles
    .map(
      (line) =>
        /\((?:provisional|revised)\)|\b(?:as )?revised in \w+|\b(?:provisional|revised) (?:figures|data|estimates)\b|\ball (?:figures|data) (?:are )?(?:provisional|revised)\b/i.exec(
          line,
        )?.[0],
    )
    .find((one) => one !== undefined)
  const inFeet = feet.map(saidOfAll).find((one) => one !== '')
  const found = (inTitle ?? inFeet ?? '').toLowerCase()
  return ['provisional', 'revised', 'estimated'].find((one) => found.includes(one)) ?? ''
}

const OF_ALL =
  /^\W*(?:all |the |these )*(?:data|figures|results|estimates|numbers)(?: (?:shown|given|here|(?:in|on) (?:this|the) (?:table|sheet|page|report|return)))* (are|is|have|has) (.+)$/i
/** What is so of some of them, or may become so of any. */
const OF_SOME = /^subject to\b|\b(?:where|if|when|unless|marked|shown|except|from|for|before)\b/i

function saidOfAll(line: string): string {
  const [, verb = '', rest = ''] =
    OF_ALL.exec(line.replace(/^\W*\d+[.)] */, '').split(/[.;] /)[0] ?? '') ?? []
  return OF_SOME.test(rest) ? '' : firmnessSaid(verb, rest)
}

export function legendOf(block: Block, recipe: Recipe, legends: readonly string[]): Legend {
  // Several marks are often told of in one line, each in a sentence of its own
  const sentences = (line: string) => line.split(/(?<!\.)\.\s+(?=\S{1,4}\s)/)
  const own = readLegend([...block.titles, ...block.feet].flatMap(sentences))
  const elsewhere = readLegend(legends.flatMap(sentences))
  const answered = Object.entries(recipe.answers.mark).map(
    ([mark, status]): [string, MarkMeaning] => [
      mark.replace(/^.*: /, ''),
      { status: status as MarkMeaning['status'], words: status },
    ],
  )
  return { marks: new Map([...elsewhere.marks, ...own.marks, ...answered]) }
}
