import type { People } from '#people/index.ts'
import type { Actor, Link, Page } from '#web/index.ts'
import type { IssuedAgenda } from './issued-agenda.ts'
import { dayOfMeeting, isToCome, type Meeting, type Meetings, numberOf, planOf } from './meeting.ts'
import { addressOf, declarationWords, meetingName, nameOf, planWords } from './meeting-words.ts'
import { sayNotConnected } from './not-connected.ts'
import { REPLIES, type Reply } from './replies.ts'
import type { WorkItem } from './work-programme.ts'

/** A meeting to come, and what was answered to it. */
interface OwnMeeting extends Link {
  readonly when: string
  readonly answer: string
  readonly replyHref: string
  readonly papers: readonly Link[]
  readonly packs: readonly Link[]
}

/**
 * `/mine`: what is of one member: their next meetings with their answers, their papers, what they asked for,
 * what they were at, and what they declared.
 *
 * @param who - with their id on the panel; `undefined` where their account does not say who they are
 * @param replyTo - their answer in force
 * @param items - those put forward by members
 * @param issuedFor - what was issued last for a meeting, as they may read it
 */
export function presentMine(
  { all }: Meetings,
  people: People,
  who: { readonly person: string | undefined; readonly actor: Actor },
  today: string,
  replyTo: (meeting: Meeting) => Reply | undefined,
  items: readonly WorkItem[],
  issuedFor: (meeting: Meeting) => IssuedAgenda | undefined,
) {
  const { person, actor } = who
  const toCome = all
    .filter((one) => isToCome(one, today))
    .toSorted((one, other) => dayOfMeeting(one).localeCompare(dayOfMeeting(other)))
  return {
    title: 'Yours',
    who: person === undefined ? null : nameOf(people, person),
    notConnected: person === undefined ? sayNotConnected(actor) : [],
    meetings: toCome.map((meeting) =>
      presentOwn(meeting, person && replyWords(replyTo(meeting), people), issuedFor(meeting)),
    ),
    asked: items
      .filter((one) => one.person === person)
      .map(({ title, meeting }) => ({
        text: `${title}${meeting === null ? ': waits for an agenda' : ''}`,
        href: meeting === null ? '/meetings/work-programme' : `/meetings/${meeting}`,
      })),
    attended: person === undefined ? [] : attended(all, person),
    interests:
      person === undefined
        ? []
        : all.flatMap((meeting) =>
            (meeting.held?.declarations ?? [])
              .filter((one) => one.person === person)
              .map((one) => ({
                text: `${meetingName(meeting)}: ${declarationWords(people, one)}`,
                href: addressOf(meeting),
              })),
          ),
  } satisfies Page & Record<string, unknown>
}

function replyWords(reply: Reply | undefined, people: People): string {
  if (reply === undefined) return 'You have not answered.'
  const whom = reply.substitute === undefined ? '' : `: ${nameOf(people, reply.substitute)}`
  return `Your answer: ${REPLIES[reply.answer].toLowerCase()}${whom}.`
}

function presentOwn(
  meeting: Meeting,
  answer: string | undefined,
  issued: IssuedAgenda | undefined,
): OwnMeeting {
  const plan = planOf(meeting)
  return {
    text: meetingName(meeting),
    href: addressOf(meeting),
    when: plan === undefined ? '' : planWords(plan),
    answer: answer ?? '',
    replyHref: `${addressOf(meeting)}/reply`,
    papers: papersOf(meeting, issued),
    packs:
      issued === undefined
        ? []
        : [
            { text: 'The agenda', href: `${addressOf(meeting)}/agenda` },
            {
              text: issued.memberFiles.length === 0 ? 'The pack (PDF)' : 'The public pack (PDF)',
              href: `${addressOf(meeting)}/pack.pdf`,
            },
            ...(issued.memberFiles.length === 0
              ? []
              : [
                  {
                    text: 'The restricted pack (PDF)',
                    href: `${addressOf(meeting)}/restricted/pack.pdf`,
                  },
                ]),
          ],
  }
}

/** The papers of a meeting: those issued here on their own pages, others at their item. */
function papersOf(meeting: Meeting, issued: IssuedAgenda | undefined): readonly Link[] {
  if (issued === undefined) {
    return meeting.items.flatMap((item) =>
      item.papers.map(({ title }) => ({
        text: title,
        href: `${addressOf(meeting)}/items/${numberOf(item)}`,
      })),
    )
  }
  return [...issued.items, ...issued.restrictedItems]
    .toSorted((one, other) => one.number - other.number)
    .flatMap(({ number, papers }) =>
      papers.map(({ title, paper }) => ({
        text: `${number}. ${title}`,
        href: `${addressOf(meeting)}/papers/${paper}`,
      })),
    )
}

/** Meetings at which they are named. */
function attended(all: readonly Meeting[], person: string): readonly Link[] {
  return all.toReversed().flatMap((meeting) => {
    const as = meeting.held?.present?.includes(person)
      ? 'present'
      : meeting.held?.apologies?.includes(person)
        ? 'apologies'
        : undefined
    return as === undefined
      ? []
      : [{ text: `${meetingName(meeting)}: ${as}`, href: addressOf(meeting) }]
  })
}
