import type { Constitution, RuleNames } from '#constitution/index.ts'
import { type Disagreement, nearest, type Step } from '#shared/index.ts'
import {
  HAPPENED_ON,
  MEETING_DAY,
  SITTING,
  VOTES_OF_MEMBERS,
  WHY_RECORDED,
} from '../asked-fields.ts'
import type { OwnProcedure } from './own-procedure.ts'

/** Names of fields that every step has, or a vote or a meeting. */
const TAKEN = new Set(
  [...WHY_RECORDED, HAPPENED_ON, MEETING_DAY, SITTING, ...VOTES_OF_MEMBERS].map(({ name }) => name),
)

/** What a procedure of an area's own is held against. */
export interface OwnRules {
  readonly constitution: Constitution
  readonly ruleNames: RuleNames
}

/** What does not fit together in it, or with the area's rules, each with its place. */
export function checkProcedure(
  file: string,
  own: OwnProcedure,
  rules: OwnRules,
): readonly Disagreement[] {
  const say = (words: string, ...steps: Step[]): Disagreement => ({
    code: 'wrong-procedure',
    file,
    words: `, ${own.id}: ${words}`,
    steps,
  })
  return [...unknownNames(own, rules, say), ...deadEnds(own, say), ...wrongSteps(own, rules, say)]
}

type Say = (words: string, ...steps: Step[]) => Disagreement

/** A name that is none of those there are: which, where it is written, and of what. */
function unknown(
  say: Say,
  what: string,
  names: readonly string[],
  known: Iterable<string>,
  ...steps: Step[]
): readonly Disagreement[] {
  const all = new Set(known)
  return names
    .filter((name) => !all.has(name))
    .map((name) => {
      const near = nearest(name, all)
      const meant = near === undefined ? '' : ` Did you mean ${near}?`
      return say(`there is no ${what} "${name}".${meant} Correct it, or add it`, ...steps)
    })
}

function unknownNames(
  { id, states, initial, over, steps, open_only_in: openIn }: OwnProcedure,
  { constitution, ruleNames }: OwnRules,
  say: Say,
): readonly Disagreement[] {
  const dates = deadlinesFor(constitution, id)
  const state = (names: readonly string[], ...at: Step[]) =>
    unknown(say, 'state', names, Object.keys(states), ...at)
  const deadline = (names: readonly string[], ...at: Step[]) =>
    unknown(say, `deadline of ${id}`, names, dates.ids, ...at)
  const convening = steps.flatMap((one) => (one.sets_meeting ? [one.id] : []))
  return [
    ...state([initial], 'initial'),
    ...state(over, 'over'),
    ...Object.entries(openIn).flatMap(([name, where]) => [
      ...deadline([name], 'open_only_in', name),
      ...state(where, 'open_only_in', name),
    ]),
    ...steps.flatMap((one, index) => {
      const at = (field: string): Step[] => ['steps', index, field]
      const { vote } = one
      const to = one.to === undefined ? [] : [one.to]
      return [
        ...state(one.from, ...at('from')),
        ...state(to, ...at('to')),
        ...(vote === undefined ? [] : state([vote.carried, vote.lost], ...at('vote'))),
        ...deadline(one.meets, ...at('meets')),
        ...unknown(
          say,
          `event that a date of ${id} counts from`,
          one.starts,
          dates.starts,
          ...at('starts'),
        ),
        ...unknown(
          say,
          'rule',
          one.rules,
          [...constitution.byId.keys(), ...ruleNames.keys()],
          ...at('rules'),
        ),
        ...unknown(
          say,
          'step that sets a meeting',
          one.at_meeting_of === undefined ? [] : [one.at_meeting_of],
          convening,
          ...at('at_meeting_of'),
        ),
      ]
    }),
  ]
}

/** What a case could never reach, and where it would stay for good. */
function deadEnds(
  { states, initial, over, steps }: OwnProcedure,
  say: Say,
): readonly Disagreement[] {
  const led = steps.flatMap(({ to, vote }) => [to, vote?.carried, vote?.lost])
  const left = steps.flatMap(({ from }) => from)
  return Object.keys(states).flatMap((state) => [
    ...(state === initial || led.includes(state)
      ? []
      : [say(`no step leads to the state "${state}". Add one, or take it out`, 'states', state)]),
    ...(over.includes(state) || left.includes(state)
      ? []
      : [
          say(
            `no step leads out of the state "${state}". Add one, or list it under over`,
            'states',
            state,
          ),
        ]),
  ])
}

function wrongSteps(
  { steps }: OwnProcedure,
  { constitution: { ownQuestions, matters } }: OwnRules,
  say: Say,
): readonly Disagreement[] {
  return steps.flatMap(({ id, vote, asks }, index) => [
    ...(steps.findIndex((one) => one.id === id) < index
      ? [say(`two steps have the id ${id}. Give each its own`, 'steps', index)]
      : []),
    ...asks.flatMap(({ name }, place) =>
      TAKEN.has(name as never) || asks.findIndex((one) => one.name === name) < place
        ? [say(`the name "${name}" is taken. Give it another`, 'steps', index, 'asks', place)]
        : [],
    ),
    ...(vote?.question === undefined
      ? []
      : unknown(
          say,
          'question under own_questions',
          [vote.question],
          ownQuestions.keys(),
          'steps',
          index,
          'vote',
        )),
    ...(vote?.matter === undefined
      ? []
      : unknown(say, 'matter', [vote.matter], matters.keys(), 'steps', index, 'vote')),
    ...(vote?.stage === undefined
      ? []
      : unknown(
          say,
          `stage of ${vote.matter}`,
          [vote.stage],
          Object.keys(matters.get(vote.matter ?? '')?.stages ?? { [vote.stage]: '' }),
          'steps',
          index,
          'vote',
        )),
  ])
}

/** The dates that rules give for a procedure, and what they count from. */
export function deadlinesFor({ rules }: Constitution, procedure: string) {
  const its = rules.flatMap((rule) =>
    rule.kind === 'deadline' && rule.deadline.procedure.includes(procedure) ? [rule.deadline] : [],
  )
  return {
    ids: [...new Set(its.map(({ id }) => id))],
    starts: [...new Set(its.map(({ from }) => from))],
  }
}
