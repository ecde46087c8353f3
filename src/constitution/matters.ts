import { capitalise } from '#shared/index.ts'
import type { Constitution } from './constitution.ts'
import type { Matter } from './matter.ts'

const plain = (id: string) => id.replaceAll('-', ' ')

/**
 * A matter by its id. One that is named by rules and nowhere described has its words from its id, and is
 * taken to be against a person, which is the careful reading.
 */
export function matterOf({ matters, rules }: Constitution, id: string): Matter {
  const described = matters.get(id)
  if (described !== undefined) return described
  const stages = rules
    .filter(({ parameters }) => parameters['matter'] === id)
    .flatMap(({ parameters }) => parameters['stages'])
    .filter((stage) => typeof stage === 'string')
  return {
    label: capitalise(plain(id)),
    name: plain(id),
    stages: Object.fromEntries(stages.map((stage) => [stage, capitalise(plain(stage))])),
    against_person: true,
  }
}

/** Every matter that is described, or that a rule on a veto names, with its words. */
export function mattersOf(constitution: Constitution): ReadonlyMap<string, Matter> {
  const named = constitution.rules
    .filter(({ decides }) => decides === 'veto' || decides === 'no-veto')
    .flatMap(({ parameters }) =>
      typeof parameters['matter'] === 'string' ? [parameters['matter']] : [],
    )
  const ids = [...new Set([...constitution.matters.keys(), ...named])]
  return new Map(ids.map((id) => [id, matterOf(constitution, id)]))
}

/** What an area's own words say of an answer; `undefined` for the answers that every area has. */
export function ownWordsFor(
  { matters, ownQuestions }: Constitution,
  answer: string,
): string | undefined {
  return [...matters.values(), ...ownQuestions.values()]
    .flatMap(({ outcomes }) => (outcomes === undefined ? [] : Object.values(outcomes)))
    .find((outcome) => outcome.answer === answer)?.words
}
