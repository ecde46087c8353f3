import { type MarkMeaning, type MarkStatus, markKey } from './marks.ts'

/** What the notes of a file say each mark means, by `markKey`; it goes before the table of the house. */
export interface Legend {
  readonly marks: ReadonlyMap<string, MarkMeaning>
}

/** What words say of a figure; the first that is found decides. */
const SAID: readonly (readonly [RegExp, MarkStatus, (0 | null)?])[] = [
  [/not applicable|n\/a\b|^(?:calculated|counted|measured) .*\bonly$/, 'not applicable'],
  [
    /not asked|^no survey|question was not|not included in (?:the|this) (?:survey|wave|quarter)/,
    'not asked',
  ],
  [/recorded in (?:the )?survey/, 'not recorded in survey'],
  [/^nil or |negligible/, 'low', 0],
  [/round(?:s|ed|ing)? (?:down )?to (?:zero|0|nil)|less than half|less than 0\.\d/, 'low'],
  [
    /caution|(?:low|lower|limited|poor) reliab|unreliab|(?:small|low) (?:base|sample)|robust/,
    'low reliability',
  ],
  [
    /^(?:this )?(?:figure |total )?excludes?\b|\bexcluding\b|\bincomplete\b|\bpart (?:month|week|quarter|year|period|return)\b|\b(?:one|two|three|\d+) (?:days?|weeks?|months?|quarters?)\b.*\bmissing\b|does not include/,
    'incomplete',
  ],
  [/suppress|withheld|redact/, 'suppressed'],
  [
    /fewer than|less than|under \d|below \d|small number|too (?:few|small)|low number|low count|\d or (?:fewer|less)|(?:between )?\b\d (?:to|and|-) \d\b|\bone to \w+|\bnot shown\b/,
    'suppressed',
  ],
  [/confidential|disclos|identif/, 'confidential'],
  [/not statistically significant|not significant/, 'not significant'],
  [/significant/, 'significant'],
  [/not known|unknown/, 'not known'],
  [
    /not (?:available|recorded|collected|received|supplied|provided|returned|submitted|published|held)|not yet (?:available|known|recorded|collected|received|supplied|provided|returned|submitted|published|released|entered|reported|sent|due|followed)|unavailable|missing|no data|no return|^no (?:[a-z-]+ )*figures? (?:is |are |was |were )?(?:available|supplied|received|returned|recorded|held|sent)/,
    'not available',
  ],
  [
    /^no (?:[a-z-]+ )*(?:figure|value|rate|percentage|average|mean|target|standard)s?\b/,
    'not applicable',
  ],
  [/provisional|subject to (?:change|revision)/, 'provisional'],
  [/earliest revision/, 'earliest revision'],
  [/revis|previously published|amended|updated since/, 'revised'],
  [/estimat|imputed/, 'estimated'],
  [/forecast|project(?:ed|ion)/, 'forecast'],
  [/break in|discontinuit|not (?:directly )?comparable/, 'break in series'],
  [/\bnil\b|\bnone\b|\bzero\b|^no [a-z]+|true 0/, 'nil', 0],
]

const CODE = 'sss|ss|ns|er|low|[bcefnprsuwxz]'
const SIGN = String.raw`\*{1,3}|\.{2,3}|[-–—]{1,3}|[~^†‡#:]`
const WORD = String.raw`n\/[akr]|nk|tbc`
/** Marks that cannot be mistaken for words or stops, wherever they stand. */
const CLEAR = String.raw`\[(?:${CODE}|[a-z]{1,4})\]|\((?:${CODE}|${SIGN})\)|["'“‘](?:${SIGN}|${CODE}|${WORD})["'”’]`
const SAYS = '(?:denotes?|means?|indicates?|represents?|signif(?:y|ies)|stands? for|is used|are)'
/** Words that a bare letter must stand before, to be no word itself. */
const STATUS_WORD =
  '(?:provisional|revised|estimated?|break|low|forecast|confidential|suppressed|withheld|nil|fewer than|less than|small number|not (?:available|applicable|known|asked|shown|recorded|supplied|provided|collected|returned|reported|published)|earliest|\\d (?:or|to) )'
const ANY = `${CLEAR}|(?:${CODE})(?=\\s*[=:]|\\s+${SAYS}|\\s+${STATUS_WORD})|(?:${WORD})(?=[\\s=:])`
const MARK = new RegExp(
  [
    String.raw`^(?:${ANY}|(?:${SIGN})(?=[\s=a-z'"]))`,
    String.raw`^\[[^\]\s]{2,12}\](?=\s*[=:])`,
    // "* less than half a per cent - no respondents": one mark after another
    String.raw`(?<=^[*~#†.]{1,2} [a-z0-9. ]{5,60}\s)(?:[-–]|\.\.)(?=\s(?:no|nil|none|not|zero|missing)\b)`,
    String.raw`(?<=[;|]\s*)(?:${ANY}|(?:${SIGN})(?=[\s=]))`,
    String.raw`(?<=[,:]\s*)(?:${ANY}|(?:${SIGN})|(?:${CODE}))(?=\s*=)`,
    String.raw`(?<=\bmarked (?:with |by |as )?(?:an? \w+ )?)(?:${ANY}|(?:${SIGN})|(?:${CODE}))(?=[\s,])`,
    // "(p) provisional r revised – nil"
    String.raw`(?<=[a-z)]\s)[-–—](?=\s(?:nil|zero|none)\s*(?:[;,.]|$))`,
    CLEAR,
    String.raw`(?<=\s)(?:${SIGN}|${CODE}|${WORD})(?=\s*=\s)`,
    String.raw`(?<=\s)(?:${CODE})(?=\s+${STATUS_WORD})`,
    String.raw`(?<=[a-z)]\s)\.{2,3}(?=\s[a-z])`,
  ].join('|'),
  'gi',
)
const NUMBERING = /^(?:\(?\d{1,2}[.)]\s+|(?:notes?|key|legend|symbols?|shorthand)\s*:\s*)+/i
const BEFORE_WORDS = new RegExp(
  String.raw`^[\s=:;,–-]*(?:(?:figures?|cells?|data|values?)\s+)?(?:${SAYS}\s+)?(?:that\s+)?(?:(?:the )?(?:data|figures?|values?)\s+(?:is|are)?\s*)?`,
  'i',
)
/** What a note on all figures in square brackets is kept under: "[ ] base of fewer than 50". */
export const BRACKETS = '[ ]'
const ON_BRACKETS =
  /^(?:\[ ?\]|\[(?:number|figure)s?\]|(?:figures?|numbers?|percentages?|values?) in (?:square )?brackets)[\s=:–-]+(?:(?:denotes?|means?|indicates?|represents?|are|have|is) )?(.+)$/i
