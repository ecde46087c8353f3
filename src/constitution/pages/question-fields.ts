import type { QuestionField } from '#fields/index.ts'
import {
  ACTING_CANDIDATES,
  ACTING_CAUSES,
  BODIES,
  BUSINESS_ITEMS,
  CANDIDATES,
  COMPLAINED_OF,
  CONSTITUTION_PARTS,
  DELEGATES,
  FUNCTIONS,
  INTERESTS,
  JURISDICTIONS,
  MATTERS,
  MOVERS,
  OFFICES,
  VETO_STAGES,
  VOTING_METHODS,
} from '../decides.ts'

const number = (name: string, label: string, hint?: string): QuestionField =>
  hint === undefined ? { name, label, kind: 'number' } : { name, label, hint, kind: 'number' }
const yesNo = (name: string, label: string): QuestionField => ({ name, label, kind: 'yes-no' })

function choice<const Values extends readonly string[]>(
  name: string,
  label: string,
  values: Values,
  words: Readonly<Record<Values[number], string>>,
): QuestionField {
  const choices = values.map((value: Values[number]) => ({ value, text: words[value] }))
  return { name, label, kind: 'choice', choices }
}

const body = choice('body', 'Which body', BODIES, {
  panel: 'The panel',
  subcommittee: 'A subcommittee',
})

