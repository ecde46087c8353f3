import type { People } from '#people/index.ts'
import { capitalise, describeDay } from '#shared/index.ts'
import type { Meeting } from '../meetings/meeting.ts'
import { numberOf } from '../meetings/meeting.ts'
import { KINDS, type Says, type Undertakings } from '../promises/undertaking.ts'
import type { EventOf } from '../record/event.ts'
import { itemAt } from '../record/item-at.ts'
import type { JudgedMeeting } from '../record/judge.ts'
import { factsOf, withoutIds } from '../record/plain-words.ts'
import { factsOfResolution, resolvedWords } from '../record/vote-sentences.ts'
import { dueIn, dueSaid } from './due-said.ts'

/** Something that the record of a meeting says was promised, asked for or resolved. */
interface SaidAtMeeting {
  /** The event by which it was promised, or its question put. */
  readonly event: string
  /** All events that it rests on. */
  readonly facts: readonly string[]
  readonly says: Says
}

/** What an office is called, and who holds it, by which an owner is found. */
interface Named {
  readonly offices: Undertakings['offices']
  readonly people: People
}

/**
 * What is to be followed of a meeting as it is recorded: each promise, and each resolution by which something is to be
 * done. An owner stands only where an office that is held here is meant, and a day only where one was said.
 */
export function saidAtMeeting(
  meeting: Meeting,
  judged: JudgedMeeting,
  named: Named,
): readonly SaidAtMeeting[] {
  const { course, placed, results } = judged
  const { day } = course.story
  const about = (event: string) => {
    const item = itemAt(judged, event)
    const minute = meeting.items.find((one) => String(numberOf(one)) === item)?.minute
    const document = `Record of the meeting of ${describeDay(day)}`
    return {
      meeting: day,
      source: { document, ...(item === null ? {} : { paragraph: `item ${item}` }) },
      ...(minute === undefined ? {} : { item: minute }),
      about: { measures: [], reports: [] },
    }
  }
  const promises = placed.flatMap(({ event }): SaidAtMeeting[] =>
    event.type !== 'promise' || event.text === ''
      ? []
      : [
          {
            ...{ event: event.id, facts: factsOf(judged, event.id) },
            says: { ...about(event.id), ...promised(judged, event, named) },
          },
        ],
  )
  const resolutions = results.flatMap(({ vote, result }): SaidAtMeeting[] => {
    const [motion] = vote.on
    if (motion?.kind !== 'motion' || result.outcome !== 'carried') return []
    const resolution = resolved(resolvedWords(course, motion), day, named)
    if (resolution === undefined) return []
    const { id } = vote.put.event
    return [
      { event: id, facts: factsOfResolution(judged, vote), says: { ...about(id), ...resolution } },
    ]
  })
  return [...promises, ...resolutions]
}

type Part = Pick<Says, 'kind' | 'what' | 'awaits'> & Partial<Pick<Says, 'who' | 'hint' | 'due'>>

function promised({ course }: JudgedMeeting, event: EventOf<'promise'>, named: Named): Part {
  const { by, text, due, kind } = event
  const words = withoutIds(course, text).trim().replace(/[.]$/, '')
  return {
    kind: isKind(kind) ? kind : 'agreed-action',
    what: capitalise(words.replace(/^to (?=\p{L})/iu, '')),
    awaits: awaitedIn(words),
    ...(by === undefined ? {} : ownerOf(by, course.nameOf(by), named)),
    ...withDue(due === undefined ? dueSaid(words, course.story.day) : dueIn(due, course.story.day)),
  }
}

const withDue = (due: Says['due'] | undefined) => (due === undefined ? {} : { due })

const isKind = (kind: string | undefined): kind is keyof typeof KINDS =>
  kind !== undefined && Object.hasOwn(KINDS, kind)

/** What is done by being resolved: nothing of it is left to follow. */
const DONE_BY_IT = new Set([
  ...['noted', 'received', 'approved', 'confirmed', 'accepted', 'endorsed', 'adopted', 'agreed'],
  ...['supported', 'welcomed', 'excluded', 'elected', 'appointed', 'deferred', 'adjourned'],
  ...['thanked', 'congratulated', 'put'],
])

/** The same as whoever resolves it does it: "the Panel note the report", "supports the precept". */
const DOES = /^(?:(?:the |this )?(?:panel|committee|board|members) )?(?:now |hereby )?(\p{L}+)\b/iu
const DONE_BY_DOING = new Map([...DONE_BY_IT].flatMap((act) => namesOf(act)))

