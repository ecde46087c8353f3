import { hasPlace } from './chair-events.ts'
import type { Course, Vote } from './course.ts'
import type { JudgedRecord } from './fetch-judged.ts'
import { foretoldCasting } from './foretold-casting.ts'
import { foretoldMajority } from './foretold-majority.ts'
import type { EventFormId } from './forms/event-forms.ts'
import { PUT_NOW } from './forms/vote-forms.ts'
import { isOpen, openAmendments, textOf } from './motions.ts'
import { lower, motionUnnamed, motionWorded, voteName } from './names.ts'
import { noCasting } from './own-votes.ts'
import type { ItemOfDay } from './story.ts'
import { resultOf } from './vote-result.ts'
import { waitingAtClose } from './waiting-at-close.ts'
import { isWithheld } from './withheld.ts'

/** Something that is likely to happen next, to be recorded with one press. */
export interface NextEvent {
  readonly form: EventFormId
  /** On its button: "Put the question on “That the report be noted”". */
  readonly words: string
  /** What it says, as its form would send it. */
  readonly says: Readonly<Record<string, string>>
  /** Whether its form is opened, where one press does not say enough. */
  readonly isAsked?: true
  /** What is told of it before it is recorded. */
  readonly foretold?: readonly string[]
  /** Numbers that are typed beside the button, by name. */
  readonly counts?: readonly { readonly name: string; readonly label: string }[]
}

const COUNTS = [
  { name: 'for', label: 'For' },
  { name: 'against', label: 'Against' },
  { name: 'abstain', label: 'Abstaining' },
]

/** What is likely to happen next at a meeting, the likeliest first. */
export function nextEvents(record: JudgedRecord): readonly NextEvent[] {
  const { course } = record.judged
  if (course.closed !== undefined) return []
  if (course.opened === undefined) return [...opening(course), ...beginning(course, record.events)]
  if (course.suspended !== undefined) {
    const by = presidingIn(course)
    return by === undefined
      ? []
      : [{ form: 'resume', words: 'The meeting is resumed', says: { by } }]
  }
  if (course.adjourned !== undefined) return afterAdjournment(course)
  return [
    ...coming(course),
    ...presiding(course),
    ...beginning(course, record.events),
    ...voting(course),
    ...debating(course),
    ...readmitting(course),
    ...moving(course),
  ]
}

/** Whoever presided has gone out, and nobody is recorded to have taken the chair. */
function presiding(course: Course): readonly NextEvent[] {
  if (course.presiding !== undefined) return []
  const deputy = course.officeHolder('vice-chair')
  const isHere = deputy !== undefined && course.room.has(deputy) && hasPlace(course, 'vice-chair')
  const asked = { form: 'take-chair', says: {}, isAsked: true } as const
  return isHere
    ? [
        {
          ...{ form: 'take-chair', words: `${course.nameOf(deputy)} takes the chair` },
          says: { by: deputy },
        },
        { ...asked, words: 'Somebody else takes the chair' },
      ]
    : [{ ...asked, words: 'Say who takes the chair' }]
}

/** Whoever was sent out for the item in hand is to be let in again before the next one. */
const readmitting = ({ excluded, item }: Course): readonly NextEvent[] =>
  item !== undefined && excluded?.items.includes(item.item.number)
    ? [{ form: 'readmit-public', words: 'The public are readmitted', says: {} }]
    : []

const presidingIn = (course: Course) =>
  course.presiding ?? course.officeHolder('chair') ?? course.officeHolder('vice-chair')

function opening(course: Course): readonly NextEvent[] {
  const known = (['chair', 'vice-chair'] as const).flatMap((office): NextEvent[] => {
    const by = course.officeHolder(office)
    return by === undefined
      ? []
      : [{ form: 'open', words: `Open the meeting, ${course.nameOf(by)} presiding`, says: { by } }]
  })
  const asked = {
    form: 'open',
    words: 'Open the meeting, somebody else presiding',
    says: {},
  } as const
  return [
    ...known,
    { ...asked, isAsked: true, ...(known.length === 0 ? { words: 'Open the meeting' } : {}) },
    ...coming(course),
  ]
}

/** Those who are there come in at once, before anything else is recorded. */
function coming(course: Course): readonly NextEvent[] {
  // Whoever opened it came in with that
  return course.spans.size > 1 || course.items.length > 0
    ? []
    : [{ form: 'arrive', words: 'Say who is here', says: {}, isAsked: true }]
}

/** Before the first item: who else is told of at the beginning of the minutes. */
function beginning({ items, story }: Course, events: JudgedRecord['events']): readonly NextEvent[] {
  const isTold = (type: string) => events.some((event) => event['type'] === type)
  return [
    ...(items.length > 0 || isTold('apology') || story.apologies.length > 0
      ? []
      : [{ form: 'apology', words: 'Say who sent apologies', says: {}, isAsked: true } as const]),
    ...(items.length > 0 || isTold('attend')
      ? []
      : [{ form: 'attend', words: 'Say who else attends', says: {}, isAsked: true } as const]),
  ]
}