const BLANK =
  /^(?:an? )?(?:blanks?|empty)(?: cells?)?[\s=:]+(?:(?:denotes?|means?|indicates?|represents?)\s+)?(?:that\s+)?(.+)$/i
const MOST_LINES = 500
const LONGEST_LINE = 600

/**
 * What a file's notes say of its marks: "[c] = confidential", "r revised; p provisional", "- nil",
 * "* fewer than 5", "Figures marked * are provisional".
 *
 * A mark that two lines explain differently is left out, so that it is asked. A line that explains a sign
 * by no word known here makes it a footnote; one that begins with a dash and does not explain is a list.
 */
export function readLegend(lines: readonly string[]): Legend {
  const marks = new Map<string, MarkMeaning>()
  const disputed = new Set<string>()
  for (const line of lines.slice(0, MOST_LINES)) {
    for (const [key, meaning] of readLine(line.trim().slice(0, LONGEST_LINE))) {
      const before = marks.get(key)
      if (before && before.status !== meaning.status) disputed.add(key)
      else if (before && !before.words.includes(meaning.words)) {
        marks.set(key, { ...before, words: `${before.words}; ${meaning.words}` })
      } else marks.set(key, meaning)
    }
  }
  for (const key of disputed) marks.delete(key)
  return { marks }
}

function readLine(line: string): readonly (readonly [string, MarkMeaning])[] {
  const text = line.replace(NUMBERING, '')
  const blank = BLANK.exec(text)?.[1]
  if (blank !== undefined) {
    const meaning = meaningOf(blank)
    return meaning.status === 'footnote' ? [] : [['', meaning]]
  }
  const bracketed = ON_BRACKETS.exec(text)?.[1]
  if (bracketed !== undefined) return [[BRACKETS, meaningOf(bracketed)]]
  const found = [...text.matchAll(MARK)]
  return found.flatMap((match, index) => {
    const end = found[index + 1]?.index ?? text.length
    const behind = text.slice(match.index + match[0].length, end)
    const words = (
      isBehindItsWords(match[0], behind) ? lastClause(text.slice(0, match.index)) : behind
    )
      .replace(BEFORE_WORDS, '')
      .replace(/;\s*<\s?\d.*$/, '')
      .replace(/[\s;,.|]+$|\s+(?:and|or)\s*$/g, '')
    if (words === '') return []
    const [key, meaning] = [markKey(match[0]), ofShorthand(match[0], meaningOf(words))]
    const isFootnote = /^(?:\*+|[~^†‡#])$/.test(key)
    return meaning.status === 'footnote' && !isFootnote ? [] : [[key, meaning] as const]
  })
}

/** "Medians of fewer than 10 are not shown (†).": a mark in brackets at the end of what it means. */
function isBehindItsWords(mark: string, behind: string): boolean {
  return /^\(.+\)$/.test(mark) && /^\s*(?:[.;]|$)/.test(behind)
}

function lastClause(text: string): string {
  return (text.split(/[.;]\s/).at(-1) ?? '').replace(/^[^a-z]+/i, '').trim()
}

/** "[c]" stays the guidance's "confidential" where a small number is why: only a file's own letter is its own. */
function ofShorthand(mark: string, meaning: MarkMeaning): MarkMeaning {
  // "n/a = no vehicles at this site" is no nought, and "n/a = not due this quarter" no footnote
  if (/^n\/?a$/i.test(mark) && (meaning.status === 'nil' || meaning.status === 'footnote'))
    return { ...meaning, status: 'not applicable', value: null }
  const isSmall = meaning.status === 'suppressed' && !/suppress/i.test(meaning.words)
  return mark.toLowerCase() === '[c]' && isSmall ? { ...meaning, status: 'confidential' } : meaning
}

/** What words say of a figure; a footnote where they say nothing that is known. */
export function meaningOf(words: string): MarkMeaning {
  const first = /^(?:provisional|revised|estimated?|forecast)\b/i.exec(words)?.[0]
  const said = SAID.find(([pattern]) => pattern.test((first ?? words).toLowerCase()))
  if (!said) return { status: 'footnote', words }
  const [, status, value = null] = said
  return { status, value, words }
}