/** "noted" as "note" and "notes" */
function namesOf(done: string): readonly (readonly [string, string])[] {
  const stem = done.replace(/rred$/, 'r').replace(/ed$/, '')
  const verbs = [stem, `${stem}e`].filter((verb) => verb !== 'not')
  return verbs.flatMap((verb) => [[verb, done] as const, [`${verb}s`, done] as const])
}

/**
 * What a resolution has done, each as "noted" or "sent", as far as its words tell: by whom it is about, by the panel itself,
 * and what is joined to either by "and".
 */
function actsIn(text: string): readonly string[] {
  const passive = [...text.matchAll(/\b(?:be|is|are) (?:now |hereby )?(\p{L}+)/giu)]
  const [, verb = ''] = DOES.exec(text) ?? []
  const done = DONE_BY_DOING.get(verb.toLowerCase())
  const isToDo = done !== undefined && new RegExp(`\\b${verb} to\\b`, 'i').test(text)
  const own = done === undefined ? [] : [isToDo ? verb.toLowerCase() : done]
  const begin = done === undefined ? (passive[0]?.index ?? text.length) : 0
  const joined = [...text.slice(begin).matchAll(/\band (?:to |then )?(\p{L}+)/giu)].flatMap(
    ([, word = '']) => {
      const said = word.toLowerCase()
      const its = DONE_BY_DOING.get(said) ?? said
      if (done === undefined) return PARTICIPLE.test(its) ? [its] : []
      return OF_A_THING.test(said) ? [] : [its]
    },
  )
  return [...own, ...passive.map(([, act = '']) => act.toLowerCase()), ...joined]
}

const PARTICIPLE = /(?:ed|en|ght|sent|made|held|put|done|kept|set|laid|paid)$/
const OF_A_THING = /^(?:the|a|an|its|their|his|her|this|these|those|all|any|that)$/

/** @returns `undefined` of what is done by being resolved, as when a report is noted */
function resolved(words: string, day: string, named: Named): Part | undefined {
  const text = words.replace(/^that[:,]?\s+/i, '').replace(/[.]$/, '')
  const acts = actsIn(text)
  if (acts.length > 0 && acts.every((act) => DONE_BY_IT.has(act))) return undefined
  const part = {
    ...{ kind: 'resolution' as const, what: capitalise(text), awaits: awaitedIn(text) },
    ...withDue(dueSaid(text, day)),
  }
  const [, whom] =
    /^(?:the )?(.{3,80}?) (?:be|is) (?:asked|requested|invited|urged|recommended) to /i.exec(
      text,
    ) ?? []
  return whom === undefined ? part : { ...part, ...ownerOf(whom, whom, named) }
}

/** What there will be once it is done, as far as the words say; else evidence of it. */
function awaitedIn(words: string): string {
  const [, thing] =
    /\b(report|letter|briefing|paper|presentation|plan|figures|answer|update|visit)s?\b/i.exec(
      words,
    ) ?? []
  return thing?.toLowerCase() ?? 'evidence that it was done'
}

/** Offices that answer to what the body is called that a panel holds to account. */
const ACCOUNTABLE = new Set(['commissioner', 'mayor', 'board', 'board-lead'])

/** An office that is held here, where what was said names one and no other; else who may be meant. */
function ownerOf(by: string, name: string, { offices, people }: Named): Partial<Part> {
  const plain = plainly(by)
  const wordsIn = (text: string) => new Set(plainly(text).split(' '))
  const isNamed = (text: string) => plain.split(' ').every((word) => wordsIn(text).has(word))
  const all = [...offices]
  const exact = all.find(([id, office]) => plainly(id) === plain || plainly(office) === plain)
  const near = all.filter(([id, office]) => isNamed(office) || isNamed(id))
  const held = [...people.posts.values()].filter(({ kind }) => ACCOUNTABLE.has(kind))
  const accountable = ACCOUNTABLE.has(plain) && held.length === 1 ? held[0]?.id : undefined
  const who = exact?.[0] ?? (near.length === 1 ? near[0]?.[0] : undefined) ?? accountable
  return who !== undefined && offices.has(who) ? { who } : { hint: name }
}

const plainly = (text: string) =>
  text.toLowerCase().replace(/[-_]/g, ' ').replace(/^the /, '').trim()
