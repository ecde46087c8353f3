import { compare, inPercentOf, minus, ONE, plus } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { sayLike, sayNumber } from '../explain.ts'
import { judge } from '../judge.ts'
import type { Quantity } from '../quantities.ts'
import { before, overStatements, type Reading, type Statement } from '../reading.ts'
import { textBefore } from '../words.ts'
import { isAmount } from './amounts.ts'
import { conclude } from './conclude.ts'
import { checkPerPopulation, populationsIn } from './per-population.ts'
import { shareClaim } from './share-claim.ts'
import { checkOfThese } from './shares-of-these.ts'

/** Shares whose part and whole the same words name: nothing has to be guessed, so they may accuse. */
export function checkNamedParts(reading: Reading): readonly Claim[] {
  const populations = populationsIn(reading)
  return overStatements(reading, (statement, index) => [
    ...checkOfIts(statement),
    ...checkOfWhich(statement),
    ...checkRateOf(statement),
    ...checkOfThese(reading, statement, index),
    ...checkOfTheTotal(reading, statement, index),
    ...checkPerPopulation(reading, index, populations),
  ])
}

const SAID =
  /^[^.;%]{0,60}(?:,? or|,? which (?:is|was|represents)|,? that is|,|,? representing|,? equating to|,? equivalent to|,? (?:just )?over| \(|,? [–-])(?: just)? ?$/iu
const SHARE_LEADS = /^,? (?:or |which is |nearly |almost |about |around |just (?:over|under) )?$/iu

/** "£187,500 of its £250,000 grant, or 75%", "7,500 trees, three quarters of its target of 12,000". */
function checkOfIts(statement: Statement): readonly Claim[] {
  const { text, quantities } = statement.sentence
  return quantities.flatMap((stated, index): readonly Claim[] => {
    if (stated.unit !== 'percent' || stated.sign !== 0 || stated.high) return []
    const [one, two, next] = [quantities[index - 2], quantities[index - 1], quantities[index + 1]]
    if (
      isAmount(one) &&
      isAmount(two) &&
      one.unit === two.unit &&
      /^(?: [\w’'-]+){0,3} (?:of (?:its|the|our|their|his|her|a|these|those)(?: [\w’'-]+){0,3}|out of(?: [a-z]+){0,3}) $/iu.test(
        text.slice(one.end, two.start),
      ) &&
      SAID.test(text.slice(two.end, stated.from))
    )
      return shareClaim(statement, stated, one, two, '')
    if (
      isAmount(two) &&
      isAmount(next) &&
      two.unit === next.unit &&
      compare(two.value, next.value) <= 0 &&
      /^(?: [\w’'-]+){0,4},? (?:or |which is |that is )?$/iu.test(
        text.slice(two.end, stated.from),
      ) &&
      /^ of (?:its|the|our|their|a)(?: [\w’'-]+){0,3} (?:of )?$/iu.test(
        text.slice(stated.end, next.start),
      )
    )
      return shareClaim(statement, stated, two, next, '')
    const isOfThem = /^ of (?:them|these|those|which)\b/iu.test(text.slice(stated.end))
    // "One of our five programmes" is a name, and no share
    const isShare = two?.outOf && compare(two.value, ONE) > 0 && !isOfThem
    const fraction_ = isShare ? two : undefined
    if (
      fraction_ &&
      two &&
      two.unit === 'count' &&
      stated.inWords &&
      !OF_ANOTHER.test(text.slice(stated.end)) &&
      SAID.test(text.slice(two.end, stated.from))
    ) {
      const whole: Quantity = {
        ...two,
        value: two.outOf ?? ONE,
        outOf: null,
        text: sayNumber(two.outOf ?? ONE),
      }
      return shareClaim(
        statement,
        stated,
        { ...two, outOf: null, text: sayNumber(two.value) },
        whole,
        '',
      )
    }
    return []
  })
}

/** "Which is about half the level in Uplands": a share of something else. */
const OF_ANOTHER = /^ (?:the|that|what|as|its|our)\b(?! (?:total|whole)\b)/iu

/** "The service cost £1.5m, 60% of which (£0.9m) …", "£9.0m, of which £5.4m (60%) …". */
function checkOfWhich(statement: Statement): readonly Claim[] {
  const { text, quantities } = statement.sentence
  return quantities.flatMap((stated, index): readonly Claim[] => {
    if (stated.unit !== 'percent' || stated.high) return []
    const [before_, previous, next] = [
      quantities[index - 2],
      quantities[index - 1],
      quantities[index + 1],
    ]
    if (
      isAmount(previous) &&
      isAmount(next) &&
      previous.unit === next.unit &&
      SHARE_LEADS.test(text.slice(previous.end, stated.from)) &&
      /^ of (?:which|whom|these|this) \($/iu.test(text.slice(stated.end, next.start))
    )
      return shareClaim(statement, stated, next, previous, '')
    if (
      isAmount(before_) &&
      isAmount(previous) &&
      before_.unit === previous.unit &&
      /^[^.;]{0,60},? of (?:which|whom) (?:just |only )?$/iu.test(
        text.slice(before_.end, previous.from),
      ) &&
      /^(?: [\w’'-]+){0,3} \($/u.test(text.slice(previous.end, stated.from)) &&
      compare(previous.value, before_.value) <= 0
    )
      return shareClaim(statement, stated, previous, before_, '')
    return []
  })
}

/** "816 women and 1,368 men": two parts of one whole, of which neither is a share of the other. */
const BESIDE = /^ [\p{L}’'-]+(?: [\p{L}’'-]+)? and $/u

/** "4,000 homes were surveyed and 1,000 replied, a response rate of 25%"; a vacancy rate is of the rest. */
function checkRateOf(statement: Statement): readonly Claim[] {
  const { text, quantities } = statement.sentence
  return quantities.flatMap((stated, index): readonly Claim[] => {
    if (stated.unit !== 'percent' || stated.sign !== 0 || index < 2 || stated.high) return []
    const amounts = quantities.slice(0, index).filter((it) => it.unit === 'count')
    const [one, two] = amounts
    if (!isAmount(one) || !isAmount(two) || amounts.length !== 2) return []
    const lead =
      /[,–-] (?:(?:giving|making|which is) )?(?:an? |the )(?<kind>[\w-]+ )?(?:rate|share|proportion|uptake|turnout) of (?:just |only )?$/iu.exec(
        text.slice(two.end, stated.start),
      )
    if (!lead || text.slice(two.end, stated.start).length > 60) return []
    const ofBoth = inPercentOf(one.value, plus(one.value, two.value))
    if (BESIDE.test(text.slice(one.end, two.start)) && ofBoth) {
      if (judge(stated, ofBoth) !== 'correct') return []
      return [
        conclude(statement.sentence, {
          kind: 'percent-of',
          stated: stated.text,
          recomputed: sayLike(ofBoth, stated),
          fit: 'correct',
          working: `${one.text} of ${one.text} and ${two.text} together is ${sayNumber(ofBoth)}%`,
        }),
      ]
    }
    const [part, whole] = compare(one.value, two.value) < 0 ? [one, two] : [two, one]
    const rest = minus(whole.value, part.value)
    const restShare = inPercentOf(rest, whole.value)
    const ofRest = restShare !== undefined && judge(stated, restShare) === 'correct'
    const isVacancy = /vacan|fail|drop|loss|attrition|non/iu.test(lead.groups?.['kind'] ?? '')
    if (ofRest && isVacancy) {
      return [
        conclude(statement.sentence, {
          kind: 'percent-of',
          stated: stated.text,
          recomputed: sayLike(restShare, stated),
          fit: 'correct',
          working: `${sayNumber(rest)} of ${whole.text} is ${sayNumber(restShare)}%`,
        }),
      ]
    }
    return isVacancy ? [] : shareClaim(statement, stated, part, whole, '')
  })
}

const TOTALS = /\b(?:totall?ing|totalled|(?:a )?total of|worth|total (?:was|is|were|of)) $/iu

/** "The largest was £6,750, a third of the total", after a sentence that gives the total. */
function checkOfTheTotal(reading: Reading, statement: Statement, index: number): readonly Claim[] {
  const { text, quantities } = statement.sentence
  return quantities.flatMap((stated, position): readonly Claim[] => {
    const part = quantities[position - 1]
    if (stated.unit !== 'percent' || stated.sign !== 0 || !isAmount(part)) return []
    if (!/^(?:,| \(|, or|, which is|, nearly|, about) ?$/u.test(text.slice(part.end, stated.from)))
      return []
    if (!/^ of the (?:overall |grand )?total\b/u.test(text.slice(stated.end))) return []
    const totals = [statement, ...before(reading, index, 1)].flatMap(({ sentence }) =>
      sentence.quantities.filter(
        (it) =>
          it !== part &&
          it.unit === part.unit &&
          isAmount(it) &&
          TOTALS.test(textBefore(sentence.text, it.from)),
      ),
    )
    const [whole, second] = totals
    return whole && !second && compare(part.value, whole.value) <= 0
      ? shareClaim(statement, stated, part, whole, '')
      : []
  })
}
