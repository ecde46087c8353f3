import type { Field, Filled, WordsFor } from '#fields/index.ts'
import { type Outcome, refuse } from '#shared/index.ts'
import type { COMPLAINED_OF, COMPLAINT_ROUTES } from '../decides.ts'
import { question } from '../question.ts'
import { answerFrom, noRule, notApplied, rulesSettling, type Settling } from '../rule-book.ts'
import { weighTexts } from '../weigh-texts.ts'

const FIELDS = [
  {
    name: 'about',
    kind: 'choice',
    label: 'Who the complaint is about',
    asks: 'who the complaint is about',
    choices: {
      commissioner: '{Office}',
      deputy: 'The deputy',
      'chief-constable': 'The Chief Constable',
      force: 'The police force or its officers',
      panel: 'The panel',
      'panel-member': 'A member of the panel',
    } satisfies WordsFor<typeof COMPLAINED_OF>,
  },
  {
    name: 'criminal',
    kind: 'yes-no',
    label: 'Does it suggest a crime?',
    asks: 'whether it suggests a crime',
    default: false,
  },
  {
    name: 'operational',
    kind: 'yes-no',
    label: 'Is it about operational policing?',
    asks: 'whether it is about operational policing',
    default: false,
  },
  {
    name: 'merits',
    kind: 'yes-no',
    label: 'Is it about the merits of a decision?',
    asks: 'whether it is about the merits of a decision',
    default: false,
  },
  {
    name: 'grounds',
    kind: 'words',
    label: 'Grounds that a person has found, if any',
    hint: 'By name, with commas between: anonymous, already-dealt-with',
    asks: 'the grounds',
    default: [],
  },
] as const satisfies readonly Field[]
const ROUTES: Readonly<Record<(typeof COMPLAINT_ROUTES)[number], string>> = {
  'refer-iopc': 'refer it to the Independent Office for Police Conduct',
  'pass-to-force': 'pass it to the force',
  'pass-to-commissioner': 'pass it to the office',
  'out-of-scope': 'the panel cannot consider it',
  reject: 'it may be rejected',
  'no-further-action': 'no further action is needed',
  'informal-resolution': 'it goes to informal resolution',
}
type Complaint = Filled<typeof FIELDS>
type Step = Settling<'complaint-route'>

/**
 * Where does a complaint go? The steps of all texts are tried in their one order, and the first that fits
 * is taken; where several texts have that step, by the one that prevails.
 */
export const complaintRoute = question({
  id: 'complaint-route',
  title: 'Where does this complaint go?',
  fields: FIELDS,
  decide(book, complaint) {
    const steps = [...rulesSettling(book, 'complaint-route')].sort(
      (one, other) => one.parameters.step - other.parameters.step,
    )
    const unknown = unknownGrounds(steps, complaint)
    if (unknown) return unknown
    const fitting = steps.filter((step) => fits(step, complaint))
    const [first] = fitting
    const together = fitting.filter((one) => one.parameters.step === first?.parameters.step)
    const weighed = weighTexts(
      book,
      together.map(({ rule, parameters }) => ({
        rule,
        answer: parameters.route,
        working: ROUTES[parameters.route],
      })),
    )
    const taken = together.find(({ rule }) => rule === weighed?.leading.rule)
    if (weighed === undefined || taken === undefined) {
      return noRule(book, 'where such a complaint goes', ['complaint-route'])
    }
    const { draft } = weighed
    const later = fitting.filter((one) => !together.includes(one))
    const place = steps.findIndex(({ parameters }) => parameters.step === taken.parameters.step) + 1
    return answerFrom(book, {
      answer: taken.parameters.route,
      because: draft.because.map(({ working: _, ...reason }) => reason),
      working: `Step ${place} of ${steps.length} is the first that fits: ${ROUTES[taken.parameters.route]}`,
      conflicts: [...new Set([...taken.rule.conflicts, ...weighed.conflicts])],
      alternatives: [
        ...draft.alternatives,
        ...later.map(({ rule, parameters }) =>
          notApplied(rule, 'It would fit, and comes later in the order', parameters.route),
        ),
      ],
      warnings: [
        ...(groundsOf(taken).length === 0
          ? []
          : ['A person must have found the ground, and the reasons are given to the complainant']),
        ...draft.warnings,
      ],
    })
  },
})

type Condition = Step['parameters']['when'][number]

function fits({ parameters: { when } }: Step, complaint: Complaint): boolean {
  return when.length === 0 || when.some((condition) => holds(condition, complaint))
}

function holds(condition: Condition, complaint: Complaint): boolean {
  const { about, criminal, operational, merits, grounds } = condition
  const found = complaint.grounds.map(slug)
  return (
    (about === undefined || about.includes(complaint.about)) &&
    (criminal === undefined || criminal === complaint.criminal) &&
    (operational === undefined || operational === complaint.operational) &&
    (merits === undefined || merits === complaint.merits) &&
    (grounds === undefined || namesOf(grounds).some((name) => found.includes(name)))
  )
}

const groundsOf = ({ parameters }: Step) =>
  parameters.when.flatMap(({ grounds }) => (grounds ? [grounds] : []))

function unknownGrounds(steps: readonly Step[], complaint: Complaint): Outcome<never> | undefined {
  const lists = steps.flatMap(groundsOf)
  const known = lists.flatMap(namesOf)
  const unknown = complaint.grounds.find((given) => !known.includes(slug(given)))
  if (unknown === undefined) return undefined
  const names = lists.flatMap((list) => Object.keys(list)).join(', ')
  return refuse('unknown-ground', `"${unknown}" is not a ground. Use any of ${names}`, 'grounds')
}

const namesOf = (grounds: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(grounds).flatMap(([name, others]) => [name, ...others])

const slug = (words: string) =>
  words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
