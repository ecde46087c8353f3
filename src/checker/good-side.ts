/** Words that set the most, and the least, that something may be. */
const NO_MORE =
  'no more than|at most|or (?:less|fewer|under|lower|below)|ceiling|maximum|(?:contract|upper|permitted|agreed|legal) limit'
const NO_LESS = 'at least|minimum|or (?:more|over|above)'

/** Of a share as of a number, there should be few of these. */
const LESS = new RegExp(
  String.raw`\b(?:abandon\w*|wait(?:s|ing)?|delay\w*|sickness|absences?|vacanc\w*|reoffend\w*|overdue|arrears|turnover|smoking|overweight|${NO_MORE})\b`,
  'iu',
)
/** Of these there should be few, but of a share of them who can say: it may be of those seen to. */
const FEW =
  /\b(?:complaints?|crimes?|offences?|burglar\w*|robber\w*|violence|fires|casualt\w*|collisions|killed|deaths|injur\w*|false alarms|carbon|emissions)\b/iu
const MORE = new RegExp(
  String.raw`\b(?:satisf\w*|confiden\w*|solved|detected|resolved|positive outcomes?|completed|tak(?:en|e)[- ]up|uptake|recycl\w*|punctual\w*|physically active|breastfed|${NO_LESS})\b`,
  'iu',
)
/** A share of what is done by a time grows as things go well, whatever it is that is done. */
const IN_TIME =
  /\b(?:answered|attended|closed|decided|made|paid|seen|dealt with|resolved|completed|replied to) (?:in|within|on|by)\b|\b(?:began|begun|started|seen|handled|cleared|reached|arriv\w+|visited|treated|answered|acknowledged|settled)\b[^,.;]{0,30}? in (?:\d+|two|three|four|five|six|ten|twenty|thirty) (?:working )?(?:seconds|minutes|hours|days|weeks|months)\b|\b(?:on|in) time\b|\bwithin (?:the )?(?:\w+ )?(?:\d+|\w+) (?:seconds|minutes|hours|days|weeks|months)\b/iu
/** What is done about something is not the thing itself: "violence prevention courses". */
const DONE_ABOUT =
  /\b(?:not|unanswered|prevent\w*|reduc\w*|fewer|less|safety|visits?|courses?|sessions?|checks?|inspections?|referrals?|arrests?|trained|recruited|reported)\b/iu

const BOUND = new RegExp(String.raw`\b(?:${NO_LESS}|${NO_MORE})\b`, 'iu')

/**
 * Which way the words about a figure say is the good one, as far as they do.
 *
 * @returns 1 where more is better, -1 where less is, 0 where they do not say or say both
 */
export function goodSide(words: string, isShare: boolean): -1 | 0 | 1 {
  const isLess = LESS.test(words) || (!isShare && FEW.test(words))
  const isMore = MORE.test(words) || (isShare && IN_TIME.test(words))
  if (isLess === isMore || (DONE_ABOUT.test(words) && !BOUND.test(words))) return 0
  return isMore ? 1 : -1
}

const AT_LEAST = new RegExp(String.raw`\b(?:${NO_LESS}|not? less than|not? fewer than)\b`, 'iu')
const AT_MOST = new RegExp(String.raw`\b(?:not more than|${NO_MORE})\b`, 'iu')
/** What nobody wants much of, so that a low share of it may be the good one. */
const UNWANTED =
  /\b(?:repeat\w*|re-?offen\w*|cancel\w*|ineffective|cracked|late|overrun\w*|errors?|fail\w*|reject\w*|refus\w*|withdr\w*|breach\w*|unpaid|void\w*|empty|lapsed|drop(?:ped)?[- ]?outs?|leavers|attrition|gap|no[- ]shows?|did not attend|unmet|unfilled|backlog|emissions?|carbon|energy|debts?|lost|missed calls|unplanned|harm|deprivation|poverty|obes\w*|fraud\w*|escalat\w*|diverted|agency|overtime|borrowing|costs?|disproportion\w*|complaints?|upheld|crimes?|offences?|casualt\w*|killed|deaths|injur\w*|false|alarms?|unresolved|open (?:cases|jobs)|older than|over (?:\w+ )?(?:days|weeks|months)|more than|longer than|vulnerab\w*|homeless\w*|temporary|stress|unemploy\w*|readmi\w*|recall(?:s|ed)\b|reserves? used|hours|fall|reduction|reduce\w*|cut|lower|less|fewer)\b/iu

/** As `goodSide`; and of a share of nothing unwanted, and not of what is aimed at by some year, more is taken to be better. */
export function likelySide(words: string, isShare: boolean): -1 | 0 | 1 {
  const [least, most] = [AT_LEAST.test(words), AT_MOST.test(words)]
  if (least !== most) return least ? 1 : -1
  const side = goodSide(words, isShare)
  if (side !== 0 || !isShare) return side
  if (/\bby (?:19|20)\d\d\b/u.test(words)) return 0
  return LESS.test(words) || FEW.test(words) || UNWANTED.test(words) ? 0 : 1
}
