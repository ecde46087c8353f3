import type { Problem } from '#shared/index.ts'
import type { Page } from '#web/index.ts'
import { noticesOf } from '../meetings/item-notices.ts'
import { dayOfMeeting, planOf } from '../meetings/meeting.ts'
import { addressOf, crumbsOf, meetingName, planWords } from '../meetings/meeting-words.ts'
import { numbered, papersOf } from './agenda.ts'
import { nothingIssued } from './before-issue.ts'
import type { Finding } from './finding.ts'
import { paperWords } from './item-words.ts'
import { type AgendaKnown, prepareAddress } from './known-agenda.ts'
import { paperState } from './paper-state.ts'
import { timelinessOf } from './timeliness.ts'
import type { Wanted } from './wanted.ts'

/** `/meetings/<address>/agenda/prepare`: what is on, what is wanting, and whether it can be issued. */
export function presentPrepare(
  { meeting, agenda, known }: AgendaKnown,
  findings: readonly Finding[],
  wanted: readonly Wanted[],
) {
  const { today, decider } = known
  const address = `${addressOf(meeting)}/agenda`
  const plan = planOf(meeting)
  const open = findings.filter(({ mark }) => !agenda.accepted.has(mark))
  const never = nothingIssued(meeting, today)
  return {
    title: `Prepare the agenda: ${meetingName(meeting).replace(/^M/, 'm')}`,
    breadcrumbs: crumbsOf(meeting),
    when: plan === undefined ? null : planWords(plan),
    answer: answerOf(agenda.issued.length, open.length, never),
    isNever: never.length > 0,
    timeliness: timelinessOf(today, dayOfMeeting(meeting), decider),
    items: numbered(agenda).map(({ number, item }) => ({
      number,
      title: item.title,
      notices: noticesOf(item),
      isIssued: agenda.issued.length > 0,
      address: `${address}/items/${item.id}`,
      papers: papersOf(agenda, item.id).map((paper) => ({
        title: paper.title,
        href: `${address}/papers/${paper.id}/file.pdf`,
        note: [
          paperWords(paper),
          `${paper.pages} ${paper.pages === 1 ? 'page' : 'pages'}`,
          paper.from,
          paperState(agenda, paper, dayOfMeeting(meeting), decider),
        ]
          .filter(Boolean)
          .join('. '),
        withdraw: `${address}/papers/${paper.id}/withdraw`,
        form: paper.form === null ? null : `${address}/papers/${paper.id}/form`,
      })),
    })),
    wanted: wanted.map((one) => ({
      ...one,
      href: `${address}/items/new?${new URLSearchParams({ title: one.title })}`,
    })),
    open: open.map((one) => ({ ...one, href: `${address}/findings/${one.mark}` })),
    staying: findings.flatMap((one) => {
      const reason = agenda.accepted.get(one.mark)
      return reason === undefined
        ? []
        : [{ ...one, reason, href: `${address}/findings/${one.mark}` }]
    }),
    address,
    draft: `${addressOf(meeting)}/agenda/draft.pdf`,
    here: prepareAddress(meeting),
  } satisfies Page & Record<string, unknown>
}

function answerOf(issued: number, open: number, never: readonly Problem[]): string {
  if (never.length > 0) return never.map(({ message }) => `${message}.`).join(' ')
  const wanting =
    open === 0
      ? 'Nothing stands in the way of issuing it.'
      : `${open} ${open === 1 ? 'thing is' : 'things are'} to be mended, or accepted with a reason, before it is issued.`
  return issued === 0 ? wanting : `Issued. What is added now goes out as a supplement. ${wanting}`
}