/** The fields of each question's form, in the order they are asked. */
export const QUESTION_FIELDS: Readonly<Record<string, readonly QuestionField[]>> = {
  veto: [
    choice('matter', 'What the veto is of', MATTERS, {
      precept: 'The precept',
      'chief-constable': 'A Chief Constable’s appointment',
    }),
    choice('stage', 'At which stage', VETO_STAGES, {
      proposed: 'First proposal',
      revised: 'Revised precept',
      reserve: 'Reserve candidate',
    }),
    number('members', 'People who are members that day', 'Vacant seats are not counted'),
    number('present', 'Members present', 'Count a substitute in place of the member'),
    number('for', 'Votes for the veto'),
    number('against', 'Votes against the veto'),
    number('abstain', 'Abstaining'),
  ],
  quorum: [
    body,
    number('seats', 'Seats, filled or not'),
    number('present', 'Members present, substitutes included'),
    number('withdrawn', 'Of them, how many have withdrawn from this item'),
  ],
  requisition: [
    body,
    number('seats', 'Seats, filled or not'),
    number('signatories', 'Members who signed', 'Count each member once'),
    yesNo('written', 'Is it in writing and signed?'),
    yesNo('businessStated', 'Does it state the business?'),
  ],
  chair: [
    choice('candidate.kind', 'What kind of member the candidate is', CANDIDATES, {
      elected: 'Appointed by a council',
      'co-opted-councillor': 'A councillor who was co-opted',
      independent: 'An independent member',
    }),
    choice('office', 'Which office', OFFICES, {
      chair: '{bare:chair}',
      'vice-chair': '{bare:vice_chair}',
      presiding: 'Presiding at one meeting, in their absence',
    }),
  ],
  ballot: [
    choice('method', 'The way of voting', VOTING_METHODS, {
      hands: 'Show of hands',
      voices: 'Voices',
      electronic: 'An electronic system',
      secret: 'A secret ballot',
    }),
    yesNo('chairDiscretion', 'Has {chair} said so?'),
    yesNo('systemInOperation', 'Is an electronic system in operation?'),
  ],
  'recorded-vote': [
    number('members', 'How many members ask'),
    choice('when', 'When they ask', ['before', 'after'], {
      before: 'After the question is put, before the vote',
      after: 'Straight after the vote',
    }),
  ],
  vote: [
    number('for', 'Votes for'),
    number('against', 'Votes against'),
    number('abstain', 'Abstaining'),
  ],
  'may-vote': [
    choice('kind', 'Who it is', ['member', 'substitute'], {
      member: 'A member',
      substitute: 'A substitute',
    }),
    yesNo('presentWhenPut', 'Were they in the room when the question was put?'),
    {
      name: 'interest',
      label: 'Interest declared in this item',
      kind: 'choice',
      choices: [
        { value: 'none', text: 'None' },
        ...INTERESTS.map((value) => ({
          value,
          text: value === 'personal' ? 'Personal' : 'Pecuniary',
        })),
      ],
    },
    yesNo('dispensation', 'Has the bar been lifted for them?'),
  ],
  substitute: [
    {
      name: 'notice',
      label: 'When {clerk} was told',
      hint: 'Day and time here, such as 2027-01-31T14:00',
      kind: 'time',
    },
    {
      name: 'meeting',
      label: 'When the meeting begins',
      hint: 'Day and time here, such as 2027-02-01T14:00',
      kind: 'time',
    },
    yesNo('authorityAllows', 'Does the member’s council allow substitutes?'),
  ],
  'revised-precept': [
    { name: 'proposed', label: 'The precept that was vetoed, in pounds', kind: 'money' },
    choice('direction', 'Why it was vetoed', ['too-high', 'too-low'], {
      'too-high': 'Too high',
      'too-low': 'Too low',
    }),
    { name: 'revised', label: 'The revised precept, in pounds', kind: 'money' },
  ],
  'suspend-commissioner': [
    yesNo('charged', 'Has {office} been charged?'),
    number(
      'maximumSentenceMonths',
      'Longest sentence for the offence, in months',
      'As a lawyer has found it',
    ),
    choice('jurisdiction', 'Where the charge was brought', JURISDICTIONS, {
      'england-and-wales': 'England and Wales',
      scotland: 'Scotland',
      'northern-ireland': 'Northern Ireland',
      jersey: 'Jersey',
      guernsey: 'Guernsey',
      'isle-of-man': 'Isle of Man',
      other: 'Somewhere else',
    }),
  ],
  'acting-commissioner': [
    choice('cause', 'Why someone must act', ACTING_CAUSES, {
      vacancy: 'Nobody holds the office',
      incapacity: '{Office} is incapacitated',
      suspension: '{Office} is suspended',
    }),
    choice('candidate', 'Who is proposed', ACTING_CANDIDATES, {
      deputy: 'The deputy {bare:office}',
      staff: 'A member of the {bare:office}’s staff',
      member: 'A member of the panel',
      other: 'Someone else',
    }),
  ],
  delegate: [
    choice('function', 'What would be delegated', FUNCTIONS, {
      plan: 'Reviewing the police and crime plan',
      'annual-report': 'Reviewing the annual report',
      precept: 'Reviewing the precept',
      'senior-appointment': 'Reviewing a senior appointment',
      'chief-constable': 'A Chief Constable’s appointment or removal',
      'complaint-handling': 'The first handling of a complaint',
      'complaint-resolution': 'The final resolution of a complaint',
    }),
    choice('to', 'To whom', DELEGATES, {
      subcommittee: 'A subcommittee',
      'task-group': 'A task group',
      officer: 'An officer',
    }),
  ],
  'amend-constitution': [
    choice('part', 'The part to be changed', CONSTITUTION_PARTS, {
      rules: 'Rules of procedure',
      arrangements: 'Panel arrangements',
      'terms-of-reference': 'Terms of reference',
      complaints: 'Complaints',
      protocol: 'Protocol',
    }),
    choice('meeting', 'When it would be decided', ['same', 'next-ordinary'], {
      same: 'At the meeting where it is proposed',
      'next-ordinary': 'At the next ordinary meeting',
    }),
  ],
  'complaint-route': [
    choice('about', 'Who the complaint is about', COMPLAINED_OF, {
      commissioner: '{Office}',
      deputy: 'The deputy',
      'chief-constable': 'The Chief Constable',
      force: 'The police force or its officers',
      panel: 'The panel',
      'panel-member': 'A member of the panel',
    }),
    yesNo('criminal', 'Does it suggest a crime?'),
    yesNo('operational', 'Is it about operational policing?'),
    yesNo('merits', 'Is it about the merits of a decision?'),
    {
      name: 'grounds',
      label: 'Grounds that a person has found, if any',
      hint: 'By name, with commas between: anonymous, already-dealt-with',
      kind: 'words',
    },
  ],
  'order-of-business': [
    choice('move', 'The item', BUSINESS_ITEMS, {
      a: '(a) choosing who presides',
      b: '(b) minutes of the last meeting',
      c: '(c) business left over',
      d: '(d) reports',
      e: '(e) motions',
      f: '(f) urgent items',
    }),
    choice('by', 'Who would move it', MOVERS, {
      chair: '{Chair}',
      resolution: 'The meeting, by resolution',
    }),
  ],
}

/**
 * What a form sent as a question takes it. What cannot be read is left as it was typed, so that the
 * question says what to do about it; a blank is left out.
 */
export function inputFrom(
  fields: readonly QuestionField[],
  sent: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const input: Record<string, unknown> = {}
  for (const field of fields) {
    const typed = sent[field.name]
    const text = typeof typed === 'string' ? typed.trim() : ''
    const value = readField(field, text)
    if (value === undefined) continue
    const [outer = '', inner] = field.name.split('.')
    input[outer] = inner === undefined ? value : { [inner]: value }
  }
  return input
}

function readField({ kind, name }: QuestionField, text: string): unknown {
  if (kind === 'words') return text === '' ? [] : text.split(',').map((word) => word.trim())
  if (text === '') return undefined
  if (kind === 'number') return /^\d{1,9}$/.test(text) ? Number(text) : text
  if (kind === 'yes-no') return text === 'yes' ? true : text === 'no' ? false : text
  return name === 'interest' && text === 'none' ? null : text
}
