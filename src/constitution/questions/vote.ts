import type { Field, Filled } from '#fields/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import type { Answer } from '../answer.ts'
import { question } from '../question.ts'
import type { Silence } from '../registers.ts'
import type { MajorityRule, Rule } from '../rule.ts'
import {
  answerFrom,
  type RuleBook,
  reasonFor,
  rulesSettling,
  rulingOn,
  silenceOn,
} from '../rule-book.ts'
import { baseWords, neededForMajority } from '../shares.ts'

const FIELDS = [
  {
    name: 'for',
    kind: 'number',
    label: 'Votes for',
    asks: 'the number of votes for',
  },
  {
    name: 'against',
    kind: 'number',
    label: 'Votes against',
    asks: 'the number of votes against',
  },
  {
    name: 'abstain',
    kind: 'number',
    label: 'Abstaining',
    asks: 'the number who abstained',
  },
] as const satisfies readonly Field[]
type Votes = Filled<typeof FIELDS>

interface Standard {
  readonly majority: MajorityRule['majority']
  readonly rule?: Rule
  readonly silence?: Silence
}

/** Is an ordinary proposition carried? By the rule if there is one, else by the default. */
export const vote = question({
  id: 'vote',
  title: 'Is a proposition carried?',
  fields: FIELDS,
  decide(book, votes) {
    const standard = standardOf(book)
    if (!standard.ok) return standard
    return votes.for === votes.against
      ? tie(book, votes, standard.value)
      : count(book, votes, standard.value)
  },
})

function standardOf(book: RuleBook): Outcome<Standard> {
  const [settling] = rulesSettling(book, 'ordinary-vote')
  if (settling?.rule.kind === 'majority') {
    return accept({ majority: settling.rule.majority, rule: settling.rule })
  }
  const silence = silenceOn(book, 'ordinary-vote')
  if (!silence.ok) return silence
  const { majority } = silence.value
  if (majority !== undefined) return accept({ majority, silence: silence.value })
  const message =
    'The default for an ordinary vote has no majority. Add one to ordinary-vote in constitution/settings.yaml'
  return refuse('no-majority', message)
}

/** The rule that says how a vote is taken is cited when none says what carries it. */
function reasons(book: RuleBook, { rule }: Standard) {
  if (rule) return [reasonFor(rule)]
  return rulesSettling(book, 'ballot')
    .map((one) => reasonFor(one.rule))
    .slice(0, 1)
}

function count(book: RuleBook, votes: Votes, standard: Standard): Outcome<Answer> {
  const { majority, rule, silence } = standard
  const cast = votes.for + votes.against
  const counts = { 'votes-cast': cast, present: cast + votes.abstain }
  const needed = neededForMajority(majority, counts) ?? cast
  const isCarried = votes.for >= needed
  return answerFrom(book, {
    answer: isCarried ? 'carried' : 'not-carried',
    because: reasons(book, standard),
    working: `${votes.for} for, ${votes.against} against, ${votes.abstain} abstaining; ${needed} needed, ${majority.exceeded ? 'more than' : 'at least'} ${majority.share.join('/')} of ${baseWords(majority.of)}`,
    ...(silence ? { silence } : {}),
    conflicts: rule?.conflicts ?? (silence?.conflict ? [silence.conflict] : []),
    alternatives: [
      {
        text:
          majority.of === 'votes-cast'
            ? 'Counting those who abstain as votes against. The text does not say that'
            : 'Leaving out those who abstain. The text does not say that',
      },
    ],
    facts: { needed, shortBy: Math.max(0, needed - votes.for) },
  })
}

function tie(book: RuleBook, votes: Votes, standard: Standard): Outcome<Answer> {
  const working = `${votes.for} for and ${votes.against} against: a tie (${votes.abstain} abstaining)`
  const [casting] = rulesSettling(book, 'casting-vote')
  if (casting) {
    return answerFrom(book, {
      answer: 'tie',
      because: [...reasons(book, standard), reasonFor(casting.rule)],
      working: `${working}; the casting vote settles it`,
      facts: { castingVote: casting.parameters.held_by },
    })
  }
  const silence = silenceOn(book, 'casting-vote')
  if (!silence.ok) return silence
  const ruling = rulingOn(book, silence.value.id)
  const ruled = ['carried', 'not-carried'].find((answer) => answer === ruling?.ruling)
  return answerFrom(book, {
    answer: ruled ?? 'tie',
    because: reasons(book, standard),
    working: `${working}; no rule says who breaks it`,
    silence: silence.value,
    conflicts: silence.value.conflict ? [silence.value.conflict] : [],
    alternatives: [
      { text: 'A casting vote for whoever presides. The constitution does not give one' },
    ],
    facts: { castingVote: null },
  })
}
