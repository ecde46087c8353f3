import type { Field } from '#fields/index.ts'
import type { Problem } from '#shared/index.ts'
import type { Constitution } from '../constitution.ts'
import { countVote } from '../count-vote.ts'
import { VOTE_FIELDS, wrongVote } from '../majority-vote.ts'
import { headlinesOf, type Matter } from '../matter.ts'
import { matterOf, mattersOf } from '../matters.ts'
import { question } from '../question.ts'
import { followedBy, rulesSettling, silenceOn } from '../rule-book.ts'

const [SEATS, MEMBERS, PRESENT, ENTITLED, KNOWN, FOR, AGAINST, ABSTAIN] = VOTE_FIELDS

const FIELDS = [
  { name: 'matter', kind: 'text', label: 'What the veto is of', asks: 'the matter' },
  { name: 'stage', kind: 'text', label: 'At which stage', asks: 'the stage' },
  SEATS,
  MEMBERS,
  PRESENT,
  ENTITLED,
  KNOWN,
  { ...FOR, label: 'Votes for the veto', asks: 'the number of votes for the veto' },
  { ...AGAINST, label: 'Votes against the veto', asks: 'the number of votes against the veto' },
  ABSTAIN,
] as const satisfies readonly Field[]

/** The same, with the matters that an area's rules know and the stages at which each can be vetoed. */
function fieldsFor(constitution: Constitution): readonly Field[] {
  const matters = [...mattersOf(constitution)]
  const labels = Object.fromEntries(matters.map(([id, { label }]) => [id, label]))
  const stages = new Map<string, string>()
  for (const [, matter] of matters) {
    for (const [id, words] of Object.entries(matter.stages)) {
      if (!stages.has(id)) stages.set(id, words)
    }
  }
  const [matter, stage, ...others] = FIELDS
  return [
    { ...matter, kind: 'choice', choices: labels },
    { ...stage, kind: 'choice', choices: Object.fromEntries(stages) },
    ...others,
  ]
}

const VETOED = { carried: 'vetoed', lost: 'not-vetoed' } as const

/** Is a veto carried? Absent and abstaining members count where the share is of members. */
export const veto = question({
  id: 'veto',
  title: 'Is a veto carried?',
  fields: FIELDS,
  fieldsFor,
  counts: ['veto'],
  decide(book, vote) {
    const matter = matterOf(book.constitution, vote.matter)
    const wrong = [...wrongVote(book, vote), ...wrongStage(matter, vote.stage)]
    if (wrong.length > 0) return { ok: false, problems: wrong }
    const speaking = (point: 'veto' | 'no-veto') =>
      rulesSettling(book, point).flatMap(({ rule, parameters }) =>
        parameters.matter === vote.matter && parameters.stages.includes(vote.stage) ? [rule] : [],
      )
    const { outcomes, against_person: againstPerson, name } = matter
    const counted = countVote(book, vote, {
      texts: speaking('veto'),
      others: speaking('no-veto').map((rule) => ({ rule, answer: 'not-available' })),
      withoutVote: `No veto may be put on ${name} at this stage, whatever the votes`,
      answers: outcomes ? { carried: outcomes.carried.answer, lost: outcomes.lost.answer } : VETOED,
      ...(outcomes === undefined ? {} : { headlines: headlinesOf(outcomes) }),
      name: outcomes === undefined ? 'the veto' : 'it',
      againstPerson,
      unsettled: `whether ${name} may be vetoed`,
      points: ['veto', 'no-veto'],
    })
    if (!counted.ok) return counted
    const { answer, isLost } = counted.value
    const lost = isLost && outcomes === undefined ? silenceOn(book, 'lost-veto') : undefined
    return { ok: true, value: lost?.ok ? followedBy(book, answer, lost.value) : answer }
  },
})

function wrongStage({ name, stages }: Matter, stage: string): readonly Problem[] {
  if (Object.hasOwn(stages, stage)) return []
  const message = `There is no ${stage} stage of ${name}. Choose another stage or another matter`
  return [{ code: 'no-such-stage', field: 'stage', message }]
}