/** After a tie: what the rules make of it is told where it is recorded. */
function tied(course: Course, vote: Vote): readonly NextEvent[] {
  if (vote.isDeclaredOver || resultOf(course, vote).outcome !== 'tie') return []
  const says = {}
  const ruling = {
    form: 'ruling',
    words: 'The chair rules on the tie',
    says,
    isAsked: true,
  } as const
  const bar = noCasting(course, vote, undefined)
  // A casting vote is offered where somebody has one
  if (bar !== undefined) {
    return [{ ...ruling, foretold: [`${bar.message}${course.rules.cited(bar.paragraph)}.`] }]
  }
  return [
    {
      ...{
        form: 'casting',
        words: `A casting vote is given in ${lower(voteName(course, vote))}`,
        says: castingSays(course, vote),
      },
      ...{ isAsked: true, foretold: foretoldCasting({ judged: { course } }, { vote: vote.id }) },
    },
    ruling,
  ]
}

/** On which vote, and whose it is where only one may give it. */
function castingSays(course: Course, vote: Vote): Readonly<Record<string, string>> {
  const may = [...course.room.keys()].filter((one) => noCasting(course, vote, one) === undefined)
  const [only, ...others] = may
  return { vote: vote.id, ...(only === undefined || others.length > 0 ? {} : { by: only }) }
}

function voting(course: Course): readonly NextEvent[] {
  const { lastVote } = course
  if (lastVote === undefined) return []
  if (lastVote.results.length > 0) return tied(course, lastVote)
  const says = { vote: lastVote.id }
  const uncounted = (result: string) => ({ ...says, result, counted: 'no' })
  const name = lower(voteName(course, lastVote))
  const isByName = lastVote.demands.some(({ isGood }) => isGood)
  const byName = {
    form: 'recorded',
    words: `Record by name ${name}`,
    says,
    isAsked: true,
  } as const
  return [
    ...(isByName ? [byName] : []),
    { form: 'hands', words: `Count the hands in ${name}`, says, counts: COUNTS },
    ...(isByName ? [] : [byName]),
    { form: 'outcome', words: 'Carried, not counted', says: uncounted('carried') },
    { form: 'outcome', words: 'Lost, not counted', says: uncounted('lost') },
  ]
}

function debating(course: Course): readonly NextEvent[] {
  const motions = course.motions.filter(
    (one) => one.kind === 'motion' && isOpen(course, one) && one.votes.length === 0,
  )
  const open = motions.flatMap((motion) =>
    openAmendments(course, motion).filter(({ votes }) => votes.length === 0),
  )
  return [...open, ...motions.toReversed()].flatMap((one): NextEvent[] => {
    const name = one.names[0] ?? one.event
    const agreed = { vote: `${PUT_NOW}${name}`, result: 'carried', counted: 'no' }
    const its = isWithheld(course, one)
      ? motionUnnamed(course, one)
      : motionWorded(course, one, textOf(course, one) ?? one.text)
    return [
      {
        ...{ form: 'put', words: `Put the question on ${its}`, says: { on: name } },
        foretold: foretoldMajority({ judged: { course } }, name),
      },
      { form: 'outcome', words: `Agreed without a count: ${its}`, says: agreed },
    ]
  })
}

/** With one press where nothing waits; else what waits is told on a page of its own first. */
function closing(course: Course): NextEvent {
  const close = { form: 'close', words: 'Close the meeting', says: {} } as const
  return waitingAtClose(course).length === 0 ? close : { ...close, isAsked: true }
}

/** What was adjourned may go on; where the quorum was declared lost there is nothing more but the close. */
function afterAdjournment(course: Course): readonly NextEvent[] {
  const { adjourned } = course
  const close = closing(course)
  if (adjourned?.placed.event.type !== 'adjourn') return [close]
  return [close, { form: 'resume', words: 'The meeting is resumed', says: {} }]
}

function moving(course: Course): readonly NextEvent[] {
  const { items } = course.story
  const taken = new Set(course.items.map(({ item }) => item.number))
  const waits = ({ number }: ItemOfDay) => !taken.has(number) && !course.deferred.has(number)
  const now = items.findIndex(({ number }) => number === course.item?.item.number)
  // Where the order was changed, what follows the item in hand comes before what was passed over
  const following = items.slice(now + 1).find(waits) ?? items.find(waits)
  if (following !== undefined) {
    const { number, title } = following
    return [
      { form: 'item', words: `Open item ${number}, ${title}`, says: { item: number } },
      ...(taken.size === 0 ? [] : [closing(course)]),
    ]
  }
  const isWithoutAgenda = items.every(({ isOnNoAgenda }) => isOnNoAgenda === true)
  const another = { form: 'item', words: 'Open an item', says: {}, isAsked: true } as const
  return isWithoutAgenda ? [another, closing(course)] : [closing(course)]
}
