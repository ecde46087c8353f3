import { nameDay } from '#days/index.ts'
import type { Course, Vote } from './course.ts'
import { mark, voteName } from './names.ts'
import type { VoteResult } from './vote-outcome.ts'
import { resultOf } from './vote-result.ts'

/** What a veto leaves: the reason it has to state, and what follows when it is lost. */
export function vetoLeft(course: Course, vote: Vote, result: VoteResult): void {
  const veto = vote.matter
  const isVeto = course.rules.matters().get(veto ?? '')?.outcomes === undefined
  const substitutes = result.entitled.filter((person) => course.substitute(person) !== undefined)
  const counted = course.rules.on('veto', ({ parameters }) => parameters.matter === veto)
  const conflicted = counted.flatMap(({ rule }) => rule.conflicts)
  if (isVeto && substitutes.length > 0 && result.outcome !== 'no-decision') {
    const cited = conflicted.includes('C42') ? mark(course, 'C42') || course.rules.cited('C42') : ''
    course.silent.add(
      `${voteName(course, vote)}: the rules do not say whether the vote of a substitute counts towards a veto${cited}`,
    )
    const spare = (result.counts?.for ?? 0) - (result.needed ?? 0)
    if (result.outcome === 'carried' && result.counts !== null && spare < substitutes.length) {
      course.unsettled.add(
        `${voteName(course, vote)}: it may turn on the vote of a substitute (${substitutes.map((one) => course.nameOf(one)).join(', ')}), which the rules leave open${cited}`,
      )
    }
  }
  if (result.outcome !== 'no-decision') tellOfSpent(course, vote)
  const stating = course.rules.on(
    'veto-states',
    ({ parameters }) => parameters.matter === veto && parameters.states.includes('direction'),
  )
  const text = vote.on.map((motion) => motion.altered ?? motion.text).join(' ')
  const cited = course.rules.cite('veto-states', ({ parameters }) => parameters.matter === veto)
  if (
    result.outcome !== 'no-decision' &&
    stating.length > 0 &&
    cited !== undefined &&
    !/too (high|low)/i.test(text)
  ) {
    course.warn(
      vote.put.event,
      cited,
      'A veto of it says whether it is too high or too low, and the motion does not',
    )
  }
  const isAgain = course.votes.some(
    (one) =>
      one !== vote &&
      one.matter === veto &&
      one.item?.number === vote.item?.number &&
      course.votes.indexOf(one) < course.votes.indexOf(vote) &&
      resultOf(course, one).outcome === 'lost',
  )
  if (isVeto && isAgain && result.outcome !== 'no-decision') {
    course.silent.add(
      `${voteName(course, vote)}: the rules do not say whether a veto that was lost may be moved again`,
    )
  }
  if (isVeto && (result.outcome === 'lost' || result.outcome === 'tie')) {
    const silence = course.rules.silence('lost-veto')
    course.silent.add(
      silence === undefined
        ? `${voteName(course, vote)}: the rules do not say what follows when a veto is lost`
        : `${voteName(course, vote)}: the rules do not say what follows when a veto is lost${course.rules.cited(silence.paragraph)}. Until someone rules: ${silence.says}`,
    )
  }
}

/** The first month of a financial year. */
const APRIL = 4

/** A veto that is decided once the last day for it has passed: it decides nothing of what goes on. */
function tellOfSpent(course: Course, vote: Vote): void {
  const { rules, story } = course
  const { year, month } = Temporal.PlainDate.from(story.day)
  const lastDays = rules.on(
    'veto-spent',
    ({ parameters: { matter, after } }) =>
      matter === vote.matter && month < APRIL && `${year}-${after}` < story.day,
  )
  for (const { rule, parameters } of lastDays) {
    const last = nameDay(`${year}-${parameters.after}`)
    course.warn(
      vote.put.event,
      rules.cite('veto-spent', (one) => one.rule === rule) ?? 'none',
      rules.say(
        `${last} was the last day for {panel}’s report of a veto: decided after it, a veto is spent, and {office} may issue what was proposed`,
      ),
    )
  }
}
