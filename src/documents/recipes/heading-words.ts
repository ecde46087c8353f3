import { MONTH_WORDS, remembering } from '#shared/index.ts'
/**
 * What the words of a heading or a label say of its column or row, as statistical tables of police forces,
 * councils and departments use them.
 */
export type HeadingKind =
  | 'change'
  | 'rank'
  | 'average'
  | 'ratio'
  | 'interval'
  | 'note'
  | 'target'
  | 'comparator'
  | 'base'
  | 'total'
  | 'plain'

/** "2015–2019 baseline", "2017-2021 average": what later years are held against. */
const SEVERAL_YEARS =
  /^(?:19|20)\d\d ?[-–/] ?(?:(?:19|20)\d\d|\d\d),? (?:\w+ )?(?:average|mean|baseline)$|^(?:average|mean|baseline)(?: of|,|:)? (?:19|20)\d\d ?(?:[-–]|to) ?(?:19|20)\d\d$|^(?:previous |last |prior )?(?:two|three|four|five|ten|\d{1,2})[- ]years? (?:average|mean|baseline)$/i

/** What a contract or a code of practice asks for. */
const STANDARD =
  /^(?:authorised (?:borrowing )?limit|operational boundary|cash limit|borrowing limit)(?: for .*)?$|^(?:(?:contract|national|service|agreed|published|response|force) )?standards?(?: \(.*\))?$|^sla$|^(?:service|contract) levels?$/i

