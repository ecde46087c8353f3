const HOW_MANY = String.raw`(?:(?:un)?weighted )?(?:bases?|base sizes?|n|sample sizes?|(?:number|no\.) (?:of|who) [a-z ]{3,40}|respondents|replies|responses|cohorts?|denominators?)`
const SAID = new RegExp(
  String.raw`\b${HOW_MANY} (?:(?:is|are|shown|given) )*in (?:round )?(?:brackets|parentheses)\b|\b(?:figures?|numbers?) in (?:round )?(?:brackets|parentheses) (?:(?:is|are|shows?|gives?|means?|denotes?) )+(?:the )?${HOW_MANY}\b|\b(?:brackets|parentheses) (?:(?:show|give|contain|have|mean)s? )(?:the )?${HOW_MANY}\b`,
  'i',
)
const HEADED = /[([](?:n|bases?|(?:un)?weighted base|sample(?: size)?|respondents)[)\]]\s*$/i
const MEASURED = /%|\bper ?cent|\b(?:mean|average|median|score|rate|net|satisf|agree)/i

/**
 * Whether the number in brackets behind each value is how many it is of: "Unweighted base in brackets" above a table,
 * or "% satisfied (n)" over a column.
 */
export function hasBaseBehind(lines: readonly string[], headings: readonly string[]): boolean {
  return (
    lines.some((line) => SAID.test(line)) ||
    headings.some((heading) => HEADED.test(heading) && MEASURED.test(heading))
  )
}
