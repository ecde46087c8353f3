import type { Field } from '#fields/index.ts'
import { type Problem, uncapitalise } from '#shared/index.ts'
import type { Constitution } from '../constitution.ts'
import { countVote } from '../count-vote.ts'
import { VOTE_FIELDS, wrongVote } from '../majority-vote.ts'
import { headlinesOf, type Matter } from '../matter.ts'
import { matterOf, mattersOf } from '../matters.ts'
import { type GivenSoFar, question } from '../question.ts'
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

/** The same, with the matters that an area's rules know and, of the one that is given, its stages and words. */
function fieldsFor(constitution: Constitution, given: GivenSoFar): readonly Field[] {
  const matters = mattersOf(constitution)
  const labels = Object.fromEntries([...matters].map(([id, { label }]) => [id, label]))
  const chosen = matters.get(String(given['matter']))
  const [matter, stage, ...others] = FIELDS
  const about = areAllVetoes(constitution) ? {} : { label: 'What it is about' }
  return [
    { ...matter, ...about, kind: 'choice', choices: labels },
    { ...stage, kind: 'choice', ...stagesOf(matters, chosen, given) },
    ...others.map((field) => wordedFor(field, constitution, chosen)),
  ]
}

function areAllVetoes(constitution: Constitution): boolean {
  return [...mattersOf(constitution).values()].every(({ outcomes }) => outcomes === undefined)
}

/** Those of the matter; one of another matter stays where it was given, to be refused as such. */
function stagesOf(
  matters: ReadonlyMap<string, Matter>,
  chosen: Matter | undefined,
  given: GivenSoFar,
) {
  const all = Object.fromEntries(
    [...matters.values()].flatMap(({ stages }) => Object.entries(stages)),
  )
  if (chosen === undefined) return { choices: all }
  const [only, ...others] = Object.keys(chosen.stages)
  const elsewhere = Object.entries(all).filter(
    ([id]) => id === given['stage'] && !Object.hasOwn(chosen.stages, id),
  )
  const choices = { ...chosen.stages, ...Object.fromEntries(elsewhere) }
  return others.length === 0 && only !== undefined ? { choices, default: only } : { choices }
}

/** Votes for a veto are votes against the proposal: of what is no veto, what they carry is said. */
function wordedFor(field: Field, constitution: Constitution, chosen: Matter | undefined): Field {
  if (field.name !== 'for' && field.name !== 'against') return field
  const isVeto = chosen === undefined ? areAllVetoes(constitution) : chosen.outcomes === undefined
  if (isVeto) return field
  const label = `Votes ${field.name}`
  const plain = { ...field, label, asks: `the number of ${uncapitalise(label)}` }
  const carries = field.name === 'for' ? chosen?.outcomes?.carried.words : undefined
  return carries === undefined ? plain : { ...plain, hint: `If they carry it: ${carries}` }
}

const VETOED = { carried: 'vetoed', lost: 'not-vetoed' } as const

/** Is a veto carried? Absent and abstaining members count where the share is of members. */
export const veto = question({
  id: 'veto',
  title: 'Is a veto carried?',
  titleFor(constitution, { matter }) {
    const chosen = mattersOf(constitution).get(String(matter))
    if (chosen === undefined) {
      return areAllVetoes(constitution)
        ? 'Is a veto carried?'
        : 'Is a veto, or another vote on a proposal, carried?'
    }
    const what = chosen.outcomes === undefined ? 'a veto of' : 'the vote on'
    return `Is ${what} ${chosen.name} carried?`
  },
  fields: FIELDS,
  fieldsFor,
  first: 'matter',
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