const KINDS: readonly (readonly [HeadingKind, RegExp])[] = [
  ['comparator', SEVERAL_YEARS],
  ['target', STANDARD],
  [
    'change',
    /\b(?:change|difference|gap (?:to|from|against)|variance|variation|movement|swing|increase|decrease|distance (?:from|to)|shortfall|(?:over|under)[- ]?(?:\/ ?under)?spend|over ?[/(] ?\(?under\)?|slippage|\+\s?\/\s?-|±|var\.?|diff\.?|chg)(?:\b|$|\s|%)|^(?:%|\+\/-|±)\s*(?:ch|var|diff)/i,
  ],
  [
    'rank',
    /\b(?:national|group|force) (?:position|rank(?:ing)?)\b|(?<!\b(?:in|by|of|each|their|every|per) )\brank(?:ing)?$|^(?:rank(?:ing)?|position|decile|quartile|rag|rag rating|rating|trend|direction(?: of travel)?|arrow|on (?:track|target)|met\?|assessment|outlook)\b/i,
  ],
  [
    'interval',
    /^(?:lower|upper|lcl|ucl)\b|^(?:95% |99% )?ci\b|\bci (?:lower|upper|low|high)\b|\b(?:lower|upper|low|high)(?: 9[59]%)? ci\b|\b(?:confidence (?:interval|limit)|margin of error|95% ci|standard (?:deviation|error))\b|^±|^\+\/-$/i,
  ],
  [
    'ratio',
    /\b(?:ratio|disproportionality|disparity)\b|\b(?:times (?:as|more) (?:likely|often|high)|likelihood)\b.*\b(?:as|than|of|to)\b|^(?:relative|rate) (?:likelihood|risk)\b|^(?:%|per ?cent(?:age)?) (?:of (?:the )?)?(?:(?:original|revised|approved|current|annual|full[- ]year|total|profiled?|working) ){0,2}(?:spent|used|paid|claimed|drawn(?: down)?|committed|utili[sz]ed|budget|target|profile|award|allocation|programme|grant)\b|\b(?:spend|spent|expenditure|paid|drawn down)(?: to date)?,? ?(?:as )?(?:an? )?(?:%|per ?cent(?:age)?)(?: of .*)?$/i,
  ],
  [
    'note',
    /^(?:comments?|commentary|notes?|remarks?|reason|narrative|explanation|contact|telephone|e-?mail|owner|source)$/i,
  ],
  [
    'comparator',
    /^(?:for )?comparisons?$|\bcomparators?$|^comparators?(?: (?:group|value|rate|average|forces|areas))?(?=\s*(?:\(|:|,|$))|^(?:most )?(?:similar|comparable|neighbouring) (?:areas?|forces?|authorit(?:y|ies)|councils?|services?|boroughs?|counties|partnerships?|places?|districts?)\b|^(?:statistical|nearest|cipfa)(?: statistical)? neighbours?\b|^(?:e ?& ?w|(?:yjs |most similar )?family)(?: rate| average)?$|^all (?:other )?(?:police )?forces(?: (?:in|of|across) .*)?$|^(?:great britain|gb|united kingdom|uk|e ?(?:&|and) ?w)\b(?= ?\(|,|:|$)|\b(?:(?:other|similar|neighbouring|nearest) .*|forces|services|trusts|councils?|authorit(?:y|ies)|district councils?|count(?:y councils?|ies)|boroughs|neighbours|peers)['’]? (?:average|mean|median)$|^(?:average|mean|median) (?:of|for|across) (?:the |all )?(?:\w+ )?(?:forces|services|trusts|councils|authorities|boroughs|neighbours|peers)\b|\b(?:national|(?<! of )england|msg|msf|msg average|peers?|peer group|sector(?= (?:average|mean|median)\b)|most similar|similar forces|family group|benchmark|all[- ]england|regional) ?(?:average|mean|rate|figure|forces?|group|median)?\b/i,
  ],
  [
    'target',
    /^(?:(?!.*\b(?:within|against|to|on|met|meet|of) target)(?:.*\b)?targets?(?: (?:for )?[\d/–-]+)?(?: \(.*\))?)$|^targets?\b|^trajectory\b|^(?!.*\b(?:to|on|off|from|of|with|against|above|below)\b)(?:.* )trajectory(?: [\d/–-]+)?$|^(?:ceiling|threshold|ambition|trajectory|profile|goal)(?: (?:for|by|in|at|to|level)\b.*| [\d/–-]+)?(?:: .*)?$|^plan for (?:the )?(?:(?:full|whole) )?year$|^(?:kpi|plan(?:ned)?|budget(?:ed)?|goal|aim|ambition|threshold|planned .*|\w+(?: \w+)? planned|.* plan|.* budget|(?:20\d\d[/–-]\d\d )?approved(?: (?:20\d\d[/–-]\d\d|programme|estimate))?)$|^(?:.* )?budget(?: to date| ytd| year to date| for .*| [\d/–-]+)?$|^(?:(?:year to date|ytd|cumulative) )?(?:profiled?|plan(?:ned)?|phased budget)(?: (?:spend|budget|expenditure))?(?:,? (?:\(?(?:year )?to date\)?|ytd|to (?:p|period|month) ?\d{1,2}|to (?:the )?(?:end (?:of )?)?(?:\d{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?: (?:20)?\d\d)?))?$/i,
  ],
  [
    'base',
    /^(?:\(?n\)?|n =|n=|base|bases|(?:un)?weighted base|sample(?: size)?|(?:number of )?(?:replies|responses|respondents|returns)|base \([a-z ]+\)|denominator)$|\((?:(?:un)?weighted )?(?:base|sample)(?: size)?\)$/i,
  ],
  [
    'average',
    /^(?:average|mean) (?:of|per)\b(?! (?:wait|call|time))|^(?:(?:monthly|quarterly|annual|weekly|daily|rolling|yearly|\d+[- ](?:month|year|week)|(?:three|four|five|ten)[- ](?:month|year)) )?(?:average|mean|avg\.?)$|^(?:monthly|quarterly|weekly|daily) (?:average|mean) (?:20)?\d\d(?:[/–-]\d\d(?:\d\d)?)?$/i,
  ],
  [
    'total',
    /^(?:(?:grand|sub|overall)[- ]?)?totals?\b|^net(?: ?[:–-] ?| (?:very |fairly )?(?:easy|difficult|satisfied|dissatisfied|agree|disagree|confident|good|poor|positive|negative|safe|unsafe|likely|unlikely|support|oppose))|\btotals?$|^all$|^all (?!other\b)\S+(?: \S+){0,3}$|^(?:gross|net)(?: \S+)* (?:expenditure|spend|budget|income|requirement|costs?|debt)$|^overall$|^any (?:crime|offence|victimisation)$|: all categories|^(?:annual|quarterly|half[- ]yearly) total$|\(all(?: [a-z]+){0,2}\)$/i,
  ],
]

/** A mark behind a heading: "Quarter total (p)". */
const MARKED =
  /\s*[([](?:p|r|e|prov|provisional|draft|rev|revised|est|estimated?|(?:still )?subject to [a-z]+)[)\]]\s*$/i

/** A year behind a heading: "National standard 2025/26". */
const YEAR_BEHIND = / (?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?$/

/** "Uplift target 31 March 2025 (headcount)", "Target for March 2026": the time that something is aimed at for. */
const TIME_BEHIND = new RegExp(
  String.raw`[ ,]+(?:(?:for|by|at|to|in|as at) )?(?:(?:\d{1,2}(?:st|nd|rd|th)? )?(?:${MONTH_WORDS})[ -])?(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?(?= ?\(|$)`,
  'i',
)

/** "Budget (£000)", "England (%)" */
const UNIT_BEHIND = /\s*\((?:£[^()]*|%|'?0{3}s?|numbers?|no\.?|fte|hours|days)\)$/i

/** Labels come back row after row: so many different ones are remembered. */
const MOST_KNOWN = 5_000

export const headingKind = remembering(recognise, MOST_KNOWN)

function recognise(heading: string): HeadingKind {
  const plain = plainHeading(heading.replace(MARKED, ''), false)
  const kindOf = (words: string) => KINDS.find(([, pattern]) => pattern.test(words))?.[0]
  const bare = plain.replace(YEAR_BEHIND, '')
  // "National standard" says both, and is what is aimed at
  if (bare !== plain && STANDARD.test(bare)) return 'target'
  const kind = kindOf(plain) ?? 'plain'
  if (kind !== 'plain') return kind
  const timeless = kindOf(plain.replace(UNIT_BEHIND, '').replace(TIME_BEHIND, ''))
  return timeless === 'target' || timeless === 'comparator' ? timeless : kind
}

/** "Half year", "Year", "Full year": the sum of the columns of times before it, if nothing stands beneath. */
export function isSpanHeading(heading: string): boolean {
  return /^(?:(?:full|whole|half)[- ])?(?:year|quarter)$/i.test(heading.replace(MARKED, '').trim())
}

/** Whether a row's label names a sum of other rows: "Ashcombe total", "All", "Total North East". */
export function isTotalLabel(label: string): boolean {
  return headingKind(label) === 'total' || WHOLE_FORCE.test(label.trim())
}

/** The whole force among its parts. */
const WHOLE_FORCE =
  /^(?:the )?(?:whole )?(?:force|constabulary|service|(?:police(?: force)?|force|partnership|plan|county|council|whole) area|partnership|district|borough|county|city|authority)$|^(?:force|service|constabulary|trust|county|overall)(?:[- ]wide)? (?:average|mean|median|overall|figure|result|position)$/i

/** What all forces or regions make up: beside districts of one force it is what they are compared with. */
export function isNation(label: string): boolean {
  return /^(?:all (?:police )?forces|england|england (?:and|&) wales|wales|united kingdom|great britain|uk|national)$/i.test(
    label,
  )
}

/** "Force total", "All suites": not "Total recorded crime", which is what a table is of. */
export function isWholeLine(line: string): boolean {
  if (OVER_TIME.test(line.trim())) return false
  return /\btotals?$|^all (?:suites|districts|areas|forces|stations|wards|divisions)$|^whole /i.test(
    line.trim(),
  )
}

/** "Rolling 12-month totals": added up over time, and of whatever the table is of. */
const OVER_TIME =
  /\b(?:(?:\d+|three|six|twelve)[- ]?(?:week|month|quarter|year)s?|daily|weekly|monthly|quarterly|annual|yearly|(?:year )?to[- ]date|rolling|running|moving|cumulative)[- ](?:\w+ )?totals?$/i

const AIMED =
  /\b(?:targets?|standards?|trajectory|sla|(?:service|contract) levels?)\b|^(?:ceiling|threshold|ambition)\b/i

/** Whether a row's label says that its values are aimed at: "Target", "Contract standard". */
export function isAimLabel(label: string): boolean {
  return AIMED.test(label) && headingKind(label) === 'target'
}

/** "Standard" among "High" and "Medium" is a grade, not what is aimed at. */
export function isGrade(word: string, others: readonly string[]): boolean {
  return (
    /^standard$/i.test(word.trim()) && others.some((other) => /^(?:high|medium|low)\b/i.test(other))
  )
}

/** Whether a row's label says that its numbers are how many the others of their column are of. */
export function isBaseLabel(label: string): boolean {
  return /^(?:(?:un)?weighted )?bases?(?: size)?(?: \([^)]*\))?$|^(?:un)?weighted bases?(?: size)?[:,]? .+$|\((?:(?:un)?weighted )?base\)$|^(?:number of )?(?:replies|respondents)(?: \(n\))?$|^(?:responses|returns|interviews|sample|cases|total) \(n\)$|^(?:un)?weighted (?:count|sample|number)|^(?:number|no\.) of (?:respondents|replies|responses)$|^n ?=?$/i.test(
    label.trim(),
  )
}

/** What a column of labels is called: what its cells name. */
export type LabelMeaning =
  | 'measure'
  | 'place'
  | 'group'
  | 'force'
  | 'breakdown'
  | 'unit'
  | 'basis'
  | 'status'
  | 'period'
  | 'year'
  | 'part'
  | 'from'
  | 'to'

const MEANINGS: readonly (readonly [LabelMeaning, RegExp])[] = [
  [
    'measure',
    /^(?:(?:measure|indicator|metric|kpi)(?: name| title| description)?|performance (?:measure|indicator)|what(?: is)? (?:counted|measured)|question|statistic|series|description|data item|line|budget heading|(?:service|budget) area|subject|majortext|item)s?$/i,
  ],
  ['group', /^(?:region|country|group|division|theme|category group|directorate)s?$/i],
  [
    'force',
    /^(?:(?:police )?force(?: name)?|police area|pfa|force\/region|police force\/region|appropriate authority|constabulary)s?$/i,
  ],
  [
    'place',
    /^(?:place|area|district|ward|borough|town|neighbourhood|local authority(?: name)?|authority|council|csp|community safety partnership|station|custody suite|beat|sector|lsoa(?: name)?|msoa|geography|location|site|bcu|lpa|lpu|(?:local )?policing (?:area|unit|team)|npa|npu|look ?up_?boroughname|borough ?name|area name|geography name|la name|place name|county|parish|(?:region|country|force|district|ward) name)s?$/i,
  ],
  ['year', /^(?:(?:financial|calendar|fiscal|performance) )?years?$|^fy$/i],
  [
    'part',
    /^(?:(?:financial |calendar )?(?:quarter|qtr|q)|month(?: name)?|half(?:[- ]year)?|period no\.?|time identifier)$/i,
  ],
  [
    'period',
    /^(?:(?:latest|previous|current|last|this|reporting|earlier) (?:period|quarter|month|year)|period|date|month|month(?:\/| and )year|year(?:\/| and )(?:month|quarter)|week|week (?:ending|commencing)|w\/?e|as at|quarter(?:[ /]year)?|reporting period|time(?: period)?|snapshot date|years? (?:ending|ended|to)|(?:12|twelve) months (?:ending|ended|to)|quarter (?:ending|ended|to)|period ending|month ending|date of (?:count|extract))$/i,
  ],
  [
    'from',
    /^(?:(?:period|date|week|month|quarter|year)? ?(?:start|from|begins?|beginning)(?: date)?|start(?:ing)? (?:date|of period)|from date|date from|valid from)$/i,
  ],
  [
    'to',
    /^(?:(?:period|date)? ?(?:end|to|ends)(?: date)?|end (?:date|of period)|to date|date to)$/i,
  ],
  [
    'status',
    /^(?:(?:data |figure |obs(?:ervation)? )?status|flag|marker|obs[_ ]status|provisional or final)$/i,
  ],
  [
    'basis',
    /^(?:basis|(?:period|time) (?:type|basis|length)|frequency|period length|duration|accumulation)$/i,
  ],
  ['unit', /^(?:unit|units|unit of measure|uom|scale)$/i],
]

/** What a heading of labels says its cells name; `undefined` for any other word, which is a breakdown. */
export function labelMeaning(heading: string): LabelMeaning | undefined {
  const plain = plainHeading(heading)
  return MEANINGS.find(([, words]) => words.test(plain))?.[0]
}

/** A heading as words: "PeriodStart (dd/mm/yyyy)" is "Period Start". */
function plainHeading(heading: string, isShort = true): string {
  return (isShort ? heading.replace(/\s*\([^)]*\)\s*$/, '') : heading)
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .replace(/[_]+/g, ' ')
    .trim()
}

export function isPeriodHeading(heading: string): boolean {
  const meaning = labelMeaning(heading)
  return (
    meaning === 'period' ||
    meaning === 'year' ||
    meaning === 'part' ||
    meaning === 'from' ||
    meaning === 'to'
  )
}

export function isCodeHeading(heading: string): boolean {
  const plain = plainHeading(heading)
  return (
    /^(?:(?:.*\b)?(?:code|id|ref(?:erence)?|ref\.? ?no\.?|#|easting|northing|longitude|latitude|postcode))$/i.test(
      plain,
    ) ||
    /\b(?:charity|company|reference|account|registration|collar|order|invoice|grant|telephone|phone|urn|case) (?:number|no\.?)$/i.test(
      plain,
    )
  )
}

/** A heading that says only that figures stand beneath: the measure is named elsewhere. */
export function isBareHeading(heading: string): boolean {
  return /^(?:(?:numbers?|no\.?|counts?) ?(?:\/|or) ?(?:values?|%|rates?|per ?cent)|values? ?(?:\/|or) ?(?:numbers?|%)|values?|counts?|numbers?|no\.?|figures?|data|obs[_ ]value|observation|amount|totals?|actuals?|%|per ?cent(?:age)?|rate|£|£?000s?|£m|results?|outturn|volume|answers?|responses?|returned|reported|(?:this|current|latest|in)[- ](?:month|quarter|period|week|year)|month|latest|current)$/i.test(
    heading.trim(),
  )
}

/** "Wave 13", "Round 2": the name of a survey's turn, not of a thing measured. */
export function isTurn(heading: string): boolean {
  return /^(?:wave|round|survey|phase|edition|release|issue|sweep)\s+\w+$/i.test(heading.trim())
}

const SUPERSCRIPTS = /[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g

/** A label or heading without the marks that point to notes: "Home Office^", "Police staff [note 2]". */
export function withoutNotes(label: string): string {
  return label
    .replace(/\b([km]?m)([²³])/g, (_, of: string, power: string) => `${of}${power === '²' ? 2 : 3}`)
    .replace(SUPERSCRIPTS, '')
    .replace(/\s*\[(?:(?:note|notes|footnote)s?\s*)?\d[\d, ]*\]/gi, '')
    .replace(/(?:\s*(?:\(\d{1,2}\)|[*^~†‡"“”]+))+$/g, '')
    .replace(/(?<=[a-z)])[*^~†‡]+/gi, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** "Q1", "Month 2", "FR1", "Wave 3": the number is part of the name. */
const PART_OR_CODE =
  /(?:^|\s)(?:[a-z]{1,2}|(?:qtr|quarter|half|month|mth|week|wk|period|per|day|term|wave|round|phase|band|cat|tier|level|stage|grade|priority|zone|table)\s?)\d{1,2}$/i

/** A label whose last digit is the number of a note below: "Police officers1" where note 1 stands there. */
export function withoutGluedNote(label: string, feet: readonly string[]): string {
  if (/\b[km]?m[23]$/.test(label) || PART_OR_CODE.test(label)) return label
  const glued =
    /^(.*[a-z)])((?:\d,?){1,4})$/i.exec(label) ?? /^(.*\D(?:19|20)\d\d)(\d{1,2})$/.exec(label)
  if (!glued?.[1] || !glued[2]) return label
  const numbers = glued[2].split(',')
  const isNote = (number: string) =>
    feet.some((line) => new RegExp(`^\\(?${number}[.):\\s]`).test(line))
  return numbers.every(isNote) ? glued[1].trim() : label
}
