import type { Decider } from '#constitution/index.ts'
import { type Field, poundsOf, sayMoney } from '#fields/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { citing, citingRules, lastFilled } from './judging.ts'
import type { Effect, Happened, Standing } from './procedure.ts'

/** Which way a veto says that the precept is wrong, and so must move. */
export const DIRECTION = {
  name: 'direction',
  label: 'Which way the proposed precept is wrong',
  kind: 'choice',
  choices: {
    'too-high': 'Too high',
    'too-low': 'Too low',
  },
} as const satisfies Field

const PAPERS = {
  name: 'papers',
  label: 'Papers that came with it',
  kind: 'ticks',
  choices: {
    'medium-term-financial-plan': 'Medium-term financial plan',
    'budget-requirement': 'Budget requirement',
    'precept-analysis': 'Analysis of the precept: its level, its yield and its use',
  },
} as const satisfies Field

/** Papers and minutes often give only by how much it rises. */
const STATED_AS = {
  name: 'statedAs',
  label: 'How the amount is stated',
  asks: 'how the amount is stated',
  kind: 'choice',
  choices: {
    whole: 'As a whole',
    increase: 'As an increase on the year before',
    'not-stated': 'Not stated',
  },
  default: 'whole',
} as const satisfies Field

const isStatedAs = (how: keyof typeof STATED_AS.choices) => (before: Before) =>
  before['statedAs'] === how
type Before = Readonly<Record<string, unknown>>

/** What is told of the proposed precept. */
export const NOTICE = [
  STATED_AS,
  {
    name: 'proposed',
    label: 'Proposed precept for a Band D home, a year',
    asks: 'the proposed precept for a Band D home, a year,',
    kind: 'money',
    required: isStatedAs('whole'),
  },
  {
    name: 'proposedIncrease',
    label: 'Proposed increase for a Band D home, a year',
    asks: 'the proposed increase for a Band D home, a year,',
    kind: 'money',
    required: isStatedAs('increase'),
  },
  PAPERS,
] as const satisfies readonly Field[]

/** Minutes may state what was vetoed where the notice itself is not on record. */
export const VETOED = [
  {
    name: 'vetoed',
    label: 'The precept vetoed for a Band D home, a year, if the minutes state it',
    kind: 'money',
    required: false,
  },
  {
    name: 'vetoedIncrease',
    label: 'The increase vetoed for a Band D home, a year, if the minutes state it',
    kind: 'money',
    required: false,
  },
] as const satisfies readonly Field[]

/** What is told of the revised precept. */
export const REVISED = [
  STATED_AS,
  {
    name: 'revised',
    label: 'Revised precept for a Band D home, a year',
    asks: 'the revised precept for a Band D home, a year,',
    kind: 'money',
    required: isStatedAs('whole'),
  },
  {
    name: 'revisedIncrease',
    label: 'Revised increase for a Band D home, a year',
    asks: 'the revised increase for a Band D home, a year,',
    kind: 'money',
    required: isStatedAs('increase'),
  },
] as const satisfies readonly Field[]

/** What is missing from the notice is told. */
export function notify({ filled }: Happened<typeof NOTICE>): Outcome<Effect> {
  const { papers, statedAs } = filled
  const missing = Object.entries<string>(PAPERS.choices)
    .filter(([value]) => !papers.some((one) => one === value))
    .map(([, words]) => words.toLowerCase())
  const warnings = [
    ...(statedAs === 'not-stated' ? ['How much is proposed is not stated'] : []),
    ...(missing.length === 0 ? [] : [`Not recorded as come with it: ${missing.join('; ')}`]),
  ]
  return accept({ to: 'notified', warnings })
}

/** Judged where both amounts are stated in one way; else it is recorded, and said to be unjudged. */
export function revise(
  { filled, on }: Happened<typeof REVISED>,
  standing: Standing,
  decider: Decider,
): Outcome<Effect> {
  const veto = lastFilled(standing, 'veto', [DIRECTION, ...VETOED])
  const direction = veto?.direction
  const amounts = comparable(lastFilled(standing, 'notify', NOTICE), veto, filled)
  if (direction === undefined || amounts === undefined) {
    const words = 'Whether the revised precept moves the way the veto asked cannot be told'
    const why =
      direction === undefined
        ? 'the veto is not on record'
        : 'the two amounts are not both stated as a whole, or both as an increase'
    const rules = ['precept-revised-direction']
    return accept({
      to: 'revised',
      warnings: [citingRules(decider, `${words}: ${why}`, rules)],
    })
  }
  const { proposed, revised, field, what } = amounts
  const asked = { proposed: poundsOf(proposed), direction, revised: poundsOf(revised) }
  const decision = decider.decide('revised-precept', asked, on)
  if (!decision.ok) return decision
  if (decision.value.answer === 'complies') {
    return accept({
      to: 'revised',
      findings: [citing('The revised precept complies', decision.value)],
    })
  }
  const way = direction === 'too-high' ? 'lower' : 'higher'
  const message = `The veto was because the precept was ${direction.replace('-', ' ')}, so the revised precept has to be ${way} than ${what}${sayMoney(proposed)}`
  return refuse('does-not-comply', citing(message, decision.value), field)
}

/** Two amounts that can be held against each other: both whole, or both increases on one year. */
function comparable(
  notice: Happened<typeof NOTICE>['filled'] | undefined,
  veto: Happened<typeof VETOED>['filled'] | undefined,
  revision: Happened<typeof REVISED>['filled'],
) {
  const proposed = notice?.proposed ?? veto?.vetoed
  const proposedIncrease = notice?.proposedIncrease ?? veto?.vetoedIncrease
  const { revised, revisedIncrease } = revision
  if (proposed !== undefined && revised !== undefined) {
    return { proposed, revised, field: 'revised', what: '' }
  }
  if (proposedIncrease === undefined || revisedIncrease === undefined) return undefined
  return {
    proposed: proposedIncrease,
    revised: revisedIncrease,
    field: 'revisedIncrease',
    what: 'the increase of ',
  }
}
